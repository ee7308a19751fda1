package dev.sluice.engine.problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// Something wrong with a flow, in words for its author.
///
/// @param code a stable short name, for example `join.without-fork`
/// @param place where: a JSON Pointer into `flow.json`, for example `/steps/both/next/0`
/// @param element the id of the step, trigger, function or resource it concerns, if one
/// @param message what is wrong and what was expected
/// @param hint what to do about it; may be empty
/// @param fix a repair that needs no further question, if there is one
public record Problem(
        Severity severity,
        String code,
        String place,
        @Nullable String element,
        String message,
        String hint,
        @Nullable Fix fix) {
    private static final Pattern ARGUMENT =
            Pattern.compile("\"([^\"]*)\"|(?<![\\w.\"])-?\\d+(?:\\.\\d+)?(?![\\w\"])");

    /// How bad it is: a flow with an error is not run.
    public enum Severity {
        ERROR,
        WARNING
    }

    /// A repair by name and what it applies to.
    public sealed interface Fix {
        /// Puts a join before a step that several branches of one fork reach.
        record InsertJoin(String step) implements Fix {}

        /// Removes one wire.
        record RemoveWire(String from, String to) implements Fix {}

        /// Removes an element nothing uses.
        record RemoveElement(String id) implements Fix {}
    }

    public static Problem error(
            String code, String place, @Nullable String element, String message, String hint) {
        return new Problem(Severity.ERROR, code, place, element, message, hint, null);
    }

    public static Problem warning(
            String code, String place, @Nullable String element, String message, String hint) {
        return new Problem(Severity.WARNING, code, place, element, message, hint, null);
    }

    /// What the message names, in order: what stands in quotes, and numbers. With the code it says
    /// the same as the message, so that it can be said in another language.
    public List<String> arguments() {
        return ARGUMENT.matcher(message)
                .results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toList();
    }

    /// The same as an error, where what it warns of is now in the way.
    public Problem asError() {
        return new Problem(Severity.ERROR, code, place, element, message, hint, fix);
    }

    public Problem withFix(Fix repair) {
        return new Problem(severity, code, place, element, message, hint, repair);
    }
}
