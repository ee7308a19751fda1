package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.edit.Canonical;
import dev.sluice.engine.json.edit.Patch;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.RecordReader;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.json.v1.LayoutJson;
import dev.sluice.engine.json.v1.Layouts;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.JsonSyntaxException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class LosslessProperties {
    private static Flow read(String text) {
        try {
            var result = RecordReader.read(JsonText.parse(text), FlowJson.class);
            assertThat(result.value()).as(() -> result.problems() + "\n" + text).isNotNull();
            return Flows.read(result.value());
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e.getMessage() + " at " + e.line() + "\n" + text, e);
        }
    }

    private static JsonText parse(String text) {
        try {
            return JsonText.parse(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    private static Map<String, ?> tree(Flow flow) {
        return RecordWriter.tree(Flows.write(flow));
    }

    private static String patched(String text, Flow before, Flow after) {
        return Patch.apply(parse(text), FlowJson.class, tree(before), tree(after));
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadAgain(@ForAll long seed) {
        Flow flow = new RandomFlows(seed).flow();

        String text = Canonical.format(tree(flow), FlowJson.class);

        assertThat(read(text)).isEqualTo(flow);
        assertThat(List.copyOf(read(text).steps().keySet()))
                .isEqualTo(List.copyOf(flow.steps().keySet()));
        assertThat(Canonical.format(parse(text), FlowJson.class)).isEqualTo(text);
    }

    @Property(tries = 500)
    void aLayoutThatIsWrittenIsReadAgain(@ForAll long seed) {
        var random = new RandomFlows(seed);
        Flow flow = random.flow();
        var layout = random.layout(flow);

        String text =
                Canonical.format(
                        RecordWriter.tree(Layouts.write(layout, flow.triggers().keySet())),
                        LayoutJson.class);
        var result = RecordReader.read(parse(text), LayoutJson.class);

        assertThat(result.problems()).isEmpty();
        assertThat(Layouts.read(result.value())).isEqualTo(layout);
    }

    @Property(tries = 500)
    void anyFormattingIsReadTheSameAndKeptWithoutAnEdit(@ForAll long seed) {
        Flow flow = new RandomFlows(seed).flow();
        String text = new RandomFormat(seed).write(tree(flow), true);

        assertThat(read(text)).isEqualTo(flow);
        assertThat(patched(text, flow, read(text))).isEqualTo(text);
        assertThat(read(Canonical.format(parse(text), FlowJson.class))).isEqualTo(flow);
    }

    @Property(tries = 1000)
    void anyEditIsWrittenAndNoUnknownFieldOfWhatIsLeftIsLost(@ForAll long seed) {
        Flow before = new RandomFlows(seed).flow();
        var format = new RandomFormat(seed);
        String text = format.write(tree(before), true);
        boolean isCanonical = seed % 3 == 0;
        if (isCanonical) {
            text = Canonical.format(parse(text), FlowJson.class);
        }
        Flow after = before;
        var edits = new RandomEdits(seed);
        for (int i = 0; i < 1 + Math.floorMod(seed, 3); i++) {
            after = edits.edit(after);
        }

        String saved = patched(text, before, after);

        assertThat(read(saved)).as(text).isEqualTo(after);
        assertThat(Canonical.format(tree(read(saved)), FlowJson.class))
                .isEqualTo(Canonical.format(tree(after), FlowJson.class));
        if (isCanonical) {
            assertThat(Canonical.format(parse(saved), FlowJson.class)).isEqualTo(saved);
        }
        if (!edits.hasRemoved()) {
            for (int i = 0; i < format.unknownFields(); i++) {
                assertThat(saved).contains("\"x-" + i + "\":");
            }
        }
    }

    @Property(tries = 500)
    void everythingOutsideAChangedStepKeepsItsBytes(@ForAll long seed) {
        var random = new RandomFlows(seed);
        Flow before = random.flow();
        String text = new RandomFormat(seed).write(tree(before), true);
        List<String> ids = List.copyOf(before.steps().keySet());
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(Math.floorMod(seed, ids.size()));
        var steps = new LinkedHashMap<>(before.steps());
        steps.put(id, random.step(id, 1));
        String saved = patched(text, before, OddFlow.with(before, steps));

        Node.Member member = member(text, id);
        assertThat(saved).startsWith(text.substring(0, member.value().start()));
        assertThat(saved).endsWith(text.substring(member.value().end()));
    }

    @Property(tries = 500)
    void everythingOutsideANewOrRemovedStepKeepsItsBytes(@ForAll long seed) {
        var random = new RandomFlows(seed);
        Flow before = random.flow();
        String text = new RandomFormat(seed).write(tree(before), true);
        List<String> ids = List.copyOf(before.steps().keySet());
        if (ids.size() < 2) {
            return;
        }
        int index = 1 + Math.floorMod(seed, ids.size() - 1);
        var more = new LinkedHashMap<>(before.steps());
        more.put("new", new Step.Succeed(Step.Head.of("new"), Data.NONE));
        var fewer = new LinkedHashMap<>(before.steps());
        fewer.remove(ids.get(index));

        String added = patched(text, before, OddFlow.with(before, more));
        String removed = patched(text, before, OddFlow.with(before, fewer));

        int last = member(text, ids.getLast()).value().end();
        assertThat(added).startsWith(text.substring(0, last)).endsWith(text.substring(last));
        int from = member(text, ids.get(index - 1)).value().end();
        int to = member(text, ids.get(index)).value().end();
        assertThat(removed).isEqualTo(text.substring(0, from) + text.substring(to));
    }

    private static Node.Member member(String text, String step) {
        Node.Members root = (Node.Members) parse(text).root();
        Node.Members steps = (Node.Members) root.member("steps").value();
        return steps.member(step);
    }

    @Property(tries = 300)
    void aPlaceLeadsToWhereItsValueStands(@ForAll long seed) {
        Flow flow = new RandomFlows(seed).flow();
        String text = new RandomFormat(seed).write(tree(flow), true);
        JsonText parsed = parse(text);
        String[] lines = text.split("\n", -1);

        for (String id : flow.steps().keySet()) {
            var at = parsed.places().of("/steps/" + id.replace("~", "~0").replace("/", "~1"));
            String line = lines[at.line() - 1];
            int offset = line.offsetByCodePoints(0, at.column() - 1);
            assertThat(line.charAt(offset)).isEqualTo('"');
            int start = offset;
            for (int i = 0; i < at.line() - 1; i++) {
                start += lines[i].length() + 1;
            }
            assertThat(start).isEqualTo(member(text, id).start());
        }
    }

    /// Small changes as a designer makes them.
    private static final class RandomEdits {
        private final Random random;
        private final RandomFlows flows;
        private boolean removed;
        private boolean changed;
        private boolean renamed;
        private int fresh;

        RandomEdits(long seed) {
            this.random = new Random(seed);
            this.flows = new RandomFlows(seed + 1);
        }

        /// Whether an edit took something away that may have held an unknown field. A step that got
        /// both another id and other values may be another step.
        boolean hasRemoved() {
            return removed || (changed && renamed);
        }

        Flow edit(Flow f) {
            return switch (random.nextInt(9)) {
                case 0 -> OddFlow.with(f, addedStep(f.steps()));
                case 1 -> OddFlow.with(f, removedStep(f.steps()));
                case 2 -> OddFlow.with(f, changedNext(f.steps()));
                case 3 -> OddFlow.with(f, renamedStep(f.steps()));
                case 4 -> OddFlow.with(f, wrappedStep(f.steps()));
                case 5 -> OddFlow.with(f, movedStep(f.steps()));
                case 6 -> OddFlow.with(f, unwrapped(f.steps()));
                case 7 -> named(f, f.name() + "2");
                default -> withTrigger(f);
            };
        }

        private String newId() {
            return "new" + fresh++ + " é";
        }

        private Map<String, Step> addedStep(Map<String, Step> steps) {
            var list = new ArrayList<>(steps.values());
            list.add(random.nextInt(list.size() + 1), flows.step(newId(), 0));
            return map(list);
        }

        private Map<String, Step> removedStep(Map<String, Step> steps) {
            removed = true;
            var list = new ArrayList<>(steps.values());
            if (!list.isEmpty()) {
                list.remove(random.nextInt(list.size()));
            }
            return map(list);
        }

        private Map<String, Step> changedNext(Map<String, Step> steps) {
            changed = true;
            var list = new ArrayList<>(steps.values());
            list.replaceAll(
                    step ->
                            switch (step) {
                                case Step.Transform t ->
                                        new Step.Transform(t.head(), t.data(), List.of("x", "y"));
                                case Step.Function t ->
                                        new Step.Function(
                                                new Step.Head(t.id(), "label", null),
                                                t.function(),
                                                t.data(),
                                                t.limits(),
                                                t.handling(),
                                                List.of());
                                case Step.Wait t ->
                                        new Step.Wait(
                                                t.head(),
                                                flows.template(),
                                                t.timestamp(),
                                                t.data(),
                                                t.next());
                                default -> step;
                            });
            return map(list);
        }

        private Map<String, Step> renamedStep(Map<String, Step> steps) {
            renamed = true;
            var list = new ArrayList<>(steps.values());
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Step.Transform t) {
                    var head = new Step.Head(newId(), t.head().label(), t.head().comment());
                    list.set(i, new Step.Transform(head, t.data(), t.next()));
                    break;
                }
            }
            return map(list);
        }

        private Map<String, Step> wrappedStep(Map<String, Step> steps) {
            var list = new ArrayList<>(steps.values());
            if (!list.isEmpty()) {
                int index = random.nextInt(list.size());
                Step step = list.get(index);
                list.set(
                        index,
                        new Step.Group(
                                Step.Head.of(newId()),
                                new Step.Body(List.of(step.id()), Map.of(step.id(), step)),
                                Data.NONE,
                                Limits.NONE,
                                Handling.NONE,
                                step.next()));
            }
            return map(list);
        }

        private Map<String, Step> movedStep(Map<String, Step> steps) {
            var list = new ArrayList<>(steps.values());
            if (!list.isEmpty()) {
                Step step = list.remove(random.nextInt(list.size()));
                list.add(random.nextInt(list.size() + 1), step);
            }
            return map(list);
        }

        private Map<String, Step> unwrapped(Map<String, Step> steps) {
            var list = new ArrayList<Step>();
            for (Step step : steps.values()) {
                if (step.body() == null) {
                    list.add(step);
                } else {
                    removed = true;
                    list.addAll(step.body().steps().values());
                }
            }
            return map(list);
        }

        private Flow withTrigger(Flow f) {
            var triggers = new LinkedHashMap<String, Trigger>(f.triggers());
            String id = newId();
            triggers.put(id, flows.trigger(id));
            return new Flow(
                    f.name(),
                    f.comment(),
                    f.targets(),
                    f.timeoutSeconds(),
                    f.maxSteps(),
                    f.parameters(),
                    triggers,
                    f.steps(),
                    f.functions(),
                    f.resources());
        }

        private static Map<String, Step> map(List<Step> steps) {
            var map = new LinkedHashMap<String, Step>();
            steps.forEach(step -> map.put(step.id(), step));
            return map;
        }

        private static Flow named(Flow f, String name) {
            return new Flow(
                    name,
                    f.comment(),
                    f.targets(),
                    f.timeoutSeconds(),
                    f.maxSteps(),
                    f.parameters(),
                    f.triggers(),
                    f.steps(),
                    f.functions(),
                    f.resources());
        }
    }
}
