package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.path.JsonPath;
import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what is wrong with the texts of a JSONPath step before they are ever used.
public final class PathSyntax {
    private PathSyntax() {}

    /// What is wrong with a text as a path.
    public static Optional<String> path(String text) {
        try {
            PathParser.whole(text);
            return Optional.empty();
        } catch (PathSyntaxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// What is wrong with a text as a path that leads to one place in the step's input.
    public static Optional<String> place(String text) {
        try {
            JsonPath path = PathParser.whole(text);
            if (!(path.root() instanceof JsonPath.Root.Document)) {
                return Optional.of("a result goes into the step's input, so it begins with $.");
            }
            return path.isReference()
                    ? Optional.empty()
                    : Optional.of("it must lead to one place, by fields and indexes alone");
        } catch (PathSyntaxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// What is wrong with a text as a path or an intrinsic function.
    public static Optional<String> term(String text) {
        try {
            TermParser.whole(text);
            return Optional.empty();
        } catch (PathSyntaxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// What is wrong with a choice rule's comparison object.
    public static Optional<String> comparison(@Nullable Object written) {
        try {
            Comparison.of(written);
            return Optional.empty();
        } catch (PathSyntaxException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// A path or an intrinsic function whose paths begin further in.
    ///
    /// @param place what is put behind each `$` that stands for the document
    public static String rerooted(String text, String place) {
        try {
            return place.isEmpty() ? text : TermParser.whole(text).rerooted(place);
        } catch (PathSyntaxException e) {
            return text;
        }
    }

    /// Whether a text is meant as a path or an intrinsic function.
    public static boolean isTerm(String text) {
        return text.startsWith("$") || (text.startsWith("States.") && text.endsWith(")"));
    }

    /// What a key is for: the key without the `.$` that says that a path stands behind it.
    public static String name(String key) {
        return Payload.name(key);
    }

    /// The names of all intrinsic functions, as they are written.
    public static List<String> functions() {
        return Stream.of(Intrinsic.values()).map(Intrinsic::word).toList();
    }

    /// The names of all operators of choice rules.
    public static List<String> operators() {
        return Operator.names();
    }

    /// Whether choice rules have an operator of that name.
    public static boolean isOperator(String word) {
        return Operator.named(word) != null;
    }

    /// Whether an operator can compare with a value.
    public static boolean takes(String operator, @Nullable Object operand) {
        Operator known = Operator.named(operator);
        return known != null && known.takes(operand);
    }
}
