package dev.sluice.app.canvas.picture;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.shape.Cut;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.canvas.shape.WireWords;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.IconSource;
import dev.sluice.app.fx.Tokens;
import dev.sluice.app.session.Kinds;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

/// A flow as SVG: the same places, courses, colours and words that the window shows.
public final class SvgPicture {
    private static final double MARGIN = 40;
    private static final double TILE = 36;
    private static final double INSET = 12;
    private static final double TEXT_LEFT = INSET + TILE + 10;

    private final Diagram diagram;
    private final Flow flow;
    private final Look look;
    private final Tokens tokens;
    private final Svg svg;

    private SvgPicture(Diagram diagram, Look look, Tokens tokens, Rect area) {
        this.diagram = diagram;
        this.flow = diagram.document().flow();
        this.look = look;
        this.tokens = tokens;
        this.svg = new Svg(area);
        svg.rect(area, 0, "fill", tokens.color("-canvas-bg"));
    }

    /// The picture as the text of an SVG file.
    public static String of(Diagram diagram, Look look, Tokens tokens) {
        Rect all = diagram.bounds();
        Rect area = (all == null ? new Rect(0, 0, 200, 100) : all).grown(MARGIN);
        return new SvgPicture(diagram, look, tokens, area).draw();
    }

    private String draw() {
        diagram.notes().values().forEach(this::note);
        for (Figure figure : diagram.figures().values()) {
            if (figure instanceof Figure.OfStep s && s.open()) {
                box(s);
            }
        }
        diagram.routes().forEach(this::wire);
        for (Figure figure : diagram.figures().values()) {
            switch (figure) {
                case Figure.OfStep s when s.open() -> ports(s);
                case Figure.OfStep s when s.step() instanceof Step.Join -> join(s);
                case Figure.OfStep s -> card(s);
                case Figure.OfTrigger t -> trigger(t);
                case Figure.OfNote _ -> {}
            }
        }
        return svg.toString();
    }

    private void note(Figure.OfNote note) {
        Rect r = note.bounds();
        svg.rect(r, 4, "fill", tokens.color("-note-bg"), "stroke", tokens.color("-note-border"));
        double top = r.y() + 24;
        for (String line : note.note().text().split("\n", -1)) {
            for (String piece : Cut.lines(line, r.width() - 2 * INSET, 13)) {
                svg.words(
                        piece,
                        r.x() + INSET,
                        top,
                        "font-size",
                        13,
                        "fill",
                        tokens.color("-note-fg"));
                top += 18;
            }
        }
    }

    private void box(Figure.OfStep box) {
        Rect r = box.bounds();
        svg.rect(
                r,
                12,
                "fill",
                tokens.color("-box-bg"),
                "fill-opacity",
                tokens.opacity("-box-bg"),
                "stroke",
                tokens.color("-box-border"),
                "stroke-opacity",
                tokens.opacity("-box-border"),
                "stroke-dasharray",
                "6 4");
        icon("step-" + box.step().type(), r.x() + 14, r.y() + 11, 18, "-kind-control");
        String title = Summaries.title(box.step());
        text(title, "-fg", 13, "bold", r.x() + 40, r.y() + 25, r.width() - 60);
    }

    private void wire(Route route) {
        boolean error = route.wire().from() instanceof Outlet.Catcher;
        String color = tokens.color(error ? "-wire-error" : "-wire");
        svg.element(
                "path",
                "d",
                Svg.path(route.curve()),
                "fill",
                "none",
                "stroke",
                color,
                "stroke-width",
                1.75,
                "stroke-dasharray",
                error ? "6 4" : "none");
        Point end = route.curve().end();
        Figure to = diagram.figure(route.wire().to());
        svg.element(
                "path",
                "d",
                "M %s %s l -8 -4.5 v 9 z"
                        .formatted(
                                Svg.number(end.x() - Ports.clearance(to, end)),
                                Svg.number(end.y())),
                "fill",
                color);
        WireWords.Words words = WireWords.of(route, diagram, look.summaries());
        if (!words.text().isEmpty()) {
            label(words.text(), words.place(route, diagram), error);
        }
    }

    private void label(String words, Point at, boolean error) {
        double width = Cut.width(words, 10.5) + 16;
        svg.rect(
                new Rect(at.x() - width / 2, at.y() - 9, width, 18),
                9,
                "fill",
                tokens.color("-card-bg"),
                "stroke",
                tokens.color("-card-border"));
        svg.words(
                words,
                at.x(),
                at.y() + 3.5,
                "font-size",
                10.5,
                "text-anchor",
                "middle",
                "fill",
                tokens.color(error ? "-wire-error" : "-fg-soft"));
    }

    private void join(Figure.OfStep join) {
        Rect r = join.bounds();
        svg.rect(
                new Rect(r.x() + 4, r.y(), r.width() - 8, r.height()),
                6,
                "fill",
                tokens.color("-kind-control"));
        svg.words(
                Summaries.title(join.step()),
                r.center().x(),
                r.bottom() + 16,
                "font-size",
                11,
                "text-anchor",
                "middle",
                "fill",
                tokens.color("-fg-soft"));
    }

