package dev.sluice.app.timeline;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.timeline.TimelineModel.Picture;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The chart of the timeline: a row per visit on a canvas; only rows in sight are drawn. The wheel
/// scrolls, with Shift sideways; with Ctrl it zooms the time.
final class Chart extends Region {
    static final double ROW = 24;
    static final double AXIS = 24;
    static final double NAMES = 180;
    private static final double MARGIN = 64;
    private static final double MOST = 2_000;
    private static final double NOTCH = 1.2;

    private final TimelineModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label empty = new Label();
    private final Tooltip tip = new Tooltip();
    private final Strokes strokes;
    private final BarText texts;
    private Picture picture = Picture.NONE;
    private TimeScale scale = TimeScale.of(Picture.NONE, 1, false);
    private boolean collapse = true;
    private double zoom = 1;
    private double left;
    private int marked;
    private boolean seen = true;
    private int drawings;

    Chart(TimelineModel model, Messages messages) {
        this.model = model;
        this.texts = new BarText(model, messages);
        this.strokes = new Strokes(texts);
        getStyleClass().add("timeline");
        setId("timeline-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(messages.text("panel.timeline"));
        bar.setOrientation(Orientation.VERTICAL);
        empty.setText(messages.text("timeline.empty"));
        empty.getStyleClass().add("empty");
        getChildren().addAll(strokes.swatches());
        getChildren().addAll(canvas, bar, empty);
        bar.valueProperty().subscribe((_, _) -> draw());
        setOnScroll(this::scrolled);
        setOnMouseClicked(this::clicked);
        setOnMouseMoved(this::moved);
        setOnKeyPressed(this::pressed);
        Tooltip.install(canvas, tip);
        strokes.onTheme(this::draw);
        model.pictureProperty().subscribe(this::show);
        model.onSelection(this::draw);
    }

    private void show(Picture next) {
        if (next.bars().isEmpty()) {
            fit();
        }
        picture = next;
        empty.setVisible(next.bars().isEmpty());
        if (seen) {
            requestLayout();
        }
    }

    /// Draws only while somebody may see it: a run that goes on changes it in each frame.
    void seen(boolean now) {
        seen = now;
        if (now) {
            requestLayout();
        }
    }

    /// How often it has been drawn.
    int drawings() {
        return drawings;
    }

    /// Draws idle stretches as gaps, or to scale.
    void collapse(boolean wanted) {
        collapse = wanted;
        requestLayout();
    }

    /// Shows the whole time again.
    void fit() {
        zoom(1, 0);
    }

    /// How often the time is larger than fits.
    double zoom() {
        return zoom;
    }

    /// The gaps that are drawn.
    long gaps() {
        return scale.stretches().stream().filter(TimeScale.Stretch::isGap).count();
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
        rescale();
    }

    private double room() {
        return Math.max(1, canvas.getWidth() - NAMES - MARGIN);
    }

    private void rescale() {
        if (!seen) {
            return;
        }
        scale = TimeScale.of(picture, room() * zoom, collapse);
        left = Math.clamp(left, 0, room() * (zoom - 1));
        draw();
    }

    private void zoom(double wanted, double at) {
        double before = zoom;
        zoom = Math.clamp(wanted, 1, MOST);
        left = (left + at) * zoom / before - at;
        rescale();
    }

    private void draw() {
        if (!seen) {
            return;
        }
        drawings++;
        strokes.draw(
                canvas,
                new Strokes.Sight(picture, scale, left, bar.getValue()),
                (row, index) -> model.isSelected(row) || (isFocused() && index == marked));
    }

    private void scrolled(ScrollEvent event) {
        double turned = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (event.isShortcutDown()) {
            zoom(zoom * Math.pow(NOTCH, Math.signum(turned)), Math.max(0, event.getX() - NAMES));
        } else if (event.isShiftDown() || event.getDeltaY() == 0) {
            left -= turned;
            rescale();
        } else {
            bar.setValue(Math.clamp(bar.getValue() - turned, 0, bar.getMax()));
        }
        event.consume();
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
        TimeScale.Stretch gap = gapAt(event.getX());
        Bar hit = at(event.getY());
        tip.setText(
                gap != null && (hit == null || event.getY() < AXIS)
                        ? texts.gap(gap)
                        : hit == null ? texts.hint() : texts.of(hit, picture));
    }

    private TimeScale.@Nullable Stretch gapAt(double x) {
        double at = x - NAMES + left;
        return scale.stretches().stream()
                .filter(one -> one.isGap() && one.x() <= at && at <= one.end())
                .findFirst()
                .orElse(null);
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
            case PLUS, EQUALS, ADD -> zoom(zoom * NOTCH, room() / 2);
            case MINUS, SUBTRACT -> zoom(zoom / NOTCH, room() / 2);
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> left -= room() / 8;
            case RIGHT -> left += room() / 8;
            case ENTER, SPACE -> model.goTo(picture.bars().get(Math.min(marked, count - 1)));
            default -> {
                return;
            }
        }
        key.consume();
        setAccessibleText(texts.of(picture.bars().get(Math.min(marked, count - 1)), picture));
        double top = marked * ROW;
        if (top < bar.getValue()) {
            bar.setValue(top);
        } else if (top + ROW + AXIS > bar.getValue() + getHeight()) {
            bar.setValue(Math.min(bar.getMax(), top + ROW + AXIS - getHeight()));
        }
        rescale();
    }
}
