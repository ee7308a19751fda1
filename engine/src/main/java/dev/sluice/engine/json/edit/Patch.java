package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.edit.Edited.Entry;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Shape;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Writes an edited value into the text it came from: characters outside the changed elements stay
/// as they are.
public final class Patch {
    private final String text;
    private final Style style;

    private Patch(JsonText source) {
        this.text = source.text();
        this.style = Style.of(source);
    }

    /// The text after an edit. A canonical text is canonical again; of another only the changed
    /// elements are touched; without a change it is the very same text.
    ///
    /// @param old the values of the text, as the format's records write them
    /// @param changed the values to be
    public static String apply(
            JsonText source,
            Class<? extends Record> format,
            Map<String, ?> old,
            Map<String, ?> changed) {
        if (Values.areSame(old, changed)) {
            return source.text();
        }
        var patch = new Patch(source);
        Edited root = Merge.merge(source.root(), old, changed, Shape.of(format));
        String patched =
                source.text().substring(0, source.root().start())
                        + patch.inPlace(root, patch.indentAt(source.root().start()), 0)
                        + source.text().substring(source.root().end());
        if (!Canonical.isCanonical(source, format)) {
            return patched;
        }
        String canonical = Canonical.format(parsed(patched), format);
        return source.text().contains("\r\n") ? canonical.replace("\n", "\r\n") : canonical;
    }

