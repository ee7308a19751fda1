package dev.sluice.engine.export;

import java.util.Map;

/// All files of an export, before any of them is written.
///
/// @param files by path in the output folder, with slashes
public record Bundle(Map<String, Content> files, Report report) {}
