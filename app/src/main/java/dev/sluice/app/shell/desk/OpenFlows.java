package dev.sluice.app.shell.desk;

import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.flows.OpenFlow;
import dev.sluice.app.shell.window.MainWindow;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The flows that are open in a window, the one on top, and their tabs. Used on the window's
/// thread, but for [#hold].
public final class OpenFlows {
    private final ObservableList<OpenFlow> flows = FXCollections.observableArrayList();
    private final Set<Path> held = ConcurrentHashMap.newKeySet();
    private final MainWindow window;
    private final WindowActions actions;
    private final Supplier<Settings> settings;
    private final Runnable none;
    private final FlowTabs tabs;
    private @Nullable OpenFlow top;

    /// @param none what is shown while no flow is open
    /// @param close closes a flow whose tab is closed
    public OpenFlows(
            MainWindow window,
            WindowActions actions,
            Supplier<Settings> settings,
            Runnable none,
            Consumer<OpenFlow> close) {
        this.window = window;
        this.actions = actions;
        this.settings = settings;
        this.none = none;
        this.tabs =
                new FlowTabs(
                        flows,
                        window.icons(),
                        session -> with(session, this::show),
                        session -> with(session, close));
        window.tabs(tabs);
    }

    private void with(Session session, Consumer<OpenFlow> act) {
        flows.stream().filter(flow -> flow.session() == session).findFirst().ifPresent(act);
    }

    /// The flow on top; `null` while none is open.
    public @Nullable OpenFlow top() {
        return top;
    }

    public List<OpenFlow> all() {
        return flows;
    }

    /// Takes a folder for this window. Returns whether it was free.
    boolean hold(Path folder) {
        return held.add(folder);
    }

    /// Gives a folder up that no flow of this window lies in any more.
    void release(Path folder) {
        held.remove(folder);
    }

    /// The flow that lies in a folder.
    public void withFolder(Path folder, Consumer<OpenFlow> act) {
        flows.stream().filter(flow -> folder.equals(flow.file().path())).findFirst().ifPresent(act);
    }

    /// Puts a flow on top; an untouched empty one gives way to it.
    void add(OpenFlow flow) {
        OpenFlow before = top;
        flows.add(flow);
        show(flow);
        if (before != null && before.isBlank()) {
            remove(before);
        }
    }

    void show(OpenFlow flow) {
        top = flow;
        window.show(flow.session(), flow.remarks(), settings.get(), actions);
        tabs.select(flow.session());
    }

    /// Shows what is on top again.
    public void showAgain() {
        OpenFlow flow = top;
        if (flow == null) {
            none.run();
        } else {
            show(flow);
        }
    }

    /// Shows the tab so many to the right.
    public void turn(int by) {
        OpenFlow flow = top;
        if (flow != null) {
            show(flows.get(Math.floorMod(flows.indexOf(flow) + by, flows.size())));
        }
    }

    void remove(OpenFlow flow) {
        int at = flows.indexOf(flow);
        flows.remove(flow);
        window.forget(flow.session());
        Path folder = flow.file().path();
        if (folder != null) {
            held.remove(folder);
        }
        if (flows.isEmpty()) {
            top = null;
            none.run();
        } else if (flow == top) {
            show(flows.get(Math.clamp(at, 0, flows.size() - 1)));
        }
    }
}
