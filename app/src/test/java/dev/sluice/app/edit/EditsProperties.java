package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.history.Change;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.app.files.EditJournals;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whatever edits follow one another, a document holds together and comes back.
class EditsProperties {
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
        return RandomEdits.someIds();
    }

    @Provide
    Arbitrary<List<Edit>> sequences() {
        return RandomEdits.sequences();
    }

    @Example
    void everyKindOfEditIsAmongTheSequences() {
        Set<Class<?>> made =
                RandomEdits.edits()
                        .sampleStream()
                        .limit(4000)
                        .map(Edit::getClass)
                        .collect(Collectors.toSet());

        assertThat(made).containsAll(records(Edit.class));
    }

    @Example
    void everyKindOfOutletIsAmongTheirs() {
        Set<Class<?>> made =
                RandomEdits.outlets(Arbitraries.of(RandomEdits.IDS))
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

    static Step step(FlowDocument document, String id) {
        return Objects.requireNonNull(document.step(id));
    }
}
