package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.gesture.Gesture;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.MovingElements;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.gesture.ResizingNote;
import dev.sluice.app.canvas.gesture.WireRule;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Problem;
import dev.sluice.engine.check.Problem.Severity;

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
    private final Map<String, Problem> worst = new HashMap<>();

    public CanvasModel(Session session, WireRule rule) {
        this.session = session;
        this.rule = rule;
        this.diagram = new ReadOnlyObjectWrapper<>(Diagram.of(session.document()));
        this.shown = new ReadOnlyObjectWrapper<>(diagram.get());
        session.documentProperty().subscribe(this::follow);
        session.problemsProperty().subscribe(this::mark);
    }

    private void follow(FlowDocument document) {
        diagram.set(diagram.get().next(document));
        preview();
    }

    private void mark(List<Problem> problems) {
        worst.clear();
        for (Problem problem : problems) {
            String element = problem.element();
            if (element != null) {
                worst.merge(element, problem, (a, b) -> a.severity() == Severity.ERROR ? a : b);
            }
        }
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

    void begin(Gesture next) {
        gesture.set(next);
        preview();
    }

    private void preview() {
        Gesture now = gesture.get();
        boolean changes = now instanceof MovingElements || now instanceof ResizingNote;
        if (changes && now.release() instanceof Outcome.Edited(var edit)) {
            shown.set(shown.get().next(edit.apply(session.document())));
        } else {
            shown.set(diagram.get());
        }
    }

    /// What lies under the pointer.
    public Hit hover() {
        return hover.get();
    }

    public ReadOnlyObjectProperty<Hit> hoverProperty() {
        return hover.getReadOnlyProperty();
    }

    void hover(Hit hit) {
        if (!hit.equals(hover.get())) {
            hover.set(hit);
        }
    }

    /// The worst problem of a step or trigger.
    public @Nullable Problem problem(String id) {
        return worst.get(id);
    }

    /// The wire whose end is held at the moment.
    public @Nullable Wire held() {
        return gesture.get() instanceof DrawingWire d ? d.taken() : null;
    }
}
