package dev.sluice.app.canvas.shape;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

/// What shapes are drawn with.
public record Look(Icons icons, Messages messages, Summaries summaries) {
    public Look(Icons icons, Messages messages) {
        this(icons, messages, new Summaries(messages));
    }
}
