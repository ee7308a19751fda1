package dev.sluice.app.targets;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The targets that a flow can be looked at for: its own in its own order, and what could be added.
public final class TargetsModel {
    private final Session session;
    private final List<String> ready;
    private final List<String> priced;

    /// @param ready the targets that have checks, prices and an export
    /// @param priced the targets that have prices
    public TargetsModel(Session session, List<String> ready, List<String> priced) {
        this.session = session;
        this.ready = List.copyOf(ready);
        this.priced = List.copyOf(priced);
    }

    Session session() {
        return session;
    }

    boolean isReady(String target) {
        return ready.contains(target);
    }

    /// Whether there is something to look at for the target.
    boolean isSeen(String target) {
        return isReady(target) || priced.contains(target);
    }

    /// The flow's targets.
    List<String> own() {
        return session.document().flow().targets().stream().distinct().toList();
    }

    /// What could be looked at if the flow were meant for it.
    List<String> addable() {
        return Checks.TARGETS.stream()
                .filter(target -> isSeen(target) && !own().contains(target))
                .toList();
    }

    /// The targets that there are, but nothing to look at yet; the flow's own are not among them.
    List<String> awaited() {
        return Checks.TARGETS.stream()
                .filter(target -> !isSeen(target) && !own().contains(target))
                .toList();
    }

    /// The target that is looked at, where it is a single one; `null`: all of the flow's, or none.
    @Nullable String single() {
        String seen = session.targetProperty().get();
        return seen == null && own().size() == 1 ? own().getFirst() : seen;
    }

    /// @param target one of the flow's; `null`: all
    public void lookFor(@Nullable String target) {
        session.lookFor(target);
    }

    /// Means the flow for one more target, as an edit of its own, and looks at it.
    public void add(String target) {
        Flow f = session.document().flow();
        List<String> targets = new ArrayList<>(f.targets());
        targets.add(target);
        session.settle();
        session.apply(
                new Edit.ChangeFlow(
                        f.name(),
                        f.comment(),
                        targets,
                        f.timeoutSeconds(),
                        f.maxSteps(),
                        f.parameters()));
        session.settle();
        session.lookFor(target);
    }
}
