package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Importer;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;

/// Makes flows of state machines in the Amazon States Language, in JSON or YAML.
public final class AslImporter implements Importer {
    public AslImporter() {}

    @Override
    public String format() {
        return "asl";
    }

    @Override
    public boolean recognizes(Source source) {
        return source.root() instanceof Members members
                && (members.get("States") != null || members.get("StartAt") != null);
    }

    @Override
    public Imported read(Source source) throws ImportException {
        if (!(source.root() instanceof Members machine)) {
            throw notOne(source, source.root());
        }
        var draft = new Draft(source.name(), KnownFunctions.NONE);
        return new MachineReader(draft).read(name(source.name()), machine);
    }

    private static ImportException notOne(Source source, Value at) {
        return ImportException.of(
                source.name(),
                at.spot(),
                "A state machine was expected: an object with \"StartAt\" and \"States\".",
                "");
    }

    /// The name of a flow for a file: that of the file up to its first dot.
    static String name(String file) {
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }
}
