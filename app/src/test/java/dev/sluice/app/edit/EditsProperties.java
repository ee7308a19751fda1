package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    @Property(tries = 200)
    void movingTouchesNoStep(@ForAll("someIds") Set<String> ids) {
        FlowDocument before = placed(Samples.photoIntake());

        FlowDocument after = new Edit.MoveElements(ids, Set.of(), 20, 40).apply(before);

        assertThat(after.flow()).isSameAs(before.flow());
    }

    @Property(tries = 200)
    void aChangedStepLeavesTheOthersTheSameObjects(@ForAll("someIds") Set<String> ids) {
        FlowDocument before = Samples.photoIntake();
        for (String id : ids) {
            FlowDocument after = new Edit.Relabel(id, "Another name").apply(before);
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
                                                new Edit.AddStep(
                                                        Samples.transform(name),
                                                        Place.at(0, 0),
                                                        box.equals("archive") ? box : null,
                                                        from,
                                                        null)),
                        id.map(name -> new Edit.AddTrigger(manual(name), Place.at(0, 0))),
                        Combinators.combine(wire, id)
                                .as(
                                        (on, name) ->
                                                new Edit.InsertOnWire(
                                                        on,
                                                        Samples.transform(name),
                                                        Place.at(5, 5),
                                                        null)),
                        Combinators.combine(someIds(), Arbitraries.integers().between(-9, 9))
                                .as((ids, d) -> new Edit.MoveElements(ids, Set.of(), 20.0 * d, d)),
                        Combinators.combine(outlet, id).as(Edit.Connect::new),
                        Combinators.combine(wire, outlet, id).as(Edit.Reconnect::new),
                        Combinators.combine(someIds(), wire.set().ofMaxSize(4))
                                .as((ids, ws) -> new Edit.DeleteElements(ids, Set.of(), ws)),
                        Combinators.combine(id, id).as(Edit.Rename::new),
                        Combinators.combine(id, id).as(Edit.Relabel::new),
                        Combinators.combine(id, id)
                                .as((to, name) -> new Edit.InsertJoin(to, name, Place.at(1, 1))),
                        someIds()
                                .map(
                                        ids ->
                                                new Edit.Paste(
                                                        Clips.of(
                                                                Samples.photoIntake(),
                                                                ids,
                                                                Set.of()),
                                                        20,
                                                        20))));
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
