package dev.sluice.app.shell.window;

import dev.sluice.app.files.CopyNotes;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.code.Carrying;
import dev.sluice.app.shell.code.CodeCarriers;
import dev.sluice.app.shell.code.CodeDrop;
import dev.sluice.app.shell.command.MenuLines;
import dev.sluice.app.shell.command.Toolbar;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.flows.Remark;

import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// All that the window shows while one flow is on top.
final class FlowPane extends BorderPane {
    /// What many programs redo by, beside the keys that stand in the menu.
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Y");

    private final Workbench workbench;
    private final RemarkBar remarks;
    private final VBox top;

    FlowPane(
            Session session,
            ObservableList<Remark> said,
            Panels panels,
            WindowActions actions,
            Settings settings,
            Icons icons,
            Messages messages) {
        workbench =
                new Workbench(
                        session,
                        icons,
                        messages,
                        panels,
                        new CodeCarriers(
                                new CodeDrop(session, actions, said::add, Platform::runLater),
                                new Carrying(
                                        session,
                                        new CopyNotes(actions.state().resolve("copies")),
                                        said::add,
                                        Platform::runLater)));
        remarks = new RemarkBar(said, workbench.canvas()::requestFocus, icons, messages);
        var commands = workbench.canvas().commands();
        var menu =
                new MenuLines(session, workbench, actions, panels.work(), icons, messages)
                        .bar(settings);
        var tools =
                new Toolbar(
                        session, commands, actions, icons, messages, panels.tools(), panels.end());
        top = new VBox(menu, tools, remarks);
        top.getChildren().addAll(panels.above());
        getStyleClass().add("chrome");
        setCenter(workbench);
        setTop(top);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.F6) {
                        workbench.walk(!key.isShiftDown());
                        key.consume();
                    }
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (REDO_TOO.match(key)) {
                        session.redo();
                        key.consume();
                    }
                });
        setBottom(new StatusBar(session, workbench.canvas(), panels.status(), messages));
    }

    /// Puts the tabs of the open flows above the canvas.
    void showTabs(Node tabs) {
        if (!top.getChildren().contains(tabs)) {
            top.getChildren().add(2, tabs);
        }
    }

    Workbench workbench() {
        return workbench;
    }

    void dispose() {
        remarks.dispose();
    }
}
