package dev.sluice.engine.container.code;

import java.nio.file.Path;

/// The code of a function as it was at one moment.
///
/// @param hash of the names and contents of all its files
/// @param folder a copy that nothing changes
public record CodeVersion(String hash, Path folder) {}
