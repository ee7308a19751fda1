package dev.sluice.app.logs;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.SavePlace;
import dev.sluice.engine.log.LogLine;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The logs panel: filters above, lines below.
public final class LogsView extends BorderPane {
    static final double ROW = 20;

    /// Between two looks at what came: nobody reads faster.
    private static final long PAUSE = 50_000_000;

    private final LogsModel model;
    private final Messages messages;
    private final Icons icons;
    private final SavePlace saving;
    private final ListView<LogLine> list;
    private final Label status = new Label();
    private @Nullable ScrollBar below;
    private boolean bar;

    /// Whether the newest line may be out of sight.
    private boolean behind;

    /// Whether following ended with a press on the bar that still goes on.
    private boolean byBar;

    private String told = "";
    private int toldAt;
    private final AnimationTimer frames =
            new AnimationTimer() {
                private long last;

                @Override
                public void handle(long now) {
                    if (now - last >= PAUSE) {
                        last = now;
                        frame();
                    }
                }
            };

    public LogsView(LogsModel model, Messages messages, Icons icons) {
        this(model, messages, icons, SavePlace.DIALOG);
    }

    LogsView(LogsModel model, Messages messages, Icons icons, SavePlace saving) {
        this.model = model;
        this.messages = messages;
        this.icons = icons;
        this.saving = saving;
        this.list = new ListView<>(model.lines());
        getStyleClass().addAll("panel", "logs");
        setTop(tools());
        setCenter(list);
        list.setId("log-lines");
        list.setAccessibleText(messages.text("panel.logs"));
        list.setFixedCellSize(ROW);
        list.getStyleClass().addAll("dense", "log-lines");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Cell());
        var empty = new Label(messages.text("logs.empty"));
        empty.getStyleClass().add("empty");
        list.setPlaceholder(empty);
        list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::wentUp);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::tookBar);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> letBarGo());
        list.heightProperty().subscribe(() -> behind = true);
        list.setOnKeyPressed(
                key -> {
                    if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        copy();
                    }
                });
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .subscribe(
                        window -> {
                            if (window == null) {
                                frames.stop();
                            } else {
                                frames.start();
                            }
                        });
    }

    private HBox tools() {
        var step = new ComboBox<>(model.steps());
        step.setId("log-step");
        step.setAccessibleText(messages.text("logs.step"));
        step.setConverter(
                naming(id -> id.isEmpty() ? messages.text("logs.all-steps") : model.name(id)));
        step.valueProperty().bindBidirectional(model.stepProperty());
        var level = new ChoiceBox<Level>();
        level.setId("log-level");
        level.getItems().setAll(Level.values());
        level.setAccessibleText(messages.text("logs.level"));
        level.setConverter(
                naming(l -> messages.text("logs.level." + l.name().toLowerCase(Locale.ROOT))));
        level.valueProperty().bindBidirectional(model.levelProperty());
        step.setPrefWidth(140);
        step.setMinWidth(96);
        level.setPrefWidth(124);
        level.setMinWidth(96);
        var text = new TextField();
        text.setId("log-filter");
        text.setPromptText(messages.text("logs.filter"));
        text.setAccessibleText(messages.text("logs.filter"));
        text.textProperty().bindBidirectional(model.textProperty());
        text.setPrefColumnCount(18);
        var follow = new ToggleButton(messages.text("logs.follow"));
        follow.setId("log-follow");
        follow.selectedProperty().bindBidirectional(model.followProperty());
        follow.selectedProperty().subscribe(() -> behind = true);
        follow.getStyleClass().add("small");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        status.setId("log-status");
        status.getStyleClass().add("panel-status");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var tools =
                new HBox(
                        text,
                        step,
                        level,
                        follow,
                        gap,
                        status,
                        button("action-copy", "logs.copy", this::copy),
                        button("action-save", "logs.save", this::save),
                        button("action-delete", "logs.clear", model::clear));
        tools.getStyleClass().add("panel-tools");
        return tools;
    }

    private Button button(String icon, String name, Runnable action) {
        var button = new Button(null, icons.icon(icon, 16));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setId(name.replace("logs.", "log-"));
        button.setAccessibleText(messages.text(name));
        button.setTooltip(new Tooltip(messages.text(name)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static <T> StringConverter<T> naming(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not typed");
            }
        };
    }

    /// As many lines as are seen whole: half a line below the bar looks like a mistake.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double rows = rows();
        if (rows > 0) {
            list.resize(list.getWidth(), rows * ROW + beside());
        }
    }

    /// How many lines the list has room for.
    private double rows() {
        return Math.floor((list.getHeight() - beside()) / ROW);
    }

    /// What of the list's height is not for lines.
    private double beside() {
        Insets around = list.getInsets();
        double bar = below != null && below.isVisible() ? below.prefHeight(-1) : 0;
        return around.getTop() + around.getBottom() + bar;
    }

    /// Whether lines are so long that there is a bar below them.
    private boolean isWide() {
        if (below == null) {
            below = bar(Orientation.HORIZONTAL);
        }
        return below != null && below.isVisible();
    }

    private @Nullable ScrollBar upright() {
        return bar(Orientation.VERTICAL);
    }

    private @Nullable ScrollBar bar(Orientation orientation) {
        return list.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(found -> found.getOrientation() == orientation)
                .findFirst()
                .orElse(null);
    }

    private void frame() {
        if (isWide() != bar) {
            bar = !bar;
            requestLayout();
        }
        boolean came = model.takeWhatCame();
        int now = model.lines().size();
        if (came || model.passed() != toldAt) {
            told = "";
        }
        status.setText(told.isEmpty() ? count() : told);
        if (model.followProperty().get() && now > 0 && (came || behind)) {
            goToNewest();
        }
        behind = false;
    }

    private void goToNewest() {
        int lines = model.lines().size();
        // where all lines just fit, the list would put the last one at its top
        list.scrollTo(lines <= rows() ? 0 : lines - 1);
    }

    /// How many lines there are.
    private String count() {
        if (model.kept() == 0) {
            return "";
        }
        var number = NumberFormat.getIntegerInstance(messages.locale());
        return model.droppedProperty().get() > 0
                ? messages.text(
                        "logs.count-of-more",
                        number.format(model.passed()),
                        number.format(model.droppedProperty().get()))
                : messages.text("logs.count", model.passed());
    }

    /// Scrolling up is a wish to read.
    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            read();
        }
    }

    private void wentUp(KeyEvent key) {
        switch (key.getCode()) {
            case UP, KP_UP, PAGE_UP, HOME -> read();
            default -> {}
        }
    }

    /// Whoever takes the bar wants to read, unless it is back at the newest line when let go.
    private void tookBar(MouseEvent press) {
        if (press.getTarget() instanceof Node on && isInside(on, upright())) {
            byBar = model.followProperty().get();
            read();
        }
    }

    private void letBarGo() {
        ScrollBar bar = upright();
        if (byBar && (bar == null || bar.getValue() >= bar.getMax())) {
            model.followProperty().set(true);
        }
        byBar = false;
    }

    /// Stops following. The list is longer then, and stays at the lines that are in sight.
    private void read() {
        if (model.followProperty().get()) {
            model.followProperty().set(false);
            goToNewest();
            list.layout(); // what is pressed goes on from the lines that are shown
        }
    }

    private static boolean isInside(Node node, @Nullable Node around) {
        Node at = node;
        while (at != null && at != around) {
            at = at.getParent();
        }
        return at != null;
    }

    private void copy() {
        List<LogLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        var content = new ClipboardContent();
        content.putString(model.text(chosen.isEmpty() ? model.everything() : chosen));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save() {
        Path file =
                saving.file(getScene().getWindow(), messages.text("logs.save"), "sluice-log.txt");
        if (file != null) {
            List<LogLine> lines = model.everything();
            Thread.ofVirtual().name("save logs").start(() -> write(file, lines));
        }
    }

    private void write(Path file, List<LogLine> lines) {
        String said;
        try {
            Files.writeString(file, model.text(lines));
            said = messages.text("logs.saved", file.toString());
        } catch (IOException e) {
            said = messages.text("logs.not-saved", file.toString(), messages.engine().told(e));
        }
        String result = said;
        Platform.runLater(() -> tell(result));
    }

    /// Says something in place of the number of lines, until that changes.
    private void tell(String text) {
        told = text;
        toldAt = model.passed();
    }

    /// A line: time, step, level, text.
    private final class Cell extends ListCell<LogLine> {
        private final Label time = new Label();
        private final Label step = new Label();
        private final Label mark = new Label();
        private final HBox text = new HBox();
        private final HBox row = new HBox(time, step, mark, text);

        Cell() {
            time.getStyleClass().add("log-time");
            step.getStyleClass().add("log-step");
            text.getStyleClass().add("log-text");
            row.getStyleClass().add("log-row");
        }

        @Override
        protected void updateItem(LogLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            time.setText(LogsModel.time(line));
            step.setText(model.name(LogsModel.stepOf(line)));
            Level level = Level.of(line);
            String name = level.name().toLowerCase(Locale.ROOT);
            mark.setText(messages.text("logs.mark." + name));
            mark.getStyleClass().setAll("label", "log-mark", "log-" + name);
            show(Ansi.pieces(said(line)), level);
            setGraphic(row);
        }

        /// What Sluice itself says among what functions print.
        private String said(LogLine line) {
            return line.text().startsWith(Level.OURS)
                    ? messages.engine().told(line.text())
                    : line.text();
        }

        /// Labels stay where they can: a new one costs more than the rest of the line.
        private void show(List<Ansi.Piece> pieces, Level level) {
            var labels = text.getChildren();
            while (labels.size() < pieces.size()) {
                var label = new Label();
                label.setMinWidth(Region.USE_PREF_SIZE);
                labels.add(label);
            }
            labels.remove(pieces.size(), labels.size());
            for (int i = 0; i < pieces.size(); i++) {
                show(pieces.get(i), level, (Label) labels.get(i));
            }
        }

        private static void show(Ansi.Piece piece, Level level, Label label) {
            label.setText(piece.text().replace("\t", "    "));
            String color =
                    piece.color() >= 0
                            ? "ansi-" + piece.color()
                            : "log-" + level.name().toLowerCase(Locale.ROOT);
            List<String> styles =
                    piece.bold()
                            ? List.of("label", "log-piece", color, "ansi-bold")
                            : List.of("label", "log-piece", color);
            if (!label.getStyleClass().equals(styles)) {
                label.getStyleClass().setAll(styles);
            }
        }
    }
}
