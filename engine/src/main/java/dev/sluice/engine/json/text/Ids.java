package dev.sluice.engine.json.text;

import dev.sluice.engine.check.Problem;
import dev.sluice.engine.value.JsonPointer;

import java.util.Optional;
import java.util.Set;

/// What an id may look like.
final class Ids {
    static final int MAX_LENGTH = 80;

    /// The names of the maps whose names are ids.
    static final Set<String> ELEMENT_MAPS = Set.of("triggers", "steps", "functions", "resources");

    private Ids() {}

    static Optional<Problem> problem(String id, JsonPointer at) {
        String wrong =
                id.isEmpty()
                        ? "An id is empty."
                        : id.codePointCount(0, id.length()) > MAX_LENGTH
                                ? "The id \"%s\" has %d characters; at most %d are allowed."
                                        .formatted(
                                                Words.shortened(id, 40),
                                                id.codePointCount(0, id.length()),
                                                MAX_LENGTH)
                                : id.codePoints().anyMatch(Character::isISOControl)
                                        ? "The id %s holds a control character."
                                                .formatted(Words.visible(id))
                                        : "";
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.error(
                                "id.invalid",
                                at.text(),
                                id,
                                wrong,
                                "Give it an id of 1 to 80 characters."));
    }
}
