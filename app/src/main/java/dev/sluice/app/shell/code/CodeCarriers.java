package dev.sluice.app.shell.code;

/// What brings code into a flow's folder.
///
/// @param dropped takes in folders and files that are dropped
/// @param copies takes in what was copied in another flow
public record CodeCarriers(CodeDrop dropped, Carrying copies) {}
