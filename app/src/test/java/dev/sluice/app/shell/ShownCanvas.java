package dev.sluice.app.shell;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;

import javafx.geometry.Point2D;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// A window with the sample flow and no panels, which fills the headless screen.
record ShownCanvas(MainWindow window, Session session, CanvasView canvas) {
    /// @param problems those that every check finds
    static ShownCanvas in(Stage stage, List<Problem> problems) {
        return of(stage, Placement.complete(Samples.photoIntake()), problems);
    }

    /// With another flow than the sample.
    static ShownCanvas of(Stage stage, FlowDocument document, List<Problem> problems) {
        var session = new Session(document, null, _ -> problems, new FxThread());
        var window = new MainWindow(stage, (_, _, _) -> Panels.none());
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        var canvas = window.show(session, settings, new NoActions()).canvas();
        stage.setX(0); // the headless screen has 1000 by 1000 pixels
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
        return new ShownCanvas(window, session, canvas);
    }

    /// Lets go of what the window holds, and closes it.
    void close() {
        window.forget(session);
        window.stage().close();
    }

    /// Waits until the whole flow is in sight: places on the screen hold from then on.
    void awaitFitted() throws TimeoutException {
        OpenDesigner.awaitFitted(canvas, session);
    }

    /// Where a place of the diagram is on the screen.
    Point2D screen(Point at) {
        Point in = canvas.viewport().toWindow(at);
        return canvas.localToScreen(in.x(), in.y());
    }

    Rect bounds(String id) {
        return Diagram.of(session.document()).figure(id).bounds();
    }

    /// The middle of a figure on the screen.
    Point2D middle(String id) {
        return screen(bounds(id).center());
    }

    /// A place of the diagram where nothing is.
    Point empty() {
        Rect all = Diagram.of(session.document()).bounds();
        return new Point(all.x() + 300, all.bottom() + 200);
    }

    void add(FxRobot robot, Step step, Point at) {
        robot.interact(
                () ->
                        session.apply(
                                new ElementEdit.AddStep(
                                        step, Place.at(at.x(), at.y()), null, null, null)));
    }

    /// Selects by clicks, the further ones with Shift held.
    void click(FxRobot robot, String first, String... further) {
        robot.clickOn(middle(first));
        for (String id : further) {
            HeldKey.SHIFT.click(robot, canvas, middle(id));
        }
    }

    /// Selects steps and triggers, and gives the canvas the keyboard.
    void select(FxRobot robot, String... ids) {
        robot.interact(
                () -> {
                    session.select(Selection.ofElements(Set.of(ids)));
                    canvas.requestFocus();
                });
    }
}
