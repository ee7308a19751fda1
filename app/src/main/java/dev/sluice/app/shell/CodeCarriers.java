package dev.sluice.app.shell;

/// What brings code into a flow's folder.
///
/// @param folders takes in folders that are dropped
/// @param copies takes in what was copied in another flow
record CodeCarriers(FolderDrop folders, Carrying copies) {}