    private static JsonText parsed(String text) {
        try {
            return JsonText.parse(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /// A value whose origin, if it has one, stands at this very place.
    ///
    /// @param around the indentation of the line it begins in; `null` where it must stay in a line
    /// @param used how many characters of that line are taken
    private String inPlace(Edited value, @Nullable String around, int used) {
        return switch (value) {
            case Edited.Kept(Node node) -> text.substring(node.start(), node.end());
            case Edited.Fresh _ -> fresh(value, around, used);
            case Edited.Members(Node.Members origin, List<Entry> entries, _) ->
                    origin == null ? fresh(value, around, used) : members(origin, entries);
            case Edited.Elements(Node.Elements origin, List<Edited> elements, _) ->
                    elements(origin, elements);
        };
    }

    private String members(Node.Members origin, List<Entry> entries) {
        var sequence =
                new Sequence(
                        origin,
                        origin.list().stream().map(m -> new int[] {m.start(), m.end()}).toList());
        var items = new ArrayList<Item>();
        for (Entry entry : entries) {
            int index = entry.origin() == null ? -1 : sequence.indexOf(entry.origin().start());
            items.add(new Item(index, (around, used) -> member(entry, index >= 0, around, used)));
        }
        return sequence.write(items);
    }

    private String member(Entry entry, boolean isHere, @Nullable String around, int used) {
        var origin = entry.origin();
        if (origin == null || !isHere) {
            String name = Docs.text(entry.name()) + style.colon();
            return name + moved(entry, around, used + name.length());
        }
        String name =
                origin.name().equals(entry.name())
                        ? text.substring(origin.start(), origin.nameEnd())
                        : Docs.text(entry.name());
        String colon = text.substring(origin.nameEnd(), origin.value().start());
        return name + colon + inPlace(entry.value(), around, used + name.length() + colon.length());
    }

    /// The value of an entry that stood elsewhere, or nowhere.
    private String moved(Entry entry, @Nullable String around, int used) {
        if (entry.origin() == null) {
            return fresh(entry.value(), around, used);
        }
        String from = indentAt(entry.origin().start());
        String asItWas = inPlace(entry.value(), from, 0);
        return around == null || from.equals(around)
                ? asItWas
                : asItWas.replace("\n" + from, "\n" + around);
    }

    private String elements(Node.Elements origin, List<Edited> elements) {
        var sequence =
                new Sequence(
                        origin,
                        origin.list().stream().map(n -> new int[] {n.start(), n.end()}).toList());
        var items = new ArrayList<Item>();
        for (Edited element : elements) {
            Node node = originOf(element);
            int index = node == null ? -1 : sequence.indexOf(node.start());
            items.add(new Item(index, (around, used) -> inPlace(element, around, used)));
        }
        return sequence.write(items);
    }

    private static @Nullable Node originOf(Edited element) {
        return switch (element) {
            case Edited.Kept(Node node) -> node;
            case Edited.Fresh _ -> null;
            case Edited.Members(Node.Members node, _, _) -> node;
            case Edited.Elements(Node.Elements node, _, _) -> node;
        };
    }

    private String fresh(Edited value, @Nullable String around, int used) {
        Doc doc = doc(value);
        return around == null ? doc.inline(style) : doc.print(style, around, used);
    }

    private Doc doc(Edited value) {
        return switch (value) {
            case Edited.Fresh(Object plain, Shape shape) -> Docs.of(plain, shape);
            case Edited.Kept(Node node) -> new Doc.Verbatim(text(node), indentAt(node.start()));
            case Edited.Elements(Node.Elements origin, _, _) -> verbatim(value, origin);
            case Edited.Members(Node.Members origin, List<Entry> entries, Shape shape) -> {
                if (origin != null) {
                    yield verbatim(value, origin);
                }
                var items = new ArrayList<Doc.Item>();
                for (Entry entry : entries) {
                    items.add(new Doc.Item(Docs.text(entry.name()), doc(entry.value())));
                }
                yield new Doc.Block(true, items, shape.isOnePerLine());
            }
        };
    }

    private Doc verbatim(Edited value, Node origin) {
        String indent = indentAt(origin.start());
        return new Doc.Verbatim(inPlace(value, indent, 0), indent);
    }

    private String text(Node node) {
        return text.substring(node.start(), node.end());
    }

    /// The white space at the beginning of the line in which a character stands.
    private String indentAt(int offset) {
        int line = text.lastIndexOf('\n', offset - 1) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, Math.min(end, Math.max(line, offset)));
    }

    /// An item of an object or list to be written.
    ///
    /// @param index which item of the text it was; -1 for a new one
    private record Item(int index, Writer writer) {}

    /// Writes an item.
    private interface Writer {
        String write(@Nullable String around, int used);
    }

    /// The members of an object, or elements of a list, with what stands between them. There is at
    /// least one.
    private final class Sequence {
        private final Node container;
        private final List<int[]> ranges;

        /// @param ranges where each item of the text stands
        Sequence(Node container, List<int[]> ranges) {
            this.container = container;
            this.ranges = ranges;
        }

        /// Which item begins at a character; -1: none.
        int indexOf(int start) {
            int found =
                    Collections.binarySearch(
                            ranges, new int[] {start}, Comparator.comparingInt(range -> range[0]));
            return Math.max(-1, found);
        }

        String write(List<Item> items) {
            String open = text.substring(container.start(), container.start() + 1);
            String close = text.substring(container.end() - 1, container.end());
            if (items.isEmpty()) {
                return open + close;
            }
            String lead = text.substring(container.start() + 1, ranges.getFirst()[0]);
            var out = new StringBuilder(open);
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                String gap = i == 0 ? lead : gap(item.index(), lead);
                out.append(gap);
                String around = indentation(gap);
                out.append(item.writer().write(around, around == null ? 0 : around.length()));
            }
            return out.append(text, ranges.getLast()[1], container.end() - 1)
                    .append(close)
                    .toString();
        }

        /// What the line is indented by that begins in a gap; `null` where none does. A comma may
        /// stand at the beginning of the line.
        private static @Nullable String indentation(String gap) {
            int line = gap.lastIndexOf('\n');
            if (line < 0) {
                return null;
            }
            int comma = gap.indexOf(',', line);
            return gap.substring(line + 1, comma < 0 ? gap.length() : comma);
        }

        /// What stands before an item: as in the text, else as between others.
        private String gap(int item, String lead) {
            if (item > 0) {
                return text.substring(ranges.get(item - 1)[1], ranges.get(item)[0]);
            }
            if (ranges.size() > 1) {
                return text.substring(ranges.get(0)[1], ranges.get(1)[0]);
            }
            return lead.contains("\n") ? "," + lead : style.comma();
        }
    }
}
