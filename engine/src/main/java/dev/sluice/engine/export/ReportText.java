package dev.sluice.engine.export;

import dev.sluice.engine.export.Report.Entry;
import dev.sluice.engine.export.Report.Fate;

import java.util.List;

/// A report as Markdown: first what is lost, then what is emulated, then what is exact.
public final class ReportText {
    private ReportText() {}

    public static String of(Report report) {
        var text = new StringBuilder("# What this export carries over\n\n");
        text.append("Target: ")
                .append(report.target())
                .append(". ")
                .append(count(report, Fate.LOST))
                .append(" lost, ")
                .append(count(report, Fate.EMULATED))
                .append(" emulated, ")
                .append(count(report, Fate.EXACT))
                .append(" exact.\n");
        section(text, "Lost", "It has no counterpart here.", report.entries(Fate.LOST));
        section(
                text,
                "Emulated",
                "Something else stands in for it; the note says where the two differ.",
                report.entries(Fate.EMULATED));
        section(
                text,
                "Exact",
                "It means here what it means in Sluice.",
                report.entries(Fate.EXACT));
        return text.toString();
    }

    private static int count(Report report, Fate fate) {
        return report.entries(fate).size();
    }

    private static void section(
            StringBuilder text, String title, String meaning, List<Entry> entries) {
        text.append("\n## ").append(title).append("\n\n");
        if (entries.isEmpty()) {
            text.append("Nothing.\n");
            return;
        }
        text.append(meaning).append("\n\n| element | what | how |\n|---|---|---|\n");
        for (Entry entry : entries) {
            text.append("| ")
                    .append(entry.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .append(" ")
                    .append(code(entry.id()))
                    .append(" | ")
                    .append(cell(entry.what()))
                    .append(" | ")
                    .append(cell(entry.note()))
                    .append(" |\n");
        }
    }

    private static String code(String text) {
        return "`" + cell(text).replace("`", "'") + "`";
    }

    /// A text that cannot break out of its cell, nor become markup.
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\R", " ");
    }
}
