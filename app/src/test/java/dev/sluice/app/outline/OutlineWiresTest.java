package dev.sluice.app.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.session.Session;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What the outline offers to do with wires, and that all it offers can be done.
class OutlineWiresTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final OutlineWires wires = new OutlineModel(session, Runnable::run).wires();

    private FlowDocument document() {
        return session.document();
    }

    private boolean leads(String from, String to) {
        return Wires.of(document().flow()).stream()
                .anyMatch(w -> w.from().owner().equals(from) && w.to().equals(to));
    }

    @Test
    void everyWireThatIsOfferedIsDrawnAndTakenBack() {
        FlowDocument before = document();
        for (String id : before.ids()) {
            for (Outlet outlet : wires.outlets(id)) {
                for (String to : wires.targets(outlet)) {
                    wires.wire(outlet, to);
                    assertThat(leads(id, to)).as("%s to %s", outlet, to).isTrue();
                    if (document() != before) {
                        session.undo();
                    }
                    assertThat(document()).isSameAs(before);
                }
            }
        }
    }

    @Test
    void everyBeginningThatIsOfferedIsTaken() {
        FlowDocument before = document();
        for (Wire wire : Wires.of(before.flow())) {
            for (Outlet from : wires.sources(wire)) {
                wires.begin(wire, from);
                assertThat(leads(from.owner(), wire.to())).as("%s from %s", wire, from).isTrue();
                session.undo();
                assertThat(document()).isSameAs(before);
            }
        }
    }

    @Test
    void noWireIsOfferedIntoATriggerOrAcrossABoxesBorder() {
        for (String id : document().ids()) {
            for (Outlet outlet : wires.outlets(id)) {
                String place = outlet instanceof Outlet.Start ? id : document().boxOf(id);
                assertThat(wires.targets(outlet))
                        .allMatch(to -> document().step(to) != null)
                        .allMatch(to -> Objects.equals(document().boxOf(to), place));
            }
        }
    }

    @Test
    void aChoiceTakesNewRulesAndWhatMayFailNewCatches() {
        assertThat(wires.outlets("size")).contains(new Outlet.NewRule("size"));
        assertThat(wires.outlets("thumbnail")).contains(new Outlet.NewCatcher("thumbnail"));
        assertThat(wires.outlets("both")).doesNotContain(new Outlet.NewCatcher("both"));
        assertThat(wires.outlets("by-hand")).containsExactly(new Outlet.Next("by-hand"));
    }

    @Test
    void aWireIsLedElsewhereAndRemoved() {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        wires.lead(wire, "metadata");
        assertThat(document().trigger("by-hand").next()).containsExactly("metadata");

        wires.unwire(new Wire(new Outlet.Next("by-hand"), 0, "metadata"));
        assertThat(document().trigger("by-hand").next()).isEmpty();
    }

    @Test
    void onlyAStepWithoutWiresIsPutOnOne() {
        assertThat(wires.around("thumbnail")).isEmpty();
        Wires.of(document().flow()).stream()
                .filter(w -> w.to().equals("notify"))
                .toList()
                .reversed()
                .forEach(wires::unwire);

        assertThat(wires.around("notify")).isNotEmpty();
    }
}
