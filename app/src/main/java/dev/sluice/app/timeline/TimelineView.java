package dev.sluice.app.timeline;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.app.timeline.TimelineModel.Picture;

import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The timeline panel: a row per visit, drawn on a canvas; only rows in sight are drawn.
public final class TimelineView extends Region {
    private static final double ROW = 24;
    private static final double AXIS = 24;
    private static final double NAMES = 180;
    private static final double MARGIN = 64;

    private final TimelineModel model;
    private final Messages messages;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label empty = new Label();
    private final Tooltip tip = new Tooltip();
    private final Map<Bar.Kind, Region> colors = new EnumMap<>(Bar.Kind.class);
    private final Region textColor = swatch("timeline-text");
    private final Region lineColor = swatch("timeline-line");
    private final Region chosenColor = swatch("timeline-chosen");
    private Picture picture = Picture.NONE;
    private int marked;

    public TimelineView(TimelineModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("panel", "timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(messages.text("panel.timeline"));
        for (Bar.Kind kind : Bar.Kind.values()) {
            colors.put(kind, swatch("timeline-" + kind.name().toLowerCase(Locale.ROOT)));
        }
        bar.setOrientation(Orientation.VERTICAL);
        empty.setText(messages.text("timeline.empty"));
        empty.getStyleClass().add("empty");
        getChildren().addAll(colors.values());
        getChildren().addAll(textColor, lineColor, chosenColor, canvas, bar, empty);
        bar.valueProperty().subscribe((_, _) -> draw());
        setOnScroll(
                event ->
                        bar.setValue(
                                Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax())));
        setOnMouseClicked(this::clicked);
        setOnMouseMoved(this::moved);
        setOnKeyPressed(this::pressed);
        Tooltip.install(canvas, tip);
        textColor.backgroundProperty().subscribe((_, _) -> draw());
        model.pictureProperty().subscribe(this::show);
        model.onSelection(this::draw);
    }

    /// A region that is not seen, but gives a colour of the style sheet.
    private static Region swatch(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    private void show(Picture next) {
        picture = next;
        empty.setVisible(next.bars().isEmpty());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - bar.prefWidth(-1));
        canvas.setWidth(width);
        canvas.setHeight(getHeight());
        bar.resizeRelocate(width, 0, bar.prefWidth(-1), getHeight());
        empty.autosize();
        empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
        double most = Math.max(0, picture.bars().size() * ROW + AXIS + 8 - getHeight());
        bar.setVisible(most > 0);
        bar.setMax(most);
        bar.setVisibleAmount(most == 0 ? 0 : most * getHeight() / (most + getHeight()));
        bar.setValue(Math.min(bar.getValue(), most));
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Instant start = picture.start();
        if (picture.bars().isEmpty() || start == null) {
            return;
        }
        g.setFont(Font.font(12));
        g.setTextBaseline(VPos.CENTER);
        axis(g);
        List<Bar> bars = picture.bars();
        int first = (int) (bar.getValue() / ROW);
        int last = (int) Math.min(bars.size() - 1.0, (bar.getValue() + getHeight()) / ROW);
        g.save();
        g.beginPath();
        g.rect(0, AXIS, canvas.getWidth(), canvas.getHeight() - AXIS);
        g.clip();
        for (int i = first; i <= last; i++) {
            row(g, bars.get(i), AXIS + i * ROW - bar.getValue(), i);
        }
        g.restore();
    }

    private void axis(GraphicsContext g) {
        g.setTextAlign(TextAlignment.CENTER);
        double total = millis(picture.length());
        double step = tick(total);
        for (double at = 0; at <= total; at += step) {
            double x = Math.round(NAMES + at * scale()) + 0.5;
            g.setStroke(color(lineColor));
            g.strokeLine(x, AXIS, x, canvas.getHeight());
            g.setFill(color(textColor));
            g.fillText(span(at), x, AXIS / 2);
        }
    }

