package dev.sluice.engine.check;

import dev.sluice.engine.check.Problem.Fix;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The problems found so far, by one element after another.
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    void add(Problem problem) {
        problems.add(problem);
    }

    void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    /// For the problems of one element.
    On on(@Nullable String element, JsonPointer place) {
        return new On(element, place);
    }

    /// Takes problems of one element, each at a field of it.
    final class On {
        private final @Nullable String element;
        private final JsonPointer place;

        private On(@Nullable String element, JsonPointer place) {
            this.element = element;
            this.place = place;
        }

        JsonPointer place() {
            return place;
        }

        /// The same element, at another place.
        On at(JsonPointer other) {
            return new On(element, other);
        }

        /// The same element, deeper in.
        On in(String field) {
            return new On(element, place.child(field));
        }

        On in(int index) {
            return new On(element, place.child(index));
        }

        void error(String code, String message, String hint) {
            add(Problem.error(code, place.text(), element, message, hint));
        }

        void warning(String code, String message, String hint) {
            add(Problem.warning(code, place.text(), element, message, hint));
        }

        void warning(String code, String message, String hint, Fix fix) {
            add(Problem.warning(code, place.text(), element, message, hint).withFix(fix));
        }

        /// An error unless the value is absent or one of these.
        void oneOf(@Nullable String value, String field, List<String> known) {
            if (value != null && !known.contains(value)) {
                in(field)
                        .error(
                                "value.unknown",
                                "\"" + field + "\" cannot be \"" + value + "\".",
                                Names.didYouMean(value, known)
                                        + "Known are "
                                        + String.join(", ", known)
                                        + ".");
            }
        }

        /// An error unless the number is absent or within these bounds.
        void range(@Nullable Number value, String field, long least, long most) {
            if (value != null && (value.doubleValue() < least || value.doubleValue() > most)) {
                in(field)
                        .error(
                                "value.range",
                                "\"%s\" is %s; it must be from %d to %d."
                                        .formatted(field, value, least, most),
                                "");
            }
        }
    }
}
