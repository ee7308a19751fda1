package dev.sluice.app.logs;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.log.LogLine;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A line: time, step, level, text.
final class LogCell extends ListCell<LogLine> {
    private final LogsModel model;
    private final Messages messages;
    private final Label time = new Label();
    private final Label step = new Label();
    private final Label mark = new Label();
    private final HBox text = new HBox();
    private final HBox row = new HBox(time, step, mark, text);

    LogCell(LogsModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
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
        mark.setText(messages.text("logs.mark." + level.word()));
        mark.getStyleClass().setAll("label", "log-mark", "log-" + level.word());
        show(Ansi.pieces(said(line)), level);
        setGraphic(row);
    }

    /// The whole line, which is put together only where a screen reader asks for it.
    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, @Nullable Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && !isEmpty()
                ? spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        return Stream.concat(
                        Stream.of(time, step, mark),
                        text.getChildren().stream().map(piece -> (Label) piece))
                .map(Label::getText)
                .filter(said -> !said.isBlank())
                .collect(Collectors.joining(" "));
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
        String color = piece.color() >= 0 ? "ansi-" + piece.color() : "log-" + level.word();
        List<String> styles =
                piece.bold()
                        ? List.of("label", "log-piece", color, "ansi-bold")
                        : List.of("label", "log-piece", color);
        if (!label.getStyleClass().equals(styles)) {
            label.getStyleClass().setAll(styles);
        }
    }
}
