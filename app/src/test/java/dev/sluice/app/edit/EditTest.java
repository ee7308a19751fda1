package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

class EditTest {
    private final FlowDocument start = EditsProperties.placed(Samples.photoIntake());

    @Test
    void deletingAStepRemovesTheWiresToIt() {
        FlowDocument after =
                new ElementEdit.DeleteElements(Set.of("both"), Set.of(), Set.of()).apply(start);

        assertThat(EditsProperties.step(after, "thumbnail").next()).isEmpty();
        assertThat(EditsProperties.step(after, "metadata").next()).isEmpty();
        assertThat(after.layout().places()).doesNotContainKey("both");
    }

    @Test
    void deletingWhatACatcherLeadsToRemovesTheCatcher() {
        FlowDocument after =
                new ElementEdit.DeleteElements(Set.of("reject"), Set.of(), Set.of()).apply(start);

        assertThat(EditsProperties.step(after, "validate").handling().catchers()).isEmpty();
        assertThat(EditsProperties.step(after, "validate").handling().retry()).hasSize(1);
    }

    @Test
    void deletingABoxDeletesWhatIsInside() {
        FlowDocument after =
                new ElementEdit.DeleteElements(Set.of("archive"), Set.of(), Set.of()).apply(start);

        assertThat(after.step("resize")).isNull();
        assertThat(after.layout().places()).doesNotContainKey("resize");
    }

    @Test
    void movingABoxMovesWhatIsInside() {
        FlowDocument after =
                new LayoutEdit.MoveElements(Set.of("archive"), Set.of(), 20, 0).apply(start);

        assertThat(after.layout().places().get("resize").x())
                .isEqualTo(start.layout().places().get("resize").x() + 20);
    }

    @Test
    void connectingFromAChoiceAddsARule() {
        FlowDocument after =
                new WireEdit.Connect(new Outlet.NewRule("size"), "notify").apply(start);

        var choice = (Step.Choice) EditsProperties.step(after, "size");
        assertThat(choice.rules()).hasSize(3);
        assertThat(choice.rules().getLast().next()).containsExactly("notify");
    }

    @Test
    void aFurtherCatcherStandsBeforeTheOneThatTakesAll() {
        FlowDocument after =
                new WireEdit.Connect(new Outlet.NewCatcher("validate"), "notify").apply(start);

        var catchers = EditsProperties.step(after, "validate").handling().catchers();
        assertThat(catchers).hasSize(2);
        assertThat(catchers.getLast().errors()).containsExactly("States.ALL");
    }

    @Test
    void reconnectingKeepsTheOrderOfAFork() {
        var wire = new Wire(new Outlet.Next("validate"), 0, "thumbnail");

        FlowDocument after = new WireEdit.Reconnect(wire, wire.from(), "notify").apply(start);

        assertThat(EditsProperties.step(after, "validate").next())
                .containsExactly("notify", "metadata");
    }

    @Test
    void severalWiresOfOneOutletGoAtOnce() {
        var from = new Outlet.Next("validate");
        var wires = Set.of(new Wire(from, 0, "thumbnail"), new Wire(from, 1, "metadata"));

        FlowDocument after = new ElementEdit.DeleteElements(Set.of(), Set.of(), wires).apply(start);

        assertThat(EditsProperties.step(after, "validate").next()).isEmpty();
    }

    @Test
    void anInsertedJoinTakesEveryWire() {
        FlowDocument after = new WireEdit.InsertJoin("reject", "all", Place.at(0, 0)).apply(start);

        assertThat(EditsProperties.step(after, "all").next()).containsExactly("reject");
        assertThat(Wires.of(after.flow()).stream().filter(w -> w.to().equals("reject")))
                .extracting(w -> w.from().owner())
                .containsExactly("all");
    }

    @Test
    void aStepPutOnAWireStandsBetween() {
        var wire = new Wire(new Outlet.Next("thumbnail"), 0, "both");

        FlowDocument after =
                new WireEdit.InsertOnWire(wire, Samples.transform("trim"), Place.at(0, 0), null)
                        .apply(start);

        assertThat(EditsProperties.step(after, "thumbnail").next()).containsExactly("trim");
        assertThat(EditsProperties.step(after, "trim").next()).containsExactly("both");
    }

    @Test
    void theFirstStepInABoxIsWhereTheBoxStarts() {
        FlowDocument empty =
                new ElementEdit.DeleteElements(Set.of("resize"), Set.of(), Set.of()).apply(start);

        FlowDocument after =
                new ElementEdit.AddStep(
                                Samples.transform("inner"), Place.at(0, 0), "archive", null, null)
                        .apply(empty);

        assertThat(EditsProperties.step(after, "archive").body().start()).containsExactly("inner");
        assertThat(after.boxOf("inner")).isEqualTo("archive");
    }

