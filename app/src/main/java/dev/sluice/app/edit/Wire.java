package dev.sluice.app.edit;

/// One wire of a flow, by its place in the file.
///
/// @param index its position among the outlet's targets
public record Wire(Outlet from, int index, String to) {}
