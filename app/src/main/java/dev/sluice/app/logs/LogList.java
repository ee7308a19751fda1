package dev.sluice.app.logs;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.log.LogLine;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

/// The lines of the logs. It follows the newest until the user goes back to read.
final class LogList extends ListView<LogLine> {
    static final double ROW = 20;

    private final LogsModel model;
    private @Nullable ScrollBar below;
    private boolean wide;

    /// Whether the newest line may be out of sight.
    private boolean behind;

    /// Whether following ended with a press on the bar that still goes on.
    private boolean byBar;

    LogList(LogsModel model, Messages messages) {
        super(model.lines());
        this.model = model;
        setId("log-lines");
        setAccessibleText(messages.text("panel.logs"));
        setFixedCellSize(ROW);
        getStyleClass().addAll("dense", "log-lines");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new LogCell(model, messages));
        var empty = new Label(messages.text("logs.empty"));
        empty.getStyleClass().add("empty");
        setPlaceholder(empty);
        addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        addEventFilter(KeyEvent.KEY_PRESSED, this::wentUp);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::tookBar);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> letBarGo());
        heightProperty().subscribe(this::catchUp);
    }

    /// The height at which all lines that are seen are seen whole; not above 0: no room for any.
    double wholeHeight() {
        double rows = rows();
        return rows > 0 ? rows * ROW + beside() : 0;
    }

    /// Whether the bar below the lines has come or gone since it was asked last.
    boolean hasOtherRoom() {
        boolean before = wide;
        wide = isWide();
        return wide != before;
    }

    /// Has the next frame look for the newest line, even where none comes.
    void catchUp() {
        behind = true;
    }

    /// Shows the newest line where it is to be followed.
    ///
    /// @param came whether there are new ones
    void follow(boolean came) {
        if (model.followProperty().get() && !model.lines().isEmpty() && (came || behind)) {
            goToNewest();
        }
        behind = false;
    }

    private void goToNewest() {
        int lines = model.lines().size();
        // where all lines just fit, the list would put the last one at its top
        scrollTo(lines <= rows() ? 0 : lines - 1);
    }

    /// How many lines the list has room for.
    private double rows() {
        return Math.floor((getHeight() - beside()) / ROW);
    }

    /// What of the list's height is not for lines.
    private double beside() {
        Insets around = getInsets();
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
        return lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(found -> found.getOrientation() == orientation)
                .findFirst()
                .orElse(null);
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
            layout(); // what is pressed goes on from the lines that are shown
        }
    }

    private static boolean isInside(Node node, @Nullable Node around) {
        Node at = node;
        while (at != null && at != around) {
            at = at.getParent();
        }
        return at != null;
    }
}
