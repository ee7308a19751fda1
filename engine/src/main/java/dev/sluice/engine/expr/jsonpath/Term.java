package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.JsonPath;
import dev.sluice.engine.expr.path.MissingException;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What stands behind a key that ends in `.$`, and the arguments of intrinsic functions.
sealed interface Term {
    /// Its value where `$` stands for a document.
    ///
    /// @throws MissingException where a path leads nowhere
    /// @throws EvaluationException where a function fails
    @Nullable Object of(@Nullable Object document, Bindings bindings)
            throws MissingException, EvaluationException;

    /// Its text, with something put behind each `$` that stands for the document.
    String rerooted(String place);

    record Literal(@Nullable Object value) implements Term {
        @Override
        public String rerooted(String place) {
            return Json.write(value);
        }

        @Override
        public @Nullable Object of(@Nullable Object document, Bindings bindings) {
            return value;
        }
    }

    /// A text in apostrophes. Its escapes are undone when it is used, for `States.Format` looks for
    /// `{}` that no backslash stands before.
    record Text(String written) implements Term {
        @Override
        public String rerooted(String place) {
            return "'" + written + "'";
        }

        @Override
        public String of(@Nullable Object document, Bindings bindings) {
            return Texts.plain(written);
        }
    }

    record Selected(JsonPath path) implements Term {
        @Override
        public String rerooted(String place) {
            String text = path.text();
            return path.root() instanceof JsonPath.Root.Document
                    ? "$" + place + text.substring(1)
                    : text;
        }

        @Override
        public @Nullable Object of(@Nullable Object document, Bindings bindings)
                throws MissingException {
            try {
                return path.of(document, bindings);
            } catch (MissingException e) {
                throw new MissingException(
                        "The path " + path.text() + " leads to nothing: " + e.getMessage());
            }
        }
    }

    /// An intrinsic function and its arguments.
    record Call(Intrinsic function, List<Term> arguments) implements Term {
        @Override
        public String rerooted(String place) {
            return arguments.stream()
                    .map(argument -> argument.rerooted(place))
                    .collect(Collectors.joining(", ", function.word() + "(", ")"));
        }

        @Override
        public @Nullable Object of(@Nullable Object document, Bindings bindings)
                throws MissingException, EvaluationException {
            List<@Nullable Object> values = new ArrayList<>(arguments.size());
            for (int i = 0; i < arguments.size(); i++) {
                boolean isPattern = i == 0 && function == Intrinsic.FORMAT;
                values.add(
                        isPattern && arguments.getFirst() instanceof Text(String written)
                                ? written
                                : arguments.get(i).of(document, bindings));
            }
            return function.of(new Arguments(function, values), bindings);
        }
    }
}
