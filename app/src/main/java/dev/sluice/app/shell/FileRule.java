package dev.sluice.app.shell;

import dev.sluice.app.canvas.gesture.WireRule;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Refuses the wires that a flow file cannot hold; any other is drawn and, where it makes no sense,
/// marked.
record FileRule(Session session, Messages messages) implements WireRule {
    @Override
    public @Nullable String refusal(Outlet from, String to) {
        FlowDocument document = session.document();
        if (document.step(to) == null) {
            return messages.text("canvas.refusal.trigger");
        }
        String inside =
                from instanceof Outlet.Start(String owner) ? owner : document.boxOf(from.owner());
        return Objects.equals(inside, document.boxOf(to))
                ? null
                : messages.text("canvas.refusal.box");
    }
}
