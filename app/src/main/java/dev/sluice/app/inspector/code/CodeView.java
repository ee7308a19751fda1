package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.code.CodeModel.OpenFile;
import dev.sluice.engine.model.FunctionSpec;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tab with the selected step's source: files above, the editor below.
public final class CodeView extends BorderPane {
    private static final String BRACKET = "code-bracket";

    private final CodeModel model;
    private final Messages messages;
    private final Icons icons;
    private final CodeArea area = new CodeArea();
    private final ComboBox<Path> files = new ComboBox<>();
    private final Label mark = new Label();
    private final Label mistake = new Label();
    private final VBox editor;
    private final FindBar find;
    private final List<Integer> matched = new ArrayList<>();
    private @Nullable Path shown;
    private boolean filling;
    private boolean follows;
    private int wanted;

    public CodeView(CodeModel model, Messages messages, Icons icons) {
        this.model = model;
        this.messages = messages;
        this.icons = icons;
        getStyleClass().addAll("code-tab");
        area.setId("code");
        area.getStyleClass().add("code-area");
        area.setAccessibleText(messages.text("code.editor"));
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.textProperty().addListener((_, _, text) -> typed(text));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        mistake.getStyleClass().add("field-mistake");
        mistake.setWrapText(true);
        mark.getStyleClass().add("dirty-mark");
        var scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        find = new FindBar(area, messages, icons);
        editor = new VBox(tools(), find, mistake, scroll);
        area.caretPositionProperty().addListener((_, _, _) -> match());
        sceneProperty().subscribe(this::followFocus);
        model.openProperty().subscribe(this::show);
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
        files.setMaxWidth(Double.MAX_VALUE);
        files.setOnAction(
                _ -> {
                    OpenFile open = model.openProperty().get();
                    Path chosen = files.getValue();
                    if (chosen != null && (open == null || !open.path().equals(chosen))) {
                        model.open(chosen);
                    }
                });
        HBox.setHgrow(files, Priority.ALWAYS);
        var save = new Button(messages.text("code.save"), icons.icon("action-save", 16));
        save.setId("code-save");
        save.disableProperty().bind(model.dirtyProperty().not());
        save.setOnAction(_ -> model.save(() -> {}));
        var elsewhere = new Button(null, icons.icon("action-export", 16));
        elsewhere.setId("code-elsewhere");
        elsewhere.setAccessibleText(messages.text("code.elsewhere"));
        elsewhere.setTooltip(new Tooltip(messages.text("code.elsewhere")));
        elsewhere.setOnAction(_ -> model.openElsewhere());
        var tools = new HBox(files, mark, elsewhere, save);
        tools.getStyleClass().add("code-tools");
        return tools;
    }

    private void arrange() {
        if (model.needsFunctionProperty().get()) {
            setCenter(offer());
        } else if (model.functionProperty().get() == null) {
            setCenter(note("code.none"));
        } else {
            setCenter(editor);
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
        button.setOnAction(_ -> model.create(starter));
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
        if (file == null) {
            mark.setText("");
            return;
        }
        files.setValue(file.path());
        mark.setText(file.isDirty() ? "●" : "");
        mark.setAccessibleText(file.isDirty() ? messages.text("code.changed") : "");
        if (!area.getText().equals(file.text()) || !file.path().equals(shown)) {
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
            highlight(file.text());
        }
    }

    private void typed(String text) {
        if (!filling) {
            model.typed(text);
            highlight(text);
        }
    }

    private void tell(String text) {
        mistake.setText(text.startsWith("code.") ? messages.text(text) : text);
        mistake.setVisible(!text.isEmpty());
        mistake.setManaged(!text.isEmpty());
    }

    /// What another program has saved is shown when the user comes back.
    private void followFocus(@Nullable Scene scene) {
        if (scene != null && scene.getWindow() != null && !follows) {
            follows = true;
            scene.getWindow()
                    .focusedProperty()
                    .subscribe(
                            focused -> {
                                if (focused && getScene() != null) {
                                    model.lookAtDisk();
                                }
                            });
        }
    }

    /// Marks the bracket at the caret and the one that belongs to it.
    private void match() {
        for (int at : matched) {
            if (at < area.getLength()) {
                area.setStyle(at, at + 1, without(area.getStyleOfChar(at)));
            }
        }
        matched.clear();
        Brackets.at(area.getText(), area.getCaretPosition())
                .ifPresent(
                        pair -> {
                            mark(pair.one());
                            mark(pair.other());
                        });
    }

    private void mark(int at) {
        List<String> styles = new ArrayList<>(without(area.getStyleOfChar(at)));
        styles.add(BRACKET);
        area.setStyle(at, at + 1, styles);
        matched.add(at);
    }

    private static List<String> without(Collection<String> styles) {
        return styles.stream().filter(style -> !style.equals(BRACKET)).toList();
    }

    /// A new line begins where the last one began; the tab key indents.
    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F && key.isShortcutDown()) {
            find.open();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && key.isShiftDown()) {
            outdent();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
            area.replaceSelection(" ".repeat(indent() - area.getCaretColumn() % indent()));
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
            String line = area.getParagraph(area.getCurrentParagraph()).getText();
            String before = line.substring(0, Math.min(line.length(), area.getCaretColumn()));
            String margin = before.substring(0, before.length() - before.stripLeading().length());
            boolean deeper =
                    before.endsWith(":")
                            || before.endsWith("{")
                            || before.endsWith("[")
                            || before.endsWith("(");
            area.replaceSelection("\n" + margin + (deeper ? " ".repeat(indent()) : ""));
            area.requestFollowCaret();
            key.consume();
        }
    }

    /// Takes one step of indentation away from the line of the caret.
    private void outdent() {
        int line = area.getCurrentParagraph();
        String text = area.getParagraph(line).getText();
        int blanks = text.length() - text.stripLeading().length();
        int less = blanks % indent() == 0 ? Math.min(blanks, indent()) : blanks % indent();
        area.deleteText(line, 0, line, less);
    }

    private int indent() {
        return switch (language()) {
            case PYTHON, JAVA, GO -> 4;
            case JAVASCRIPT, JSON, PLAIN -> 2;
        };
    }

    private SourceLanguage language() {
        Path file = shown;
        return file == null ? SourceLanguage.PLAIN : SourceLanguage.of(file.toString());
    }

    /// Colours the text beside the window; what was typed meanwhile makes the result stale.
    private void highlight(String text) {
        int number = ++wanted;
        SourceLanguage language = language();
        Thread.ofVirtual()
                .name("highlight")
                .start(
                        () -> {
                            StyleSpans<Collection<String>> spans = spans(text, language);
                            Platform.runLater(
                                    () -> {
                                        if (number == wanted && area.getLength() == text.length()) {
                                            area.setStyleSpans(0, spans);
                                            matched.clear();
                                            match();
                                        }
                                    });
                        });
    }

    private static StyleSpans<Collection<String>> spans(String text, SourceLanguage language) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        for (Highlighting.Part part : Highlighting.parts(text, language)) {
            builder.add(
                    part.kind().isEmpty() ? List.of() : Set.of("code-" + part.kind()),
                    part.length());
        }
        return builder.create();
    }

    private final class FileCell extends ListCell<Path> {
        @Override
        protected void updateItem(Path file, boolean empty) {
            super.updateItem(file, empty);
            setText(
                    empty || file == null
                            ? null
                            : model.name(file) + (model.isDirty(file) ? " ●" : ""));
        }
    }
}
