package dev.sluice.app.shell.flows;

import java.util.List;

/// Something that the user is told above the canvas until it is answered.
///
/// @param text the message key of what is said
/// @param values what the message is filled with
public record Remark(String text, List<Object> values, List<Answer> answers) {
    /// What a click does; the remark is gone then.
    ///
    /// @param label the message key of the button
    public record Answer(String label, Runnable act) {}

    public static Remark of(String text, Answer... answers) {
        return new Remark(text, List.of(), List.of(answers));
    }

    /// One that the user only has to know.
    public static Remark toKnow(String text, Object... values) {
        var understood = new Answer("shell.drop.understood", () -> {});
        return new Remark(text, List.of(values), List.of(understood));
    }
}
