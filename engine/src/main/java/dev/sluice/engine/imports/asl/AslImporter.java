package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Importer;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;

/// Makes flows of state machines in the Amazon States Language, in JSON or YAML.
public final class AslImporter implements Importer {
    /// Where the answer of the service that describes a state machine has it, as a text, and where
    /// the files that tools split off of theirs have it.
    private static final String DEFINITION = "definition";

    public AslImporter() {}

    @Override
    public String format() {
        return "asl";
    }

    @Override
    public boolean recognizes(Source source) {
        return source.root() instanceof Members members
                && (members.get("States") != null
                        || members.get("StartAt") != null
                        || members.text(DEFINITION) != null
                        || members.members(DEFINITION) != null);
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Value root = definition(source);
        if (!(root.settled() instanceof Members settled)) {
            throw notOne(source, root);
        }
        var draft = new Draft(source.name(), KnownFunctions.NONE);
        return new MachineReader(draft).read(name(source.name()), settled);
    }

    private static Value definition(Source source) throws ImportException {
        return source.root() instanceof Members outer
                ? switch (outer.get(DEFINITION)) {
                    case Scalar(var at, String text) -> Source.inside(source.name(), at, text);
                    case Members inner -> inner;
                    case null, default -> outer;
                }
                : source.root();
    }

    private static ImportException notOne(Source source, Value at) {
        return ImportException.of(
                source.name(),
                at.spot(),
                "A state machine was expected: an object with \"StartAt\" and \"States\".",
                "Name a file with one, or say what the file is with --from.");
    }

    /// The name of a flow for a file: that of the file up to its first dot.
    static String name(String file) {
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }
}
