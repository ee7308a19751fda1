package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.room.Growth;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.gesture.Gesture;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.Landing;
import dev.sluice.app.canvas.gesture.LeadingStart;
import dev.sluice.app.canvas.gesture.Marquee;
import dev.sluice.app.canvas.gesture.MovingElements;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.gesture.Panning;
import dev.sluice.app.canvas.gesture.Pressed;
import dev.sluice.app.canvas.gesture.ResizingBox;
import dev.sluice.app.canvas.gesture.ResizingNote;
import dev.sluice.app.canvas.gesture.WireRule;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.repair.WirePlaces;
import dev.sluice.app.session.Session;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the canvas shows: the diagram as it is or as it will be when the pointer is let go, what
/// the pointer does, and what stands out.
public final class CanvasModel {
    private final Session session;
    private final WireRule rule;
    private final ReadOnlyObjectWrapper<Diagram> diagram;
    private final ReadOnlyObjectWrapper<Diagram> shown;
    private final ReadOnlyObjectWrapper<Gesture> gesture = new ReadOnlyObjectWrapper<>(new Idle());
    private final ReadOnlyObjectWrapper<Hit> hover = new ReadOnlyObjectWrapper<>(new Hit.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable DropAim> aim = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Refusal> refusal = new ReadOnlyObjectWrapper<>();
    private final Map<String, Problem> worst = new HashMap<>();
    private final Map<Wire, Problem> ofWires = new HashMap<>();

    public CanvasModel(Session session, WireRule rule) {
        this.session = session;
        this.rule = rule;
        this.diagram = new ReadOnlyObjectWrapper<>(Diagram.of(session.document()));
        this.shown = new ReadOnlyObjectWrapper<>(diagram.get());
        session.makeRoom(Growth::withRoom);
        session.documentProperty().subscribe(this::follow);
        session.problemsProperty().subscribe(this::mark);
        session.selectionProperty().subscribe(_ -> refusal.set(null));
    }

    private void follow(FlowDocument document) {
        refusal.set(null);
        diagram.set(diagram.get().next(document));
        preview();
    }

    private void mark(List<Problem> problems) {
        worst.clear();
        ofWires.clear();
        Map<String, Wire> places =
                problems.isEmpty() ? Map.of() : WirePlaces.of(session.document().flow());
        for (Problem problem : problems) {
            String element = problem.element();
            if (element != null) {
                worst.merge(element, problem, CanvasModel::worse);
            }
            Wire wire = places.get(problem.place());
            if (wire != null) {
                ofWires.merge(wire, problem, CanvasModel::worse);
            }
        }
    }

    private static Problem worse(Problem a, Problem b) {
        return a.severity() == Severity.ERROR ? a : b;
    }

    public Session session() {
        return session;
    }

    public WireRule rule() {
        return rule;
    }

    /// The diagram of the document.
    public Diagram diagram() {
        return diagram.get();
    }

    /// The diagram as it will be when the pointer is let go.
    public Diagram shown() {
        return shown.get();
    }

    public ReadOnlyObjectProperty<Diagram> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public Gesture gesture() {
        return gesture.get();
    }

    public ReadOnlyObjectProperty<Gesture> gestureProperty() {
        return gesture.getReadOnlyProperty();
    }

    public void begin(Gesture next) {
        refusal.set(null);
        gesture.set(next);
        preview();
    }

    private void preview() {
        Gesture now = gesture.get();
        boolean changes =
                switch (now) {
                    case MovingElements _, ResizingNote _, ResizingBox _ -> true;
                    case Idle _, Pressed _, Marquee _, DrawingWire _, LeadingStart _, Panning _ ->
                            false;
                };
        Edit edit = changes ? edit(now.release()) : null;
        shown.set(
                edit == null
                        ? diagram.get()
                        : shown.get().meanwhile(session.withRoom(edit).apply(session.document())));
    }

    /// What would be done if the pointer were let go.
    private @Nullable Edit edit(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Edited(var edit) -> edit;
            case Outcome.Copied copied -> copied.paste(session.document());
            case Outcome.Nothing _,
                    Outcome.Clicked _,
                    Outcome.MarkedArea _,
                    Outcome.LetGoWire _,
                    Outcome.LetGoEnd _,
                    Outcome.Refused _ ->
                    null;
        };
    }

    /// What lies under a point: the signs of problems before everything else, and what is selected
    /// before what it covers.
    public Hit hit(Point p, double tolerance) {
        for (String id : worst.keySet()) {
            Figure figure = diagram().figure(id);
            if (figure != null && Sizes.badge(figure.bounds()).contains(p)) {
                return new Hit.OnProblem(id);
            }
        }
        return diagram().hit(p, tolerance, session.selection().elements());
    }

    /// Where something that is carried over the canvas would go.
    public @Nullable DropAim aim() {
        return aim.get();
    }

    public ReadOnlyObjectProperty<@Nullable DropAim> aimProperty() {
        return aim.getReadOnlyProperty();
    }

    public void aim(@Nullable DropAim next) {
        aim.set(next);
    }

    /// Why the last command did nothing, until the user goes on.
    public @Nullable Refusal refusal() {
        return refusal.get();
    }

    public ReadOnlyObjectProperty<@Nullable Refusal> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    public void refuse(Refusal why) {
        refusal.set(why);
    }

    /// What lies under the pointer.
    public Hit hover() {
        return hover.get();
    }

    public ReadOnlyObjectProperty<Hit> hoverProperty() {
        return hover.getReadOnlyProperty();
    }

    public void hover(Hit hit) {
        if (!hit.equals(hover.get())) {
            hover.set(hit);
        }
    }

    /// The worst problem of a step or trigger.
    public @Nullable Problem problem(String id) {
        return worst.get(id);
    }

    /// The worst problem of a wire.
    public @Nullable Problem problem(Wire wire) {
        return ofWires.get(wire);
    }

    /// What happens to what is being moved when it is let go.
    public Landing landing() {
        return gesture.get() instanceof MovingElements m ? m.landing() : new Landing.Aside();
    }

    /// The wire of which an end is held at the moment.
    public @Nullable Wire held() {
        return switch (gesture.get()) {
            case DrawingWire d -> d.taken();
            case LeadingStart s -> s.wire();
            case Idle _,
                    Pressed _,
                    MovingElements _,
                    Marquee _,
                    ResizingNote _,
                    ResizingBox _,
                    Panning _ ->
                    null;
        };
    }
}
