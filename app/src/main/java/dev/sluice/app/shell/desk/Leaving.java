package dev.sluice.app.shell.desk;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.app.shell.flows.FlowName;
import dev.sluice.app.shell.flows.OpenFlow;
import dev.sluice.app.shell.flows.Questions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Saves flows and closes them, after asking where the user has to be asked.
public final class Leaving {
    private final Desk desk;
    private final Questions questions;
    private final Function<OpenFlow, PanelActions> panels;
    private final Desk.Made made;

    /// @param panels what the panels keep of a flow
    /// @param made hears of a folder that a flow was saved into first
    public Leaving(
            Desk desk,
            Questions questions,
            Function<OpenFlow, PanelActions> panels,
            Desk.Made made) {
        this.desk = desk;
        this.questions = questions;
        this.panels = panels;
        this.made = made;
    }

    /// Saves a flow with what its panels keep, then does the rest; not where saving fails.
    public void save(OpenFlow flow, Runnable then) {
        panels.apply(flow).save(() -> saveDocument(flow, then));
    }

    private void saveDocument(OpenFlow flow, Runnable then) {
        if (flow.file().path() == null) {
            saveAs(flow, then);
        } else if (flow.session().dirtyProperty().get()) {
            desk.filing().save(flow, then);
        } else {
            then.run();
        }
    }

    /// Saves a flow into a folder that the user names. A flow without a name of its own takes the
    /// folder's with its first save, and gives it back where that fails.
    public void saveAs(OpenFlow flow, Runnable then) {
        Path before = flow.file().path();
        Path where = questions.place(flow.name(), before);
        if (where != null) {
            Edit naming =
                    before == null ? FlowName.after(where, flow.session().document().flow()) : null;
            if (naming != null) {
                flow.session().settle();
                flow.session().apply(naming);
            }
            desk.filing()
                    .saveInto(
                            flow,
                            where,
                            () -> {
                                leave(before);
                                placed(flow, where, then);
                            },
                            () -> takeBack(naming, flow.session()));
        }
    }

    private static void takeBack(@Nullable Edit naming, Session session) {
        if (naming != null && session.lastEditProperty().get() == naming) {
            session.undo();
        }
    }

    /// The folder that a flow lay in can be opened again.
    private void leave(@Nullable Path before) {
        if (before != null) {
            desk.folders().forget(before);
            desk.flows().release(before);
        }
    }

    private void placed(OpenFlow flow, Path where, Runnable then) {
        Path folder = flow.file().path();
        if (folder != null) {
            desk.flows().hold(folder);
        }
        desk.folders().watch(folder);
        desk.work()
                .run(
                        "shell.error.recent",
                        () -> {
                            made.made(where);
                            desk.folders().remember(where);
                        });
        desk.work().execute(() -> desk.work().fx().execute(then));
    }

    /// Closes a flow, after asking what shall become of its run and its changes, then does the
    /// rest.
    public void leave(OpenFlow flow, Runnable then) {
        if (panels.apply(flow).running().get()) {
            desk.flows().show(flow);
            if (!questions.stopsRuns(List.of(flow.name()))) {
                return;
            }
        }
        ask(flow, discard -> closed(flow, discard, then));
    }

    /// Closes all flows, after asking once about all runs that go on, then does the rest.
    public void leaveAll(Runnable then) {
        List<String> running =
                desk.flows().all().stream()
                        .filter(flow -> panels.apply(flow).running().get())
                        .map(OpenFlow::name)
                        .toList();
        if (running.isEmpty() || questions.stopsRuns(running)) {
            askEach(desk.flows().all(), Set.of(), then);
        }
    }

    /// Asks about the changes of each flow before the first is closed: whoever cancels keeps all
    /// open.
    ///
    /// @param discarded those of which the changes are to be let go
    private void askEach(List<OpenFlow> left, Set<OpenFlow> discarded, Runnable then) {
        if (left.isEmpty()) {
            closeEach(discarded, then);
            return;
        }
        OpenFlow flow = left.getLast();
        List<OpenFlow> others = List.copyOf(left.subList(0, left.size() - 1));
        ask(
                flow,
                discard -> {
                    Set<OpenFlow> all = new HashSet<>(discarded);
                    if (discard) {
                        all.add(flow);
                    }
                    askEach(others, all, then);
                });
    }

    private void closeEach(Set<OpenFlow> discarded, Runnable then) {
        if (desk.flows().all().isEmpty()) {
            then.run();
        } else {
            OpenFlow flow = desk.flows().all().getLast();
            closed(flow, discarded.contains(flow), () -> closeEach(discarded, then));
        }
    }

    /// Asks what shall become of a flow's changes, if it has any, and saves them where the user
    /// wants it.
    ///
    /// @param then with whether they are to be let go; not called where the user cancels or saving
    ///   fails
    private void ask(OpenFlow flow, Consumer<Boolean> then) {
        boolean dirty = flow.session().dirtyProperty().get() || panels.apply(flow).isDirty();
        if (!dirty) {
            then.accept(false);
            return;
        }
        desk.flows().show(flow);
        switch (questions.unsaved(flow.name())) {
            case SAVE -> save(flow, () -> then.accept(false));
            case DISCARD -> then.accept(true);
            case CANCEL -> {}
        }
    }

    /// Closes a flow once its run is over: by then it may be closed already.
    private void closed(OpenFlow flow, boolean discard, Runnable then) {
        panels.apply(flow)
                .stop(
                        () -> {
                            if (desk.flows().all().contains(flow)) {
                                if (discard) {
                                    panels.apply(flow).discard();
                                }
                                desk.filing().close(flow, discard);
                                desk.folders().forget(flow.file().path());
                                desk.flows().remove(flow);
                            }
                            then.run();
                        });
    }
}