    private void trigger(Figure.OfTrigger t) {
        Rect r = t.bounds();
        svg.element(
                "path",
                "d",
                "M %s %s h %s a 10 10 0 0 1 10 10 v 40 a 10 10 0 0 1 -10 10 h %s a 30 30 0 0 1 0 -60 z"
                        .formatted(
                                Svg.number(r.x() + 30),
                                Svg.number(r.y()),
                                Svg.number(r.width() - 40),
                                Svg.number(40 - r.width())),
                "fill",
                tokens.color("-card-bg"),
                "stroke",
                tokens.color("-card-border"));
        face(
                t,
                Kinds.icon(t.trigger()),
                Kinds.triggerColor(),
                Summaries.title(t.trigger()),
                look.summaries().of(t.trigger()));
    }

    private void card(Figure.OfStep s) {
        svg.rect(
                s.bounds(),
                10,
                "fill",
                tokens.color("-card-bg"),
                "stroke",
                tokens.color("-card-border"));
        face(
                s,
                Kinds.icon(s.step(), flow),
                Kinds.color(s.step(), flow),
                Summaries.title(s.step()),
                look.summaries().of(s.step(), flow));
        if (s.step() instanceof Step.Choice choice) {
            double top = s.bounds().y() + Sizes.CARD_HEIGHT;
            for (Step.Rule rule : choice.rules()) {
                row(look.summaries().rule(rule), s.bounds(), top, true);
                top += Sizes.ROW;
            }
            row(look.summaries().otherwise(), s.bounds(), top, false);
        }
    }

    private void row(String words, Rect card, double top, boolean filled) {
        if (filled) {
            svg.rect(
                    new Rect(card.x() + INSET, top + 2, card.width() - 2 * INSET, Sizes.ROW - 4),
                    6,
                    "fill",
                    tokens.color("-canvas-bg"));
        }
        svg.words(
                Cut.to(words, card.width() - 2 * INSET - 20, 11),
                card.right() - INSET - 10,
                top + Sizes.ROW / 2 + 4,
                "font-size",
                11,
                "text-anchor",
                "end",
                "fill",
                tokens.color(filled ? "-fg" : "-fg-soft"));
    }

    private void face(Figure figure, String icon, String kind, String title, String second) {
        Rect r = figure.bounds();
        String tint = kind.replaceFirst("^kind", "-tint");
        boolean trigger = figure instanceof Figure.OfTrigger;
        svg.rect(
                new Rect(r.x() + INSET, r.y() + INSET, TILE, TILE),
                trigger ? 18 : 8,
                "fill",
                tokens.color(tint),
                "fill-opacity",
                tokens.opacity(tint));
        icon(icon, r.x() + INSET + 7, r.y() + INSET + 7, 22, "-" + kind);
        double width = r.width() - TEXT_LEFT - INSET;
        text(title, "-fg", 13, "bold", r.x() + TEXT_LEFT, r.y() + 26, width);
        text(second, "-fg-soft", 11, "normal", r.x() + TEXT_LEFT, r.y() + 44, width);
        ports(figure);
    }

    private void text(
            String words,
            String color,
            double size,
            String weight,
            double x,
            double y,
            double width) {
        svg.words(
                Cut.to(words, width, size),
                x,
                y,
                "font-size",
                size,
                "font-weight",
                weight,
                "fill",
                tokens.color(color));
    }

    private void icon(String name, double x, double y, double size, String color) {
        IconSource source = look.icons().source(name);
        double scale = size / source.grid();
        svg.open(
                "g",
                "transform",
                "translate(%s %s) scale(%s)"
                        .formatted(Svg.number(x), Svg.number(y), Svg.number(scale)),
                "stroke-linecap",
                "round",
                "stroke-linejoin",
                "round");
        for (IconSource.Stroke path : source.paths()) {
            svg.element(
                    "path",
                    "d",
                    path.d(),
                    "fill",
                    colored(path.fill(), color),
                    "stroke",
                    colored(path.stroke(), color),
                    "stroke-width",
                    path.width());
        }
        svg.close("g");
    }

    private String colored(String paint, String color) {
        return paint.equals("currentColor") ? tokens.color(color) : paint;
    }

    private void ports(Figure figure) {
        Point inlet = Ports.inlet(figure);
        if (inlet != null) {
            port(inlet);
        }
        for (Outlet outlet : Ports.outlets(figure)) {
            boolean shown =
                    !(outlet instanceof Outlet.NewCatcher) && !(outlet instanceof Outlet.NewRule);
            if (shown) {
                port(Ports.outlet(figure, outlet));
            }
        }
    }

    private void port(Point at) {
        svg.element(
                "circle",
                "cx",
                at.x(),
                "cy",
                at.y(),
                "r",
                Sizes.PORT_RADIUS - 1,
                "fill",
                tokens.color("-port-bg"),
                "stroke",
                tokens.color("-wire"),
                "stroke-width",
                1.5);
    }
}
