package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;

/// The measures of what is drawn, in pixels at zoom 1.
public final class Sizes {
    public static final double GRID = 20;
    public static final double CARD_WIDTH = 220;
    public static final double CARD_HEIGHT = 60;
    public static final double JOIN_WIDTH = 20;

    /// One rule of a choice, below its head.
    public static final double ROW = 30;

    /// What a box has above its inside.
    public static final double BOX_HEAD = 40;

    public static final double BOX_PADDING = 40;
    public static final double BOX_WIDTH = 320;
    public static final double BOX_HEIGHT = 160;
    public static final double PORT_RADIUS = 6;

    private Sizes() {}

    /// How wide and high a step is that is drawn without an inside, at a place of the canvas.
    public static Rect card(Step step, double x, double y) {
        return switch (step) {
            case Step.Join _ -> new Rect(x, y, JOIN_WIDTH, CARD_HEIGHT);
            case Step.Choice choice ->
                    new Rect(x, y, CARD_WIDTH, choiceHeight(choice.rules().size()));
            case Step.Function _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    new Rect(x, y, CARD_WIDTH, CARD_HEIGHT);
        };
    }

    public static Rect trigger(double x, double y) {
        return new Rect(x, y, CARD_WIDTH, CARD_HEIGHT);
    }

    /// How wide and high something new is.
    public static Rect fresh(Blueprint blueprint, double x, double y) {
        return switch (blueprint) {
            case Blueprint.OfStep(StepType type) -> fresh(type, x, y);
            case Blueprint.OfFunction _, Blueprint.OfCall _, Blueprint.OfCode _ ->
                    new Rect(x, y, CARD_WIDTH, CARD_HEIGHT);
            case Blueprint.OfTrigger _ -> trigger(x, y);
            case Blueprint.OfNote _ ->
                    new Rect(x, y, Blueprint.OfNote.WIDTH, Blueprint.OfNote.HEIGHT);
        };
    }

    private static Rect fresh(StepType type, double x, double y) {
        return switch (type) {
            case JOIN -> new Rect(x, y, JOIN_WIDTH, CARD_HEIGHT);
            case CHOICE -> new Rect(x, y, CARD_WIDTH, choiceHeight(0));
            case MAP, GROUP -> new Rect(x, y, BOX_WIDTH, BOX_HEIGHT);
            case FUNCTION, WAIT, TRANSFORM, CALLBACK, HTTP, PUBLISH, OBJECT, FLOW, SUCCEED, FAIL ->
                    new Rect(x, y, CARD_WIDTH, CARD_HEIGHT);
        };
    }

    /// A choice has a row more than rules, for what holds where none does.
    private static double choiceHeight(int rules) {
        return CARD_HEIGHT + (rules + 1) * ROW + 10;
    }

    /// Where the sign stands by which a box is closed or opened.
    public static Rect fold(Rect box, boolean open) {
        return new Rect(box.right() - 32, box.y() + (open ? 10 : 20), 20, 20);
    }

    /// Where the sign stands that tells of a problem.
    public static Rect badge(Rect figure) {
        return new Rect(figure.right() - 12, figure.y() - 9, 20, 20);
    }

    /// The nearest line of the grid.
    public static double snapped(double value) {
        return Math.rint(value / GRID) * GRID;
    }
}
