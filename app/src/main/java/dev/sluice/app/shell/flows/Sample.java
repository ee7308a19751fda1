package dev.sluice.app.shell.flows;

import dev.sluice.app.fx.Messages;

/// A flow that comes with the program, in the window's language.
///
/// @param name its folder's
public record Sample(String name) {
    public String title(Messages messages) {
        String key = "shell.sample." + name + ".title";
        return messages.has(key) ? messages.text(key) : name;
    }

    /// What it shows, in a sentence.
    public String about(Messages messages) {
        String key = "shell.sample." + name;
        return messages.has(key) ? messages.text(key) : "";
    }
}