    /// A round distance between marks, so that there are five to ten of them.
    private static double tick(double total) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(total, 1) / 5)));
        double rough = Math.max(total, 1) / 5 / power;
        return power * (rough >= 5 ? 5 : rough >= 2 ? 2 : 1);
    }

    private void row(GraphicsContext g, Bar row, double y, int index) {
        if (model.isSelected(row) || (isFocused() && index == marked)) {
            g.setFill(color(chosenColor));
            g.fillRect(0, y, canvas.getWidth(), ROW);
        }
        g.setFill(color(textColor));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(fitting(row.path()), 12, y + ROW / 2, NAMES - 20);
        double right = NAMES;
        for (Phase phase : row.phases()) {
            double x = x(phase.start());
            double width = Math.max(2, x(phase.end()) - x);
            g.setFill(color(colors.get(phase.kind())));
            g.fillRoundRect(x, y + 5, width, ROW - 10, 4, 4);
            right = x + width;
        }
        g.setFill(color(textColor));
        g.fillText(span(millis(length(row))), right + 6, y + ROW / 2);
    }

    private static String fitting(String path) {
        return path.length() <= 26 ? path : "…" + path.substring(path.length() - 25);
    }

    private Duration length(Bar row) {
        Instant end = row.end() == null ? picture.end() : row.end();
        return end == null ? Duration.ZERO : Duration.between(row.start(), end);
    }

    private double scale() {
        double total = Math.max(1, millis(picture.length()));
        return Math.max(1, canvas.getWidth() - NAMES - MARGIN) / total;
    }

    private double x(@Nullable Instant at) {
        Instant start = picture.start();
        Instant end = picture.end();
        if (start == null || end == null) {
            return NAMES;
        }
        return NAMES + millis(Duration.between(start, at == null ? end : at)) * scale();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private String span(double millis) {
        NumberFormat number = NumberFormat.getNumberInstance(messages.locale());
        number.setMaximumFractionDigits(millis < 1 ? 2 : millis < 1_000 ? 0 : 2);
        return millis < 1_000
                ? number.format(millis) + " ms"
                : number.format(millis / 1_000) + " s";
    }

    private static Paint color(@Nullable Region swatch) {
        var background = swatch == null ? null : swatch.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.GRAY
                : background.getFills().getFirst().getFill();
    }

    private @Nullable Bar at(double y) {
        int index = (int) ((y - AXIS + bar.getValue()) / ROW);
        return y < AXIS || index < 0 || index >= picture.bars().size()
                ? null
                : picture.bars().get(index);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        Bar hit = at(event.getY());
        if (hit != null) {
            marked = picture.bars().indexOf(hit);
            model.goTo(hit);
        }
    }

    private void moved(MouseEvent event) {
        Bar hit = at(event.getY());
        tip.setText(hit == null ? messages.text("timeline.hint") : description(hit));
    }

    private String description(Bar row) {
        var text = new StringBuilder(row.path());
        for (Phase phase : row.phases()) {
            Instant end = phase.end() == null ? picture.end() : phase.end();
            if (end != null) {
                text.append('\n')
                        .append(
                                messages.text(
                                        "timeline." + phase.kind().name().toLowerCase(Locale.ROOT)))
                        .append(": ")
                        .append(span(millis(Duration.between(phase.start(), end))));
            }
        }
        return text.toString();
    }

    private void pressed(KeyEvent key) {
        int count = picture.bars().size();
        if (count == 0) {
            return;
        }
        switch (key.getCode()) {
            case UP -> marked = Math.max(0, marked - 1);
            case DOWN -> marked = Math.min(count - 1, marked + 1);
            case HOME -> marked = 0;
            case END -> marked = count - 1;
            case ENTER, SPACE -> model.goTo(picture.bars().get(Math.min(marked, count - 1)));
            default -> {
                return;
            }
        }
        key.consume();
        setAccessibleText(description(picture.bars().get(marked)));
        double top = marked * ROW;
        if (top < bar.getValue()) {
            bar.setValue(top);
        } else if (top + ROW + AXIS > bar.getValue() + getHeight()) {
            bar.setValue(Math.min(bar.getMax(), top + ROW + AXIS - getHeight()));
        }
        draw();
    }
}
