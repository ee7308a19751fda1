package dev.sluice.app.canvas.gesture;

/// The pointer does nothing.
public record Idle() implements Gesture {
    @Override
    public Gesture drag(Pointer to) {
        return this;
    }

    @Override
    public Outcome release() {
        return new Outcome.Nothing();
    }
}