    @Test
    void copiesGetFreshIdsAndKeepTheirWires() {
        FlowDocument clip = Clips.of(start, Set.of("validate", "thumbnail"), Set.of());

        FlowDocument after = new ElementEdit.Paste(clip, null, 20, 20).apply(start);

        assertThat(EditsProperties.step(after, "validate-2").next()).containsExactly("thumbnail-2");
        assertThat(EditsProperties.step(after, "validate").next())
                .containsExactly("thumbnail", "metadata");
        assertThat(after.layout().places().get("thumbnail-2").y())
                .isEqualTo(start.layout().places().get("thumbnail").y() + 20);
    }

    @Test
    void aRenamedStepKeepsItsPlaceInTheFileAndItsWires() {
        FlowDocument after = new ElementEdit.Rename("both", "merged").apply(start);

        assertThat(List.copyOf(after.flow().steps().keySet()).indexOf("merged"))
                .isEqualTo(List.copyOf(start.flow().steps().keySet()).indexOf("both"));
        assertThat(EditsProperties.step(after, "metadata").next()).containsExactly("merged");
        assertThat(after.layout().places()).containsKey("merged");
    }

    @Test
    void notesAreWrittenChangedMovedAndDeleted() {
        var note = new Note("note", 0, 0, 200, 100, "Hello", null);
        FlowDocument with = new LayoutEdit.PutNote(note).apply(start);
        FlowDocument moved =
                new LayoutEdit.MoveElements(Set.of(), Set.of("note"), 20, 0).apply(with);
        FlowDocument gone =
                new ElementEdit.DeleteElements(Set.of(), Set.of("note"), Set.of()).apply(moved);

        assertThat(moved.layout().notes().getFirst().x()).isEqualTo(20);
        assertThat(gone.layout().notes()).isEmpty();
    }

    @Test
    void anEditThatDoesNotApplyChangesNothing() {
        var history = new EditHistory(start, _ -> {});

        assertThat(history.apply(new WireEdit.Connect(new Outlet.Next("both"), "nowhere")))
                .isFalse();
        assertThat(history.apply(new WireEdit.Connect(new Outlet.Next("both"), "size"))).isFalse();
        assertThat(history.lastEdit()).isNull();
    }

    @Test
    void typingIsUndoneAsOneUntilThePauseAfterIt() {
        var history = new EditHistory(start, _ -> {});
        var head = new Step.Head("notify", "N", null);
        var step = EditsProperties.step(start, "notify");
        history.apply(new ElementEdit.ChangeStep(StepParts.withHead(step, head), "label"));
        var longer = StepParts.withHead(step, new Step.Head("notify", "No", null));
        history.apply(new ElementEdit.ChangeStep(longer, "label"));
        history.settle();
        var last = StepParts.withHead(step, new Step.Head("notify", "Now", null));
        history.apply(new ElementEdit.ChangeStep(last, "label"));

        history.undo();
        assertThat(EditsProperties.step(history.current(), "notify").head().label())
                .isEqualTo("No");
        history.undo();
        assertThat(history.current()).isSameAs(start);
    }

    @Test
    void undoingBackToTheSaveIsClean() {
        var history = new EditHistory(start, _ -> {});
        history.apply(new ElementEdit.Relabel("notify", "Tell"));
        history.markSaved(history.current());
        history.apply(new ElementEdit.Relabel("notify", "Tell them"));
        assertThat(history.isDirty()).isTrue();

        history.undo();

        assertThat(history.isDirty()).isFalse();
    }

    @Test
    void aListenerMustNotEdit() {
        var history = new AtomicReference<EditHistory>();
        history.set(
                new EditHistory(
                        start,
                        _ -> history.get().apply(new ElementEdit.Relabel("notify", "In between"))));

        assertThatThrownBy(() -> history.get().apply(new ElementEdit.Relabel("notify", "Tell")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStepDeletedBetweenOthersJoinsItsWires() {
        FlowDocument before = Samples.photoIntake();

        FlowDocument after = new ElementEdit.DeleteBetween(Set.of("thumbnail")).apply(before);

        assertThat(after.step("thumbnail")).isNull();
        assertThat(after.step("validate").next()).containsExactly("both", "metadata");
        FlowDocument both =
                new ElementEdit.DeleteBetween(Set.of("thumbnail", "metadata")).apply(before);
        assertThat(both.step("validate").next()).containsExactly("both");
        FlowDocument first = new ElementEdit.DeleteBetween(Set.of("validate")).apply(before);
        assertThat(first.trigger("uploaded").next()).containsExactly("thumbnail", "metadata");
        assertThat(new ElementEdit.DeleteBetween(Set.of("nothing")).apply(before)).isSameAs(before);
    }
}
