package dev.sluice.app.shell;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.Engine;
import dev.sluice.engine.template.Templates;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;

import java.nio.file.Path;

/// Takes pictures of what lies over the window: dialogues, menus, the first screen and notices.
public final class OverlayPictures extends PhotographedDesigner {
    private OverlayPictures(Path folder, Engine engine, String look) throws Exception {
        super(folder, engine, look);
    }

    public static void main(String[] args) throws Exception {
        inEachLook(
                args,
                (folder, engine, look) -> {
                    var shown = new OverlayPictures(folder, engine, look);
                    shown.take("first");
                    shown.openSample("photo-intake");
                    shown.menus();
                    shown.dialogs();
                    shown.runs();
                    shown.close();
                });
    }

    void menus() throws Exception {
        MenuBar bar = onWindow(() -> (MenuBar) find("#menu"));
        for (int i = 0; i < bar.getMenus().size(); i++) {
            var menu = bar.getMenus().get(i);
            over("menu-" + i, menu::show);
        }
        over("commands", item("action.commands")::fire);
        over("keys", item("action.keys")::fire);
        over("about", item("action.about")::fire);
        over("picker", () -> ((ComboBox<?>) find("#run-event")).show());
        over("target", () -> ((MenuButton) find("#target")).show());
        act(() -> designer.session().select(Selection.ofElement("validate")));
        over("step-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
        act(() -> designer.session().select(Selection.NONE));
        over("canvas-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
        over("add", () -> key(find("#canvas"), KeyCode.A));
        act(() -> bringUp("#left", "tab-outline"));
        take("outline");
        act(() -> bringUp("#left", "tab-palette"));
    }

    void dialogs() throws Exception {
        over("settings", item("action.settings")::fire);
        over("export", item("action.export")::fire);
        act(() -> designer.session().select(Selection.ofElement("validate")));
        over("input", item("action.run-alone")::fire);
        act(
                () ->
                        designer.session()
                                .apply(new ElementEdit.Relabel("validate", "Look at the photo")));
        over("unsaved", item("action.close")::fire);
        act(designer.session()::undo);
        act(() -> item("action.large-code").fire());
        take("large-code");
        act(() -> item("action.large-code").fire());
    }

    void runs() throws Exception {
        Path stranger = state.resolve("photo-intake");
        Templates.copy("photo-intake", stranger);
        act(() -> designer.open(stranger));
        await("other flow", () -> designer.session().document().flow().steps().size() > 4);
        settle();
        act(() -> choose("photo"));
        Platform.runLater(() -> ((Button) find("#run")).fire());
        await(
                "question",
                () -> others().stream().anyMatch(w -> w.getScene().lookup("#trust-yes") != null));
        take("trust");
        act(() -> others().forEach(w -> fire(w.getScene().lookup("#trust-yes"))));
        await("end", () -> designer.session().runProperty().get().outcome() != null);
        settle();
        take("notice");
        act(() -> choose("corrupt"));
        String first = onWindow(() -> designer.session().runProperty().get().run());
        act(() -> fire(find("#run")));
        await("run", () -> !first.equals(designer.session().runProperty().get().run()));
        await("end", () -> designer.session().runProperty().get().outcome() != null);
        act(() -> bringUp("#dock", "tab-runs"));
        settle();
        over("compare-with", () -> ((ComboBox<?>) find("#run-compare")).show());
        act(() -> ((ComboBox<?>) find("#run-compare")).getSelectionModel().selectLast());
        settle();
        take("compare");
    }
}
