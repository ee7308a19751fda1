package dev.sluice.engine.machine;

/// Which step of a run: the ids from the outermost box inwards, map indexes in brackets, for
/// example `each[3]/resize`.
public record StepPath(String text) {
    public static StepPath of(String id) {
        return new StepPath(id);
    }

    /// A step inside this box.
    public StepPath inside(String id) {
        return new StepPath(text + "/" + id);
    }

    /// An iteration of this map.
    public StepPath item(int index) {
        return new StepPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
