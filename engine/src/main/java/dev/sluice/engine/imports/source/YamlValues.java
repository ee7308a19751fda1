package dev.sluice.engine.imports.source;

import dev.sluice.engine.imports.source.Value.Elements;
import dev.sluice.engine.imports.source.Value.Member;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a YAML text. Built from the parser's events, one by one, so that depth, aliases
/// and tags are ours to bound: an alias shares the value it names and counts for its whole size.
final class YamlValues {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Source.MAX_BYTES).build();

    private final String name;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long count;

    YamlValues(String name) {
        this.name = name;
    }

    /// A value with a name.
    ///
    /// @param size how many values it is, itself included
    private record Anchored(Value value, long size) {}

    Value read(String text) throws ImportException {
        try {
            Iterator<Event> events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            Value root = null;
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent node) {
                    if (root != null) {
                        throw wrong(event, "A second document begins here.", "Keep one.");
                    }
                    root = value(node, events, 0);
                }
            }
            if (root == null) {
                throw ImportException.of(name, Spot.START, "The file is empty.", Source.WANTED);
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            throw ImportException.of(
                    name,
                    spot(e.getProblemMark().or(e::getContextMark)),
                    isNot() + e.getProblem() + ".",
                    Source.WANTED);
        } catch (YamlEngineException e) {
            throw ImportException.of(
                    name, Spot.START, isNot() + e.getMessage() + ".", Source.WANTED);
        }
    }

    /// A file whose name says nothing else was read as YAML because it did not begin as JSON does.
    private String isNot() {
        return name.endsWith("ml") ? "This is not YAML: " : "This is neither JSON nor YAML: ";
    }

    private Value value(NodeEvent event, Iterator<Event> events, int depth) throws ImportException {
        if (depth > Source.MAX_DEPTH) {
            throw wrong(
                    event,
                    "The values are nested deeper than " + Source.MAX_DEPTH + ".",
                    "No definition needs that.");
        }
        long before = count;
        count(1, event);
        Value value =
                switch (event) {
                    case AliasEvent alias -> aliased(alias);
                    case ScalarEvent scalar ->
                            tagged(scalar.getTag(), YamlScalars.value(scalar, spot(event)));
                    case SequenceStartEvent start ->
                            tagged(start.getTag(), elements(start, events, depth));
                    case MappingStartEvent start ->
                            tagged(start.getTag(), members(start, events, depth));
                    default ->
                            throw wrong(
                                    event, "This kind of value is unknown.", "Write it plainly.");
                };
        if (!(event instanceof AliasEvent)) {
            event.getAnchor()
                    .ifPresent(anchor -> anchors.put(anchor, new Anchored(value, count - before)));
        }
        return value;
    }

    private void count(long values, Event event) throws ImportException {
        count += values;
        if (count > Source.MAX_VALUES) {
            throw wrong(
                    event,
                    "The file stands for more than " + Source.MAX_VALUES + " values.",
                    "Its aliases repeat too much.");
        }
    }

    private Value aliased(AliasEvent alias) throws ImportException {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw wrong(
                    alias,
                    "The alias *" + alias.getAlias() + " names nothing that is complete before it.",
                    "An alias can refer neither to itself nor to what follows.");
        }
        count(anchored.size(), alias);
        return anchored.value();
    }

    private Value elements(SequenceStartEvent start, Iterator<Event> events, int depth)
            throws ImportException {
        List<Value> list = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            list.add(value(node, events, depth + 1));
        }
        return new Elements(spot(start), list);
    }

    private Value members(MappingStartEvent start, Iterator<Event> events, int depth)
            throws ImportException {
        Map<String, Member> map = new LinkedHashMap<>();
        List<Value> merged = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
            if (!(node instanceof ScalarEvent key)) {
                throw wrong(event, "A name must be a text here.", "Write it in quotes.");
            }
            Spot at = spot(event);
            Value value = value((NodeEvent) events.next(), events, depth + 1);
            if (key.getValue().equals("<<") && key.isPlain()) {
                merged.add(value);
            } else if (map.put(key.getValue(), new Member(at, value)) != null) {
                throw wrong(
                        event,
                        "The name \"" + key.getValue() + "\" stands here a second time.",
                        "Keep one.");
            }
        }
        merged.forEach(each -> merge(each, map));
        return new Members(spot(start), map);
    }

    private static void merge(Value from, Map<String, Member> into) {
        switch (from) {
            case Members members -> members.map().forEach(into::putIfAbsent);
            case Elements elements -> elements.list().forEach(each -> merge(each, into));
            case Scalar _, Value.Unquoted _ -> {}
        }
    }

    /// A template's short forms, such as `!GetAtt Resize.Arn`, as the long ones.
    private static Value tagged(Optional<String> tag, Value value) {
        String word = tag.orElse("");
        if (!word.startsWith("!") || word.length() < 2) {
            return value;
        }
        String plain = word.substring(1);
        boolean isBare = plain.equals("Ref") || plain.equals("Condition");
        Map<String, Member> map = new LinkedHashMap<>();
        map.put(isBare ? plain : "Fn::" + plain, new Member(value.spot(), value));
        return new Members(value.spot(), map);
    }

    private ImportException wrong(Event event, String message, String hint) {
        return ImportException.of(name, spot(event), message, hint);
    }

    private static Spot spot(Event event) {
        return spot(event.getStartMark());
    }

    private static Spot spot(Optional<Mark> mark) {
        return mark.map(at -> new Spot(at.getLine() + 1, at.getColumn() + 1)).orElse(Spot.START);
    }
}
