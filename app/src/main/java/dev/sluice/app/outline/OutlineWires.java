package dev.sluice.app.outline;

import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Verdict;
import dev.sluice.engine.check.Wiring;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The wires of the flow as the outline offers them: what leads where, could, and no longer shall.
final class OutlineWires {
    private final Session session;

    OutlineWires(Session session) {
        this.session = session;
    }

    /// Where a new wire of an element may begin.
    List<Outlet> outlets(String id) {
        Step step = session.document().step(id);
        if (step == null) {
            return OutlineModel.note(id) != null ? List.of() : List.of(new Outlet.Next(id));
        }
        List<Outlet> all = new ArrayList<>(Wires.outlets(step));
        if (step instanceof Step.Choice) {
            all.add(new Outlet.NewRule(id));
        }
        if (step.mayFail()) {
            all.add(new Outlet.NewCatcher(id));
        }
        return all;
    }

    /// The steps that a new wire may lead to.
    List<String> targets(Outlet from) {
        return session.document().ids().stream().filter(to -> isAllowed(from, to)).toList();
    }

    /// The other steps and triggers that a wire may come from.
    List<Outlet> sources(Wire wire) {
        List<Outlet> all = new ArrayList<>();
        for (String id : session.document().ids()) {
            Outlet next = new Outlet.Next(id);
            if (!id.equals(wire.from().owner())
                    && outlets(id).contains(next)
                    && isAllowed(next, wire.to())) {
                all.add(next);
            }
        }
        return all;
    }

    private boolean isAllowed(Outlet from, String to) {
        Flow flow = session.document().flow();
        Verdict verdict =
                from instanceof Outlet.Start(String box)
                        ? Wiring.startVerdict(flow, box, to)
                        : Wiring.verdict(flow, from.owner(), to);
        return verdict instanceof Verdict.Allowed;
    }

    /// The wires that a step could be put on: those beside it, where none leads to or from it.
    List<Wire> around(String step) {
        FlowDocument document = session.document();
        return Wires.of(document.flow()).stream()
                .filter(
                        wire ->
                                new BoxEdit.MoveOntoWire(step, wire, 0, 0).apply(document)
                                        != document)
                .toList();
    }

    void wire(Outlet from, String to) {
        session.settle();
        session.apply(new WireEdit.Connect(from, to));
    }

    void unwire(Wire wire) {
        session.settle();
        session.apply(new ElementEdit.DeleteElements(Set.of(), Set.of(), Set.of(wire)));
    }

    /// Leads a wire to another step.
    void lead(Wire wire, String to) {
        session.settle();
        session.apply(new WireEdit.Reconnect(wire, wire.from(), to));
    }

    /// Lets a wire come from elsewhere.
    void begin(Wire wire, Outlet from) {
        session.settle();
        session.apply(new WireEdit.Reconnect(wire, from, wire.to()));
    }
}
