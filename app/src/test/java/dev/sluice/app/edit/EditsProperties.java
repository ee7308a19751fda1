package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.history.Change;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.app.files.EditJournals;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class EditsProperties {
    private static final List<String> IDS =
            List.of(
                    "uploaded",
                    "by-hand",
                    "validate",
                    "thumbnail",
                    "metadata",
                    "both",
                    "size",
                    "archive",
                    "resize",
                    "notify",
                    "reject",
                    "one",
                    "two",
                    "three",
                    "nowhere");

    @Property(tries = 400)
    void anySequenceOfEditsUndoneGivesTheStart(@ForAll("sequences") List<Edit> edits) {
        FlowDocument start = Samples.photoIntake();
        var history = new EditHistory(start, _ -> {});
        List<FlowDocument> states = new ArrayList<>(List.of(start));
        for (Edit edit : edits) {
            history.settle();
            if (history.apply(edit)) {
                states.add(history.current());
            }
        }

        for (int i = states.size() - 1; i > 0; i--) {
            assertThat(history.current()).isSameAs(states.get(i));
            history.undo();
        }

        assertThat(history.current()).isSameAs(start);
        assertThat(history.isDirty()).isFalse();
        for (int i = 1; i < states.size(); i++) {
            history.redo();
            assertThat(history.current()).isSameAs(states.get(i));
        }
    }

    @Property(tries = 60)
    void anySequenceOfEditsIsUndoneAfterARestart(@ForAll("sequences") List<Edit> edits)
            throws IOException {
        Path folder = Files.createTempDirectory("edits");
        try {
            FlowDocument start = Samples.photoIntake();
            EditJournals.Opened first = new EditJournals(folder).open(Path.of("flow"), start, "0");
            List<FlowDocument> states = new ArrayList<>(List.of(start));
            List<String> labels = new ArrayList<>();
            var history = new EditHistory(start, change -> write(first, change));
            for (Edit edit : edits) {
                history.settle();
                if (history.apply(edit)) {
                    states.add(history.current());
                    labels.add(edit.label());
                }
            }
            first.journal().close();

            EditJournals.Opened again = new EditJournals(folder).open(Path.of("flow"), start, "0");
            var after = new EditHistory(again.memory(), _ -> {});
            for (int i = states.size() - 1; i > 0; i--) {
                assertThat(after.current().equals(states.get(i))).as("state %d", i).isTrue();
                assertThat(after.lastEdit().label()).isEqualTo(labels.get(i - 1));
                after.undo();
            }
            assertThat(after.current()).isSameAs(start);
            assertThat(after.lastEdit()).isNull();
            again.journal().discard();
        } finally {
            Files.delete(folder);
        }
    }

    private static void write(EditJournals.Opened opened, Change change) {
        try {
            opened.journal().write(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 400)
    void idsStayUniqueAndWiresLeadToSteps(@ForAll("sequences") List<Edit> edits) {
        FlowDocument document = Samples.photoIntake();
        for (Edit edit : edits) {
            document = edit.apply(document);
        }

        List<String> ids = new ArrayList<>(document.flow().triggers().keySet());
        StepTree.forEach(document.flow().steps(), (step, _) -> ids.add(step.id()));
        assertThat(ids).doesNotHaveDuplicates();
        for (Wire wire : Wires.of(document.flow())) {
            assertThat(document.step(wire.to())).as("target of %s", wire).isNotNull();
        }
        document.flow().steps().forEach((key, step) -> assertThat(step.id()).isEqualTo(key));
        document.flow().triggers().forEach((key, t) -> assertThat(t.id()).isEqualTo(key));
    }

    @Property(tries = 400)
    void whatIsCarriedIntoABoxHasNoWireAcrossItsBorder(
            @ForAll("someIds") Set<String> ids, @ForAll("boxes") @Nullable String box) {
        FlowDocument before = placed(Samples.photoIntake());

        FlowDocument after = new BoxEdit.MoveIntoBox(ids, Set.of(), box, 0, 0).apply(before);

        for (Wire wire : Wires.of(after.flow())) {
            boolean start = wire.from() instanceof Outlet.Start;
            String owner = wire.from().owner();
            assertThat(after.boxOf(wire.to())).isEqualTo(start ? owner : after.boxOf(owner));
        }
        assertThat(after.ids()).isEqualTo(before.ids().stream().collect(Collectors.toSet()));
    }

    @Property(tries = 400)
    void aGroupMadeAndTakenAwayAgainLeavesTheSameWires(@ForAll("someIds") Set<String> ids) {
        FlowDocument before = placed(Samples.photoIntake());
        Set<Wire> wires = Set.copyOf(Wires.of(before.flow()));

        FlowDocument wrapped =
                new BoxEdit.WrapInGroup(ids, "new-group", Place.at(0, 0)).apply(before);
        FlowDocument after = new BoxEdit.Unwrap("new-group").apply(wrapped);

        boolean plain = Wrapping.canUnwrap(wrapped, "new-group");
        if (wrapped != before && plain && isChain(before, ids)) {
            assertThat(Wires.of(after.flow())).containsExactlyInAnyOrderElementsOf(wires);
        }
        assertThat(after.ids()).containsAll(before.ids());
    }

    /// Whether all steps of these lead on to one another or all lead on to the same.
    private static boolean isChain(FlowDocument document, Set<String> ids) {
        return Wires.of(document.flow()).stream()
                        .filter(w -> ids.contains(w.from().owner()))
                        .allMatch(w -> w.index() == 0 && !(w.from() instanceof Outlet.Catcher))
                && ids.stream().filter(id -> document.step(id) != null).count() == 1
                && ids.stream()
                        .map(document::step)
                        .filter(Objects::nonNull)
                        .noneMatch(s -> s.body() != null || s instanceof Step.Choice);
    }

    @Provide
    Arbitrary<String> boxes() {
        return Arbitraries.of("archive").injectNull(0.5);
    }

    @Property(tries = 200)
    void movingTouchesNoStep(@ForAll("someIds") Set<String> ids) {
        FlowDocument before = placed(Samples.photoIntake());

        FlowDocument after = new LayoutEdit.MoveElements(ids, Set.of(), 20, 40).apply(before);

        assertThat(after.flow()).isSameAs(before.flow());
    }

    @Property(tries = 200)
    void aChangedStepLeavesTheOthersTheSameObjects(@ForAll("someIds") Set<String> ids) {
        FlowDocument before = Samples.photoIntake();
        for (String id : ids) {
            FlowDocument after = new ElementEdit.Relabel(id, "Another name").apply(before);
            StepTree.forEach(
                    before.flow().steps(),
                    (step, _) -> {
                        if (!step.id().equals(id) && step.body() == null) {
                            assertThat(after.step(step.id())).isSameAs(step);
                        }
                    });
        }
    }

    static FlowDocument placed(FlowDocument document) {
        FlowDocument result = document.withLayout(Layout.EMPTY);
        int i = 0;
        for (String id : document.ids()) {
            result = result.withPlace(id, Place.at(240.0 * i++, 100));
        }
        return result;
    }

    @Provide
    Arbitrary<Set<String>> someIds() {
        return Arbitraries.of(IDS).set().ofMaxSize(5).map(HashSet::new);
    }

    @Provide
    Arbitrary<List<Edit>> sequences() {
        return edits().list().ofMaxSize(12);
    }

    private Arbitrary<Edit> edits() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<Outlet> outlet = outlets(id);
        Arbitrary<Wire> wire =
                Combinators.combine(outlet, Arbitraries.integers().between(0, 1), id).as(Wire::new);
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(id, id, outlet.injectNull(0.5))
                                .as(
                                        (name, box, from) ->
                                                new ElementEdit.AddStep(
                                                        Samples.transform(name),
                                                        Place.at(0, 0),
                                                        box.equals("archive") ? box : null,
                                                        from,
                                                        null)),
                        id.map(name -> new ElementEdit.AddTrigger(manual(name), Place.at(0, 0))),
                        Combinators.combine(wire, id)
                                .as(
                                        (on, name) ->
                                                new WireEdit.InsertOnWire(
                                                        on,
                                                        Samples.transform(name),
                                                        Place.at(5, 5),
                                                        null)),
                        Combinators.combine(someIds(), Arbitraries.integers().between(-9, 9))
                                .as(
                                        (ids, d) ->
                                                new LayoutEdit.MoveElements(
                                                        ids, Set.of(), 20.0 * d, d)),
                        Combinators.combine(outlet, id).as(WireEdit.Connect::new),
                        Combinators.combine(wire, outlet, id).as(WireEdit.Reconnect::new),
                        Combinators.combine(someIds(), wire.set().ofMaxSize(4))
                                .as((ids, ws) -> new ElementEdit.DeleteElements(ids, Set.of(), ws)),
                        someIds().map(ElementEdit.DeleteBetween::new),
                        Combinators.combine(id, id).as(ElementEdit.Rename::new),
                        Combinators.combine(id, id).as(ElementEdit.Relabel::new),
                        Combinators.combine(id, id)
                                .as(
                                        (to, name) ->
                                                new WireEdit.InsertJoin(to, name, Place.at(1, 1))),
                        boxEdits(),
                        changes(),
                        definitions(),
                        rareEdits(),
                        someIds()
                                .map(
                                        ids ->
                                                new ElementEdit.Paste(
                                                        Clips.of(
                                                                Samples.photoIntake(),
                                                                ids,
                                                                Set.of()),
                                                        null,
                                                        20,
                                                        20))));
    }

    /// What is typed into forms and onto notes.
    private Arbitrary<Edit> changes() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<String> text = Arbitraries.of("one", "two");
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(id, text)
                                .as(
                                        (name, field) ->
                                                new ElementEdit.ChangeStep(
                                                        Samples.transform(name), field)),
                        Combinators.combine(Arbitraries.of("by-hand", "one"), text)
                                .as(
                                        (name, field) ->
                                                new ElementEdit.ChangeTrigger(manual(name), field)),
                        Combinators.combine(text, text)
                                .as(
                                        (name, words) ->
                                                new LayoutEdit.PutNote(
                                                        new Note(
                                                                name, 0, 0, 100, 60, words, null))),
                        Combinators.combine(someIds(), Arbitraries.integers().between(0, 3))
                                .as(
                                        (ids, x) ->
                                                new LayoutEdit.PlaceElements(
                                                        ids.stream()
                                                                .collect(
                                                                        Collectors.toMap(
                                                                                i -> i,
                                                                                _ ->
                                                                                        Place.at(
                                                                                                20.0
                                                                                                        * x,
                                                                                                0))),
                                                        "edit.tidy")),
                        Combinators.combine(text, text)
                                .as(
                                        (name, comment) ->
                                                new Edit.ChangeFlow(
                                                        name,
                                                        comment,
                                                        List.of("aws"),
                                                        null,
                                                        null,
                                                        Map.of()))));
    }

    /// Functions and resources.
    private Arbitrary<Edit> definitions() {
        Arbitrary<FunctionSpec> function =
                Combinators.combine(
                                Arbitraries.of("resize", "one"), Arbitraries.of("python3.13", "go"))
                        .as(Samples::spec);
        Arbitrary<String> resource = Arbitraries.of("photos-done", "one");
        return Arbitraries.oneOf(
                List.of(
                        function.map(DefinitionEdit.AddFunction::new),
                        function.map(f -> new DefinitionEdit.ChangeFunction(f, "runtime")),
                        Arbitraries.of("resize", "one").map(DefinitionEdit.RemoveFunction::new),
                        resource.map(
                                id ->
                                        new DefinitionEdit.PutResource(
                                                new Resource.Bucket(id, null))),
                        resource.map(DefinitionEdit.RemoveResource::new)));
    }

    /// What is made of other edits, or of what lay on disk.
    private Arbitrary<Edit> rareEdits() {
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(definitions(), boxEdits())
                                .as((a, b) -> new Edit.Together(List.of(a, b), "edit.align")),
                        Arbitraries.of(Samples.photoIntake(), placed(Samples.photoIntake()))
                                .map(Edit.LoadFromDisk::new),
                        Arbitraries.just(new Edit.Remembered("edit.move"))));
    }

    @Example
    void everyKindOfEditIsAmongTheSequences() {
        Set<Class<?>> made =
                edits().sampleStream().limit(4000).map(Edit::getClass).collect(Collectors.toSet());

        assertThat(made).containsAll(records(Edit.class));
    }

    @Example
    void everyKindOfOutletIsAmongTheirs() {
        Set<Class<?>> made =
                outlets(Arbitraries.of(IDS))
                        .sampleStream()
                        .limit(2000)
                        .map(Outlet::getClass)
                        .collect(Collectors.toSet());

        assertThat(made).containsAll(records(Outlet.class));
    }

    private static Set<Class<?>> records(Class<?> sealed) {
        if (!sealed.isSealed()) {
            return Set.of(sealed);
        }
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(kind -> records(kind).stream())
                .collect(Collectors.toSet());
    }

    private Arbitrary<Edit> boxEdits() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<Wire> wire =
                Combinators.combine(outlets(id), Arbitraries.integers().between(0, 1), id)
                        .as(Wire::new);
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(someIds(), id.injectNull(0.4))
                                .as(
                                        (ids, box) ->
                                                new BoxEdit.MoveIntoBox(ids, Set.of(), box, 20, 0)),
                        Combinators.combine(id, wire)
                                .as((step, on) -> new BoxEdit.MoveOntoWire(step, on, 0, 20)),
                        Combinators.combine(someIds(), id)
                                .as(
                                        (ids, name) ->
                                                new BoxEdit.WrapInGroup(ids, name, Place.at(0, 0))),
                        id.map(BoxEdit.Unwrap::new),
                        Combinators.combine(id, Arbitraries.of(true, false))
                                .as(BoxEdit.Collapse::new)));
    }

    private static Trigger manual(String id) {
        return new Trigger.Manual(Trigger.Head.of(id, List.of()));
    }

    private static Arbitrary<Outlet> outlets(Arbitrary<String> ids) {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, 2);
        return Arbitraries.oneOf(
                List.of(
                        ids.map(Outlet.Next::new),
                        Combinators.combine(ids, index).as(Outlet.Rule::new),
                        ids.map(Outlet.Otherwise::new),
                        Combinators.combine(ids, index).as(Outlet.Catcher::new),
                        ids.map(Outlet.Start::new),
                        ids.map(Outlet.NewRule::new),
                        ids.map(Outlet.NewCatcher::new)));
    }

    static Step step(FlowDocument document, String id) {
        return java.util.Objects.requireNonNull(document.step(id));
    }
}
