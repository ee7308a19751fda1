package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.FunctionSpec;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The tab with the selected step's source: files above, the editor below.
public final class CodeView extends BorderPane {
    private static final double WIDEST_LIST = 280;

    private final CodeModel model;
    private final Runnable debug;
    private final Messages messages;
    private final Icons icons;
    private final CodeArea area = new CodeArea();
    private final ComboBox<Path> files = new ComboBox<>();
    private final Label mark = new Label();
    private final Label mistake = new Label();
    private final VBox editor;
    private final FindBar find;
    private final LineBar line;
    private final Colours colours;
    private @Nullable Path shown;

    /// Whether the user has asked for a new function, whose code is to come.
    private boolean beginning;

    private boolean filling;
    private boolean typing;

    /// @param debug runs the flow with the step's function waiting for a debugger
    public CodeView(CodeModel model, Runnable debug, Messages messages, Icons icons) {
        this.model = model;
        this.debug = debug;
        this.messages = messages;
        this.icons = icons;
        getStyleClass().addAll("code-tab");
        area.setId("code");
        area.getStyleClass().add("code-area");
        area.setAccessibleText(messages.text("code.editor"));
        area.setAccessibleHelp(messages.text("code.leave"));
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.textProperty().addListener((_, _, text) -> typed(text));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::back);
        mistake.getStyleClass().add("field-mistake");
        mistake.setWrapText(true);
        mark.getStyleClass().add("dirty-mark");
        var scroll = new VirtualizedScrollPane<>(area);
        find = new FindBar(area, messages, icons);
        line = new LineBar(area, messages);
        colours = new Colours(area);
        CodeKeys.install(area, this::language);
        var text = new StackPane(scroll, Composition.install(area));
        VBox.setVgrow(text, Priority.ALWAYS);
        editor = new VBox(tools(), find, line, conflict(), text);
        // what another program has saved is shown when the user comes back
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(this::lookAtDisk);
        model.openProperty().subscribe(this::show);
        model.wantedProperty().subscribe(this::lead);
        model.folderProperty().subscribe(_ -> arrange());
        model.functionProperty().subscribe(_ -> arrange());
        model.needsFunctionProperty().subscribe(_ -> arrange());
        model.mistakeProperty().subscribe(this::tell);
    }

    private HBox tools() {
        files.setItems(model.files());
        files.setId("code-file");
        files.setAccessibleText(messages.text("code.file"));
        files.setCellFactory(_ -> new FileCell());
        files.setButtonCell(new FileCell());
        files.setMaxWidth(WIDEST_LIST);
        files.setOnAction(
                _ -> {
                    OpenFile open = model.openProperty().get();
                    Path chosen = files.getValue();
                    if (chosen != null && (open == null || !open.path().equals(chosen))) {
                        model.open(chosen);
                    }
                });
        HBox.setHgrow(files, Priority.SOMETIMES);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button save = tool("action-save", "code.save", "code-save", () -> model.save(() -> {}));
        save.disableProperty().bind(model.dirtyProperty().not());
        Button elsewhere =
                tool("action-open", "code.elsewhere", "code-elsewhere", model::openElsewhere);
        Button debugger = tool("action-debug", "action.debug-this", "code-debug", debug);
        var tools = new HBox(files, mark, gap, debugger, elsewhere, larger(), save);
        tools.getStyleClass().add("code-tools");
        return tools;
    }

    /// Lays the editor over the canvas, or puts it back.
    private Button larger() {
        var larger = new Button();
        larger.setId("code-larger");
        larger.getStyleClass().addAll("flat", "button-icon");
        larger.setOnAction(_ -> model.largeProperty().set(!model.largeProperty().get()));
        var told = new Tooltip();
        larger.setTooltip(told);
        model.largeProperty()
                .subscribe(
                        large -> {
                            String text = messages.text(large ? "code.smaller" : "code.larger");
                            larger.setGraphic(
                                    icons.icon(large ? "action-collapse" : "action-expand", 16));
                            told.setText(text);
                            larger.setAccessibleText(text);
                        });
        return larger;
    }

    /// Gives the source the keyboard.
    public void focusSource() {
        area.requestFocus();
        area.requestFollowCaret();
    }

    private Button tool(String icon, String key, String id, Runnable act) {
        var button = new Button(null, icons.icon(icon, 16));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(messages.text(key));
        button.setTooltip(new Tooltip(messages.text(key)));
        button.setOnAction(_ -> act.run());
        return button;
    }

    /// What to do with a file that somebody else has written meanwhile.
    private Node conflict() {
        var said = new Label(messages.text("code.conflict"));
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        var mine = new Button(messages.text("code.conflict.mine"));
        mine.setId("code-keep-mine");
        mine.setOnAction(_ -> model.keepMine());
        var theirs = new Button(messages.text("code.conflict.theirs"));
        theirs.setId("code-take-theirs");
        theirs.setOnAction(_ -> model.takeTheirs());
        var choices = new HBox(mine, theirs);
        choices.getStyleClass().add("find-row");
        var bar = new VBox(said, choices);
        bar.setId("code-conflict");
        bar.getStyleClass().add("code-conflict");
        model.conflictProperty()
                .subscribe(
                        path -> {
                            bar.setVisible(path != null);
                            bar.setManaged(path != null);
                        });
        return bar;
    }

    private void arrange() {
        if (model.needsFunctionProperty().get()) {
            setCenter(offer());
        } else if (model.functionProperty().get() == null || model.folderProperty().get() == null) {
            setCenter(note("code.none"));
        } else {
            tellAboveText();
            setCenter(editor);
        }
    }

    /// What went wrong stands above the text, or above the buttons where there is none yet.
    private void tellAboveText() {
        List<Node> children = editor.getChildren();
        if (!children.contains(mistake)) {
            children.add(children.size() - 1, mistake);
        }
    }

    private VBox offer() {
        var text = note("code.new");
        var buttons = new VBox();
        for (Starter starter : Starter.values()) {
            buttons.getChildren().add(offered(starter));
        }
        FunctionSpec known = model.functionProperty().get();
        if (known != null) {
            buttons.getChildren().setAll(offered(Starter.of(known.runtime())));
        }
        buttons.getStyleClass().add("starters");
        return new VBox(text, mistake, buttons);
    }

    private Button offered(Starter starter) {
        return switch (starter) {
            case PYTHON -> starter(starter, "lang-python");
            case NODEJS -> starter(starter, "lang-nodejs");
            case JAVA -> starter(starter, "lang-java");
            case GO -> starter(starter, "lang-go");
        };
    }

    private Button starter(Starter starter, String icon) {
        String word = starter.name().toLowerCase(Locale.ROOT);
        var button = new Button(messages.text("code.new." + word), icons.icon(icon, 20));
        button.setId("new-" + word);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> model.create(starter, () -> beginning = true));
        return button;
    }

    private Label note(String key) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add("empty");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable OpenFile file) {
        area.setEditable(file != null); // what is typed before there is a file would be lost
        if (file == null) {
            mark.setText("");
            return;
        }
        files.setValue(file.path());
        mark.setText(file.isDirty() ? "●" : "");
        mark.setAccessibleText(file.isDirty() ? messages.text("code.changed") : "");
        if (!typing && (!file.path().equals(shown) || !area.getText().equals(file.text()))) {
            filling = true;
            boolean same = file.path().equals(shown);
            shown = file.path();
            if (!area.getText().equals(file.text())) {
                area.replaceText(file.text());
            }
            if (!same) {
                area.getUndoManager().forgetHistory();
                area.moveTo(0);
                area.requestFollowCaret();
            }
            filling = false;
            colours.of(file.text(), language());
        }
        lead(model.wantedProperty().get());
        if (beginning) {
            beginning = false;
            Platform.runLater(area::requestFocus);
        }
    }

    /// Goes to a line of the file that is shown, once the editor is in sight.
    private void lead(@Nullable SourcePlace place) {
        if (place != null && place.file().equals(shown)) {
            Platform.runLater(this::arrive);
        }
    }

    private void arrive() {
        SourcePlace place = model.wantedProperty().get();
        if (place != null && place.file().equals(shown)) {
            int line = Math.min(place.line(), area.getParagraphs().size()) - 1;
            area.selectRange(line, 0, line, area.getParagraphLength(line));
            area.showParagraphAtCenter(line);
            area.requestFocus();
            model.arrived();
        }
    }

    private void typed(String text) {
        if (!filling) {
            typing = true;
            model.typed(text);
            typing = false;
            colours.of(text, language());
        }
    }

    private void tell(String text) {
        mistake.setText(
                text.startsWith("code.") ? messages.text(text) : messages.engine().told(text));
        beginning = beginning && text.isEmpty();
        mistake.setVisible(!text.isEmpty());
        mistake.setManaged(!text.isEmpty());
    }

    private void lookAtDisk(boolean focused) {
        if (focused) {
            model.lookAtDisk();
        }
    }

    /// Keys that open what lies above the text.
    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            // the tab key indents, so there is another way out
            if (!model.largeProperty().get()) {
                files.requestFocus();
                key.consume();
            }
        } else if (key.isShortcutDown()) {
            switch (key.getCode()) {
                case F -> find.open(false);
                case H -> find.open(true);
                case G -> line.open();
                default -> {
                    return;
                }
            }
            key.consume();
        }
    }

    /// Escape puts a large editor back, where nothing above the text wants the key.
    private void back(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.largeProperty().get()) {
            model.largeProperty().set(false);
            key.consume();
        }
    }

    private SourceLanguage language() {
        Path file = shown;
        return file == null ? SourceLanguage.PLAIN : SourceLanguage.of(file.toString());
    }

    private final class FileCell extends ListCell<Path> {
        @Override
        protected void updateItem(Path file, boolean empty) {
            super.updateItem(file, empty);
            setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // a file is known by its last name
            setText(
                    empty || file == null
                            ? null
                            : model.name(file) + (model.isDirty(file) ? " ●" : ""));
            setAccessibleText(
                    empty || file == null || !model.isDirty(file)
                            ? null
                            : model.name(file) + ", " + messages.text("code.changed"));
        }
    }
}
