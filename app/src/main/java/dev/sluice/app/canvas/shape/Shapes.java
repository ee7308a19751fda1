package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.session.Kinds;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

/// Makes the node of each kind of figure.
public final class Shapes {
    private final Look look;

    public Shapes(Look look) {
        this.look = look;
    }

    public FigureNode node(Figure figure, Flow flow) {
        return switch (figure) {
            case Figure.OfNote note -> new NoteNode(note);
            case Figure.OfTrigger t ->
                    new CardNode(
                            t,
                            look,
                            Kinds.icon(t.trigger()),
                            Kinds.triggerColor(),
                            Summaries.title(t.trigger()),
                            look.summaries().of(t.trigger()));
            case Figure.OfStep s -> step(s, flow);
        };
    }

    private FigureNode step(Figure.OfStep figure, Flow flow) {
        Step step = figure.step();
        String title = Summaries.title(step);
        if (step instanceof Step.Join) {
            return new JoinNode(figure, look, title);
        }
        String second = look.summaries().of(step, flow);
        return figure.open()
                ? new BoxNode(figure, look, title, second)
                : new CardNode(
                        figure,
                        look,
                        Kinds.icon(step, flow),
                        Kinds.color(step, flow),
                        title,
                        second);
    }
}
