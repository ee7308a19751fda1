package dev.sluice.app.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.Wrapping.Refusal;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BoxEditTest {
    private final FlowDocument start = EditsProperties.placed(Samples.photoIntake());

    private FlowDocument after(Edit edit) {
        return edit.apply(start);
    }

    @Test
    void aStepCarriedIntoABoxLosesTheWiresThatWouldCrossIt() {
        Set<Wire> cut = Boxes.cut(start, Set.of("notify"), "archive");

        FlowDocument after =
                after(new BoxEdit.MoveIntoBox(Set.of("notify"), Set.of(), "archive", 40, 0));

        assertThat(cut).hasSize(2);
        assertThat(after.boxOf("notify")).isEqualTo("archive");
        assertThat(after.step("archive").next()).isEmpty();
        assertThat(after.place("notify").x()).isEqualTo(start.place("notify").x() + 40);
    }

    @Test
    void aStepTakenOutOfABoxStandsOutside() {
        FlowDocument after = after(new BoxEdit.MoveIntoBox(Set.of("resize"), Set.of(), null, 0, 0));

        assertThat(after.boxOf("resize")).isNull();
        assertThat(after.step("archive").body().steps()).isEmpty();
        assertThat(after.step("archive").body().start()).isEmpty();
    }

    @Test
    void aBoxIsNotPutIntoItself() {
        assertThat(after(new BoxEdit.MoveIntoBox(Set.of("archive"), Set.of(), "archive", 0, 0)))
                .isSameAs(start);
    }

    @Test
    void aWrappedStepIsReachedThroughItsGroup() {
        FlowDocument after =
                after(new BoxEdit.WrapInGroup(Set.of("thumbnail"), "group", Place.at(0, 0)));

        assertThat(after.step("validate").next()).containsExactly("group", "metadata");
        assertThat(after.step("group").next()).containsExactly("both");
        assertThat(after.step("group").body().start()).containsExactly("thumbnail");
        assertThat(after.step("thumbnail").next()).isEmpty();
    }

    @Test
    void whatCaughtAStepsErrorsCatchesItsGroups() {
        FlowDocument after =
                after(
                        new BoxEdit.WrapInGroup(
                                Set.of("validate", "thumbnail", "metadata", "both"),
                                "group",
                                Place.at(0, 0)));

        assertThat(after.step("group").handling().catchers().getFirst().next())
                .containsExactly("reject");
        assertThat(after.step("validate").handling().catchers()).isEmpty();
        assertThat(after.step("validate").handling().retry()).hasSize(1);
        assertThat(after.trigger("uploaded").next()).containsExactly("group");
    }

    @Test
    void stepsThatLeadToDifferentPlacesAreNotWrapped() {
        assertThat(Wrapping.canWrap(start, Set.of("size"))).isFalse();
        assertThat(after(new BoxEdit.WrapInGroup(Set.of("size"), "group", Place.at(0, 0))))
                .isSameAs(start);
    }

    @Test
    void whyStepsAreNotWrappedIsTold() {
        assertThat(Wrapping.refusal(start, Set.of("uploaded"))).isEqualTo(Refusal.NO_STEP);
        assertThat(Wrapping.refusal(start, Set.of("validate", "resize")))
                .isEqualTo(Refusal.SEVERAL_BOXES);
        assertThat(Wrapping.refusal(start, Set.of("archive", "notify")))
                .isEqualTo(Refusal.SEVERAL_ENTRIES);
        assertThat(Wrapping.refusal(start, Set.of("size"))).isEqualTo(Refusal.SEVERAL_EXITS);
        assertThat(Wrapping.refusal(start, Set.of("validate"))).isNull();
    }

    @Test
    void theJoinAtTheEndOfWrappedBranchesGoesIntoTheGroup() {
        Set<String> branches = Set.of("thumbnail", "metadata");

        FlowDocument after = after(new BoxEdit.WrapInGroup(branches, "group", Place.at(0, 0)));

        assertThat(Wrapping.wrapped(start, branches)).contains("both");
        assertThat(after.step("validate").next()).containsExactly("group");
        assertThat(after.boxOf("both")).isEqualTo("group");
        assertThat(after.step("thumbnail").next()).containsExactly("both");
        assertThat(after.step("group").next()).containsExactly("size");
        assertThat(scopes(after)).isEqualTo(scopes(start));
    }

    @Test
    void theJoinOfABranchThatIsWrappedAloneStaysOutside() {
        FlowDocument after =
                after(new BoxEdit.WrapInGroup(Set.of("thumbnail"), "group", Place.at(0, 0)));

        assertThat(after.boxOf("both")).isNull();
        assertThat(scopes(after)).isEqualTo(scopes(start));
    }

    @Test
    void theJoinGoesIntoTheGroupWithTheForkItEnds() {
        FlowDocument after =
                after(
                        new BoxEdit.WrapInGroup(
                                Set.of("validate", "thumbnail", "metadata"),
                                "group",
                                Place.at(0, 0)));

        assertThat(after.boxOf("both")).isEqualTo("group");
        assertThat(after.step("group").next()).containsExactly("size");
        assertThat(scopes(after)).isEqualTo(scopes(start));
    }

    @Test
    void stepsOfWhichOnlyOneRunsAreNotWrappedSoThatBothWould() {
        assertThat(Wrapping.canWrap(start, Set.of("archive", "notify"))).isFalse();
    }

    @Test
    void aGroupTakenAwayLeavesItsStepsWired() {
        FlowDocument after = after(new BoxEdit.Unwrap("archive"));

        assertThat(after.step("archive")).isNull();
        assertThat(after.step("resize").next()).containsExactly("notify");
        var choice = (Step.Choice) after.step("size");
        assertThat(choice.rules().getFirst().next()).containsExactly("resize");
    }

    @Test
    void aLooseStepIsPutOntoAWire() {
        FlowDocument loose =
                new ElementEdit.AddStep(
                                Samples.transform("shape"), Place.at(0, 0), null, null, null)
                        .apply(start);
        var wire = new Wire(new Outlet.Next("both"), 0, "size");

        FlowDocument after = new BoxEdit.MoveOntoWire("shape", wire, 20, 20).apply(loose);

        assertThat(after.step("both").next()).containsExactly("shape");
        assertThat(after.step("shape").next()).containsExactly("size");
        assertThat(after.place("shape")).isEqualTo(Place.at(20, 20));
    }

    @Test
    void aChoicePutOntoAWireGoesOnWhereNoRuleHolds() {
        var choice = new Step.Choice(Step.Head.of("which"), List.of(), null, data());
        var wire = new Wire(new Outlet.Next("both"), 0, "size");

        FlowDocument after = after(new WireEdit.InsertOnWire(wire, choice, Place.at(0, 0), null));

        assertThat(((Step.Choice) after.step("which")).otherwise()).containsExactly("size");
    }

    private static Data data() {
        return Data.NONE;
    }

    @Test
    void aFunctionThatIsAnotherOneElsewhereIsPastedUnderAFreshId() {
        FlowDocument clip = Clips.of(start, Set.of("validate"), Set.of());
        var functions = new LinkedHashMap<>(start.flow().functions());
        functions.put("validate", other(functions.get("validate")));
        FlowDocument changed = start.withFunctions(functions);

        FlowDocument same = new ElementEdit.Paste(clip, null, 20, 20).apply(start);
        FlowDocument after = new ElementEdit.Paste(clip, null, 20, 20).apply(changed);

        assertThat(same.step("validate-2").function()).isEqualTo("validate");
        assertThat(after.step("validate-2").function()).isEqualTo("validate-2");
        assertThat(after.flow().functions().get("validate-2").memoryMb()).isEqualTo(256);
    }

    private static FunctionSpec other(FunctionSpec f) {
        return new FunctionSpec(
                f.id(),
                f.runtime(),
                f.handler(),
                f.code(),
                512,
                null,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Test
    void copiesArePutIntoTheBoxThatIsNamed() {
        FlowDocument clip = Clips.of(start, Set.of("resize"), Set.of());

        FlowDocument after = new ElementEdit.Paste(clip, "archive", 20, 20).apply(start);

        assertThat(after.boxOf("resize-2")).isEqualTo("archive");
    }

    @Test
    void aBoxIsClosedAndOpened() {
        FlowDocument closed = after(new BoxEdit.Collapse("archive", true));

        assertThat(closed.place("archive").collapsed()).isTrue();
        assertThat(closed.flow()).isSameAs(start.flow());
        assertThat(new BoxEdit.Collapse("archive", true).apply(closed)).isSameAs(closed);
    }

    @Test
    void aGroupAroundAForkLetsAnErrorLeaveIt() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("a", Samples.transform("a", "b", "c"));
        var b = Samples.function("b", "j");
        var all = new Handling.Catcher(List.of("States.ALL"), List.of("end"), null, Map.of(), null);
        steps.put("b", StepParts.withHandling(b, new Handling(List.of(), List.of(all))));
        steps.put("c", Samples.transform("c", "j"));
        steps.put("j", new Step.Join(Step.Head.of("j"), Data.NONE, List.of("end")));
        steps.put("end", Samples.transform("end", "last"));
        steps.put("last", Samples.transform("last"));
        FlowDocument flow = FlowDocument.empty("fork").withSteps(steps);
        var leaving = new Wire(new Outlet.Catcher("b", 0), 0, "end");

        Set<String> branches = Forks.leftBy(flow, leaving);
        FlowDocument after = new BoxEdit.WrapInGroup(branches, "group", Place.at(0, 0)).apply(flow);

        assertThat(branches).containsExactlyInAnyOrder("b", "c", "j");
        assertThat(after.step("a").next()).containsExactly("group");
        assertThat(after.step("group").body().start()).containsExactly("b", "c");
        assertThat(after.step("group").handling().catchers()).containsExactly(all);
        assertThat(scopes(flow)).isNotEqualTo(scopes(after));
        assertThat(scopes(after)).isEmpty();
    }

    private static List<String> scopes(FlowDocument document) {
        return Checks.check(document.flow()).stream()
                .map(Problem::code)
                .filter(code -> code.startsWith("scope.") || code.startsWith("join."))
                .toList();
    }
}
