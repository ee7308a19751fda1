package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.fx.Messages;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds steps, triggers and notes by what they are called: id, label, kind, function, text.
final class FindModel {
    private final Messages messages;
    private List<Figure> found = List.of();
    private int at = -1;

    FindModel(Messages messages) {
        this.messages = messages;
    }

    /// Looks for a text anew. The first found is the present one.
    void look(Diagram diagram, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Figure before = present();
        found =
                wanted.isEmpty()
                        ? List.of()
                        : Stream.concat(
                                        diagram.figures().values().stream(),
                                        diagram.notes().values().stream())
                                .filter(f -> words(f).toLowerCase(Locale.ROOT).contains(wanted))
                                .toList();
        at = found.isEmpty() ? -1 : Math.max(0, before == null ? 0 : placeOf(before));
    }

    /// Where the same step, trigger or note is among those found now.
    private int placeOf(Figure before) {
        for (int i = 0; i < found.size(); i++) {
            Figure now = found.get(i);
            boolean isNote = now instanceof Figure.OfNote;
            if (now.id().equals(before.id()) && isNote == before instanceof Figure.OfNote) {
                return i;
            }
        }
        return 0;
    }

    private String words(Figure figure) {
        return switch (figure) {
            case Figure.OfStep s -> {
                String function = s.step().function();
                yield s.id()
                        + "\n"
                        + Summaries.title(s.step())
                        + "\n"
                        + messages.text("kind.step-" + s.step().type())
                        + "\n"
                        + (function == null ? "" : function);
            }
            case Figure.OfTrigger t ->
                    t.id()
                            + "\n"
                            + Summaries.title(t.trigger())
                            + "\n"
                            + messages.text("kind.trigger-" + t.trigger().type());
            case Figure.OfNote n -> n.note().text();
        };
    }

    List<Figure> found() {
        return found;
    }

    /// The one that is shown; `null` where nothing is found.
    @Nullable Figure present() {
        return at < 0 ? null : found.get(at);
    }

    /// The number of the one that is shown, from 1; 0 where nothing is found.
    int number() {
        return at + 1;
    }

    /// Goes on to the next, or back to the one before; around at the ends.
    void go(int by) {
        if (!found.isEmpty()) {
            at = Math.floorMod(at + by, found.size());
        }
    }
}
