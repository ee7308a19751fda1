package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.gesture.WireRule;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Verdict;
import dev.sluice.engine.check.Verdict.Cause;
import dev.sluice.engine.check.Wiring;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

/// Refuses the wires that a flow file cannot hold; any other is drawn and, where it makes no sense,
/// marked. The rule itself is the engine's; here it speaks the user's language.
record FileRule(Session session, Messages messages) implements WireRule {
    @Override
    public @Nullable String refusal(Outlet from, String to) {
        Flow flow = session.document().flow();
        Verdict verdict =
                from instanceof Outlet.Start(String box)
                        ? Wiring.startVerdict(flow, box, to)
                        : Wiring.verdict(flow, from.owner(), to);
        return switch (verdict) {
            case Verdict.Allowed _ -> null;
            case Verdict.Refused(Cause cause, _) -> words(cause, from);
        };
    }

    private @Nullable String words(Cause cause, Outlet from) {
        return switch (cause) {
            case INTO_A_TRIGGER -> messages.text("canvas.refusal.trigger");
            case NO_SUCH_ELEMENT -> messages.text("canvas.refusal.missing");
            case OUT_OF_A_BOX_INTO_IT, BACK_TO_THE_BOX, ACROSS_A_BOX ->
                    messages.text("canvas.refusal.box");
            case NOTHING_FOLLOWS -> messages.text("canvas.refusal.end");
            case THERE_ALREADY -> isPlain(from) ? messages.text("canvas.refusal.already") : null;
        };
    }

    /// Only of these does the engine count the targets; a rule or a catch may lead to where the
    /// step leads as well.
    private static boolean isPlain(Outlet from) {
        return switch (from) {
            case Outlet.Next _, Outlet.Start _ -> true;
            case Outlet.Rule _,
                    Outlet.Otherwise _,
                    Outlet.Catcher _,
                    Outlet.NewRule _,
                    Outlet.NewCatcher _ ->
                    false;
        };
    }
}
