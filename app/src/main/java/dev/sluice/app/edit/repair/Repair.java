package dev.sluice.app.edit.repair;

import dev.sluice.app.edit.Edit;

/// The one edit that mends a problem without a further question.
///
/// @param key the message key of what it does
public record Repair(String key, Edit edit) {}
