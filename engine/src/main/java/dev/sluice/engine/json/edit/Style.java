package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Node.Member;

/// How a JSON text is laid out.
///
/// @param indent what one level of nesting is indented by
/// @param lineEnd `\n` or `\r\n`; empty where all stands in one line
/// @param colon between a name and its value
/// @param comma between two members in one line
/// @param padding inside the braces of an object in one line
record Style(String indent, String lineEnd, String colon, String comma, String padding) {
    static final Style CANONICAL = new Style("  ", "\n", ": ", ", ", " ");

    boolean isOneLine() {
        return lineEnd.isEmpty();
    }

    /// The style a text is written in, as far as it shows.
    static Style of(JsonText source) {
        String text = source.text();
        int line = text.indexOf('\n');
        String lineEnd = line < 0 ? "" : line > 0 && text.charAt(line - 1) == '\r' ? "\r\n" : "\n";
        if (!(source.root() instanceof Node.Members root) || root.list().isEmpty()) {
            return new Style("  ", lineEnd, ": ", ", ", " ");
        }
        Member first = root.list().getFirst();
        String lead = text.substring(root.start() + 1, first.start());
        String colon = text.substring(first.nameEnd(), first.value().start());
        boolean isTight = lineEnd.isEmpty() && colon.equals(":");
        return new Style(
                lead.contains("\n") ? lead.substring(lead.lastIndexOf('\n') + 1) : "  ",
                lineEnd,
                colon.contains("\n") ? ": " : colon,
                isTight ? "," : ", ",
                isTight ? "" : " ");
    }
}
