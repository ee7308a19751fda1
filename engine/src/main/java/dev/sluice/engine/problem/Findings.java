package dev.sluice.engine.problem;

import dev.sluice.engine.problem.Problem.Fix;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The problems found so far, by one element after another.
public final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    /// None yet.
    public Findings() {}

    public void add(Problem problem) {
        problems.add(problem);
    }

    public void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    public List<Problem> all() {
        return List.copyOf(problems);
    }

    /// For the problems of one element.
    public On on(@Nullable String element, JsonPointer place) {
        return new On(element, place);
    }

    /// Takes problems of one element, each at a field of it.
    public final class On {
        private final @Nullable String element;
        private final JsonPointer place;

        private On(@Nullable String element, JsonPointer place) {
            this.element = element;
            this.place = place;
        }

        public JsonPointer place() {
            return place;
        }

        /// The same element, at another place.
        public On at(JsonPointer other) {
            return new On(element, other);
        }

        /// The same element, deeper in.
        public On in(String field) {
            return new On(element, place.child(field));
        }

        public On in(int index) {
            return new On(element, place.child(index));
        }

        public void error(String code, String message, String hint) {
            add(Problem.error(code, place.text(), element, message, hint));
        }

        public void warning(String code, String message, String hint) {
            add(Problem.warning(code, place.text(), element, message, hint));
        }

        public void warning(String code, String message, String hint, Fix fix) {
            add(Problem.warning(code, place.text(), element, message, hint).withFix(fix));
        }

        /// An error unless the value is absent or one of these.
        public void oneOf(@Nullable String value, String field, List<String> known) {
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
        public void range(@Nullable Number value, String field, long least, long most) {
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
