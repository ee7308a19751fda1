package dev.sluice.app.shell.desk;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.flows.OpenFlow;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The open flows as tabs above the canvas, a dot at those with changes that are not saved.
final class FlowTabs extends TabPane {
    private final Icons icons;
    private final Consumer<Session> choose;
    private final Consumer<Session> close;
    private final Map<Session, Tab> tabs = new HashMap<>();
    private final Map<Session, Subscription> subscriptions = new HashMap<>();
    private boolean following;

    /// @param flows those that are open, in order
    FlowTabs(
            ObservableList<OpenFlow> flows,
            Icons icons,
            Consumer<Session> choose,
            Consumer<Session> close) {
        this.icons = icons;
        this.choose = choose;
        this.close = close;
        setId("flows");
        getStyleClass().add("flow-tabs");
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        flows.addListener((ListChangeListener<OpenFlow>) _ -> show(flows));
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    }

    private void show(List<OpenFlow> flows) {
        following = true;
        List<Tab> wanted = new ArrayList<>();
        for (OpenFlow flow : flows) {
            wanted.add(tabs.computeIfAbsent(flow.session(), this::tab));
        }
        List<Session> gone = new ArrayList<>(tabs.keySet());
        gone.removeIf(session -> wanted.contains(tabs.get(session)));
        for (Session session : gone) {
            tabs.remove(session);
            Subscription subscription = subscriptions.remove(session);
            if (subscription != null) {
                subscription.unsubscribe();
            }
        }
        getTabs().setAll(wanted);
        following = false;
    }

    /// Puts the tab of a flow on top, without choosing it again.
    void select(@Nullable Session session) {
        following = true;
        Tab tab = session == null ? null : tabs.get(session);
        if (tab != null) {
            getSelectionModel().select(tab);
        }
        following = false;
    }

    private Tab tab(Session session) {
        var tab = new Tab();
        tab.setUserData(session);
        tab.setGraphic(icons.icon("step-flow", 14));
        Runnable name =
                () -> {
                    String text = session.document().flow().name();
                    tab.setText(session.unsavedProperty().get() ? text + " ●" : text);
                };
        subscriptions.put(
                session,
                session.unsavedProperty()
                        .subscribe(name)
                        .and(session.documentProperty().subscribe(name))
                        .and(session.folderProperty().subscribe(where -> tip(tab, where))));
        name.run();
        tab.setOnCloseRequest(
                event -> {
                    event.consume();
                    close.accept(session);
                });
        return tab;
    }

    private static void tip(Tab tab, @Nullable Path where) {
        tab.setTooltip(where == null ? null : new Tooltip(where.toString()));
    }

    private void chosen(@Nullable Tab tab) {
        if (!following && tab != null && tab.getUserData() instanceof Session session) {
            choose.accept(session);
        }
    }
}
