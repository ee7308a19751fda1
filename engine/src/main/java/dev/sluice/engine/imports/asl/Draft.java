package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Faults;
import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A flow in the making: the ids that are taken, the functions its steps call, what is wrong and
/// what is to be told.
public final class Draft {
    private final String file;
    private final Faults faults;
    private final CalledFunctions functions;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Spot> places = new LinkedHashMap<>();
    private final List<Report.Entry> entries = new ArrayList<>();

    /// @param file its name, as problems show it
    /// @param known the functions that a template defines
    public Draft(String file, KnownFunctions known) {
        this.file = file;
        this.faults = new Faults(file);
        this.functions = new CalledFunctions(this, known);
    }

    public Faults faults() {
        return faults;
    }

    CalledFunctions functions() {
        return functions;
    }

    void wrong(Value value, String message, String hint) {
        faults.add(value.spot(), message, hint);
    }

    /// Puts something into the report.
    void tell(Fate fate, Spot at, String element, String what, String note) {
        tell(new Report.Entry(fate, file, at, element, Faults.visible(what), Faults.visible(note)));
    }

    /// Puts something into the report that another file says.
    public void tell(Report.Entry entry) {
        entries.add(entry);
    }

    /// The id of a step for a state: its name, made unique in the flow.
    String id(String name, Spot at) {
        String wanted = wellFormed(name);
        String id = wanted;
        for (int i = 2; !ids.add(id); i++) {
            String ending = " (" + i + ")";
            id = Names.problem(wanted + ending).isEmpty() ? wanted + ending : cut(wanted, ending);
        }
        places.put(id, at);
        if (!id.equals(name)) {
            tell(
                    Fate.CHANGED,
                    at,
                    id,
                    "id",
                    wanted.equals(name)
                            ? "Another state is named \""
                                    + name
                                    + "\" already; ids are unique in the whole flow."
                            : "The state's name cannot be an id, which has 1 to 80 characters and"
                                    + " no control characters.");
        }
        return id;
    }

    /// The id of a step that no state is, beginning with the id of the one it serves.
    String id(String owner, String ending, Spot at) {
        String wanted = owner + " " + ending;
        String id = Names.problem(wanted).isEmpty() ? wanted : cut(owner, " " + ending);
        for (int i = 2; !ids.add(id); i++) {
            id = cut(owner, " " + ending + " " + i);
        }
        places.put(id, at);
        return id;
    }

    /// The text with the ending, short enough for an id.
    static String cut(String text, String ending) {
        int room = Names.MAX_LENGTH - ending.codePointCount(0, ending.length());
        int length = Math.min(room, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, length)) + ending;
    }

    /// A name that can be an id.
    static String wellFormed(String name) {
        var plain = new StringBuilder();
        name.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(plain::appendCodePoint);
        String text = plain.toString();
        return text.isEmpty() ? "state" : cut(text, "");
    }

    /// The flow, when all its steps are read.
    public Imported flow(
            String name,
            @Nullable String comment,
            @Nullable Integer timeoutSeconds,
            List<String> start,
            Map<String, Step> steps) {
        String trigger = "start";
        for (int i = 2; !ids.add(trigger); i++) {
            trigger = "start " + i;
        }
        var manual = new Trigger.Manual(Trigger.Head.of(trigger, start));
        var flow =
                new Flow(
                        wellFormed(name),
                        comment,
                        List.of("aws"),
                        timeoutSeconds,
                        null,
                        Map.of(),
                        Map.of(trigger, manual),
                        steps,
                        functions.specs(),
                        Map.of());
        return new Imported(flow, functions.code(), Map.copyOf(places), new Report(entries));
    }
}
