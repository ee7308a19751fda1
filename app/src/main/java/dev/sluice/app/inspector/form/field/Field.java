package dev.sluice.app.inspector.form.field;

import dev.sluice.app.inspector.trial.Attempt;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One value of a step, trigger, function or flow, as text that can be edited.
///
/// @param key unique in its form, for example `retry.0.errors`
/// @param label the message key of its name
/// @param text the present value; empty where it is absent
/// @param prompt what holds while it is absent, or an example; may be empty, or a message key
/// @param typed what another text would mean
/// @param attempt how a text is tried with recorded data
public record Field(
        String key,
        String label,
        Kind kind,
        String text,
        String prompt,
        Function<String, Typed> typed,
        Attempt attempt) {
    /// How a field is shown.
    public sealed interface Kind {
        /// A line of text.
        record Line() implements Kind {}

        /// Words between commas.
        record Words() implements Kind {}

        /// Some lines of prose.
        record Prose() implements Kind {}

        /// JSON, in which texts may be expressions.
        record Code() implements Kind {}

        /// One of several values.
        ///
        /// @param free whether another text may be typed
        record Pick(List<Option> options, boolean free) implements Kind {}

        /// Some of several values, between commas.
        record Several(List<Option> options) implements Kind {}

        /// Yes (`true`) or no (empty).
        record Switch() implements Kind {}

        /// Only shown.
        record Shown() implements Kind {}

        /// Whether a secret has a value.
        record Secret(String name) implements Kind {}
    }

    /// A value to pick.
    ///
    /// @param label the message key of what is shown; `null`: the value itself
    public record Option(String value, @Nullable String label) {
        public static Option of(String value) {
            return new Option(value, null);
        }
    }

    /// What a text means; the present text changes nothing and is never wrong.
    public @Nullable Typed typed(String text) {
        return text.equals(this.text) ? null : typed.apply(text);
    }

    public Field withPrompt(String hint) {
        return new Field(key, label, kind, text, hint, typed, attempt);
    }

    /// Offers names that may stand there; others may as well.
    ///
    /// @param several whether they stand between commas
    public Field offering(List<String> names, boolean several) {
        return triedAs(new Attempt.Known(names, several));
    }

    public Field triedAs(Attempt way) {
        return new Field(key, label, kind, text, prompt, typed, way);
    }
}
