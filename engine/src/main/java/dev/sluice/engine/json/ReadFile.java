package dev.sluice.engine.json;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Places;
import dev.sluice.engine.json.text.RecordReader;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// A file of a flow, read into the records of its format.
///
/// @param json what the file says
/// @param problems warnings only
record ReadFile<T extends Record>(
        TextFile file, JsonText text, T json, List<PlacedProblem> problems) {
    static <T extends Record> ReadFile<T> read(Path path, Class<T> format)
            throws FlowFileException {
        return read(TextFile.read(path), format);
    }

    static <T extends Record> ReadFile<T> read(TextFile file, Class<T> format)
            throws FlowFileException {
        String name = String.valueOf(file.path().getFileName());
        JsonText text;
        try {
            text = JsonText.parse(file.text());
        } catch (JsonSyntaxException e) {
            throw new FlowFileException(
                    List.of(
                            new PlacedProblem(
                                    name,
                                    e.line(),
                                    e.column(),
                                    Problem.error(
                                            "json.syntax", "", null, e.getMessage() + ".", ""))));
        }
        Problem version = versionProblem(text.root());
        if (version != null) {
            throw new FlowFileException(place(name, text.places(), List.of(version)));
        }
        RecordReader.Result<T> result = RecordReader.read(text, format);
        List<PlacedProblem> problems = place(name, text.places(), result.problems());
        if (result.value() == null) {
            throw new FlowFileException(problems);
        }
        return new ReadFile<>(file, text, result.value(), problems);
    }

    static List<PlacedProblem> place(String file, Places places, List<Problem> problems) {
        return problems.stream()
                .map(
                        problem -> {
                            Places.Position at = places.of(problem.place());
                            return new PlacedProblem(file, at.line(), at.column(), problem);
                        })
                .toList();
    }

    private static @Nullable Problem versionProblem(Node root) {
        if (!(root instanceof Node.Members members)) {
            return Problem.error(
                    "json.wrong-type", "", null, "The file must hold one object in { }.", "");
        }
        Node.Member version = members.member("sluice");
        if (version == null) {
            return Problem.error(
                    "json.no-version",
                    "",
                    null,
                    "This is no flow file: the field \"sluice\" is missing.",
                    "A flow file begins with { \"sluice\": " + FlowJson.VERSION + ", …");
        }
        Object value = version.value().value();
        if (value instanceof Integer number && number == FlowJson.VERSION) {
            return null;
        }
        boolean newer = value instanceof Number number && number.doubleValue() > FlowJson.VERSION;
        return Problem.error(
                "json.version",
                "/sluice",
                null,
                newer
                        ? "The file has version " + value + " of the format; this Sluice reads 1."
                        : "\"sluice\" must be 1, the version of the format.",
                newer ? "Open it with a newer Sluice." : "");
    }
}
