package dev.sluice.engine.export.aws.draft;

import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.Report.Entry;
import dev.sluice.engine.export.Report.Fate;
import dev.sluice.engine.export.Report.Kind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A report in the making. What is said twice stands in it once.
public final class ReportLines {
    private final Set<Entry> entries = new LinkedHashSet<>();

    public void exact(Kind kind, String id, String what, String note) {
        entries.add(new Entry(kind, id, what, Fate.EXACT, note));
    }

    public void emulated(Kind kind, String id, String what, String note) {
        entries.add(new Entry(kind, id, what, Fate.EMULATED, note));
    }

    public void lost(Kind kind, String id, String what, String note) {
        entries.add(new Entry(kind, id, what, Fate.LOST, note));
    }

    public Report report() {
        return new Report("AWS: Lambda and Step Functions by SAM", List.copyOf(entries));
    }
}
