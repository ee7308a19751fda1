package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a whole state machine.
public final class MachineReader {
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final Draft draft;

    public MachineReader(Draft draft) {
        this.draft = draft;
    }

    /// @param name of the flow that it becomes
    /// @throws ImportException with everything that is wrong, and where
    public Imported read(String name, Members machine) throws ImportException {
        var fields = new Fields(machine, name, draft);
        QueryLanguage language = language(fields, QueryLanguage.JSONPATH, draft);
        Map<String, Step> steps = new LinkedHashMap<>();
        Scope scope = Scope.of(draft, fields, language, steps);
        scope.read();
        String comment = fields.text("Comment");
        Integer timeout = timeout(fields);
        fields.take("Version");
        fields.tellRest();
        draft.faults().refuse();
        return draft.flow(name, comment, timeout, scope.start(), steps);
    }

    private @Nullable Integer timeout(Fields fields) {
        Integer timeout = fields.wholeNumber("TimeoutSeconds");
        if (timeout == null || timeout <= YEAR_SECONDS) {
            return timeout;
        }
        draft.tell(
                Fate.CHANGED,
                fields.members().spot(),
                fields.owner(),
                "TimeoutSeconds",
                "A run goes on for a year at most.");
        return YEAR_SECONDS;
    }

    /// The language that an object says its states are in.
    static QueryLanguage language(Fields fields, QueryLanguage otherwise, Draft draft) {
        String written = fields.text("QueryLanguage");
        if (written == null) {
            return otherwise;
        }
        for (QueryLanguage language : QueryLanguage.values()) {
            if (language.label().equals(written)) {
                return language;
            }
        }
        var value = fields.members().get("QueryLanguage");
        if (value != null) {
            draft.faults()
                    .add(
                            value.spot(),
                            "There is no query language \"" + written + "\".",
                            "Write \"JSONata\" or \"JSONPath\".");
        }
        return otherwise;
    }
}
