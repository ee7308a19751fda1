package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.session.ClipText;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Copies what is selected as text to the system's clipboard, and puts copies onto the canvas. Each
/// answers whether it did anything.
final class Clipping {
    private static final double SHIFT = 2 * Sizes.GRID;

    private final CanvasModel model;
    private final Offers offers;
    private final CanvasView view;
    private final Session session;

    Clipping(CanvasModel model, CanvasView view, Offers offers) {
        this.offers = offers;
        this.model = model;
        this.view = view;
        this.session = model.session();
    }

    boolean copy() {
        FlowDocument clip = clip();
        if (clip == null) {
            return false;
        }
        var content = new ClipboardContent();
        content.putString(ClipText.write(clip, offers.noteCopy(clip)));
        return Clipboard.getSystemClipboard().setContent(content);
    }

    /// Puts what was copied where the pointer is, else where the window looks.
    boolean paste() {
        String text = Clipboard.getSystemClipboard().getString();
        FlowDocument clip = text == null ? null : ClipText.read(text);
        Rect r = clip == null ? null : Diagram.of(clip).bounds();
        if (text == null || clip == null || r == null) {
            return false;
        }
        Point at = view.pointer();
        offers.takeCopy(clip, ClipText.note(text), taken -> paste(taken, r, at));
        return true;
    }

    private boolean paste(FlowDocument clip, Rect r, @Nullable Point at) {
        if (at != null) {
            return paste(
                    clip,
                    model.diagram().boxIdAt(at),
                    Sizes.snapped(at.x() - r.center().x()),
                    Sizes.snapped(at.y() - r.center().y()));
        }
        Rect visible = view.visible();
        if (visible.intersects(r.movedBy(SHIFT, SHIFT))) {
            return paste(clip, null, SHIFT, SHIFT);
        }
        Point middle = visible.center();
        return paste(
                clip,
                null,
                Sizes.snapped(middle.x() - r.center().x()),
                Sizes.snapped(middle.y() - r.center().y()));
    }

    boolean duplicate() {
        FlowDocument clip = clip();
        return clip != null && put(free(clip, commonBox(), SHIFT, SHIFT), "edit.duplicate");
    }

    /// The box in which all selected steps stand; `null` where they stand in none or in several.
    private @Nullable String commonBox() {
        Set<@Nullable String> boxes = new LinkedHashSet<>();
        for (String id : session.selection().elements()) {
            boxes.add(session.document().boxOf(id));
        }
        return boxes.size() == 1 ? boxes.iterator().next() : null;
    }

    private @Nullable FlowDocument clip() {
        Selection s = session.selection();
        return s.elements().isEmpty() && s.notes().isEmpty()
                ? null
                : Clips.of(session.document(), s.elements(), s.notes());
    }

    /// Puts copies where the pointer let them go.
    boolean put(Outcome.Copied copied) {
        return put(copied.paste(session.document()), "edit.duplicate");
    }

    private boolean paste(FlowDocument clip, @Nullable String box, double dx, double dy) {
        ElementEdit.Paste paste = free(clip, box, dx, dy);
        return put(paste, paste.label());
    }

    /// Where no copy lies exactly on something.
    private ElementEdit.Paste free(FlowDocument clip, @Nullable String box, double dx, double dy) {
        return isCovered(session.document(), clip, dx, dy)
                ? free(clip, box, dx + SHIFT, dy + SHIFT)
                : new ElementEdit.Paste(clip, box, dx, dy);
    }

    private boolean put(ElementEdit.Paste paste, String label) {
        FlowDocument before = session.document();
        FlowDocument clip = paste.clip();
        Map<String, String> ids = Clips.freshIds(before, clip);
        Set<String> top = new LinkedHashSet<>();
        clip.flow().triggers().keySet().forEach(id -> top.add(ids.getOrDefault(id, id)));
        clip.flow().steps().keySet().forEach(id -> top.add(ids.getOrDefault(id, id)));
        var copies =
                new Selection(top, Set.copyOf(Clips.freshNoteIds(before, clip).values()), Set.of());
        session.settle();
        Edit named = label.equals(paste.label()) ? paste : new Edit.Together(List.of(paste), label);
        return session.apply(named, copies);
    }

    /// Whether a copy would lie exactly on something, where nobody would see it.
    private static boolean isCovered(
            FlowDocument document, FlowDocument clip, double dx, double dy) {
        Set<Point> taken = new HashSet<>();
        document.layout().places().values().forEach(p -> taken.add(new Point(p.x(), p.y())));
        document.layout().notes().forEach(n -> taken.add(new Point(n.x(), n.y())));
        return clip.layout().places().values().stream()
                        .anyMatch(p -> taken.contains(new Point(p.x() + dx, p.y() + dy)))
                || clip.layout().notes().stream()
                        .anyMatch(n -> taken.contains(new Point(n.x() + dx, n.y() + dy)));
    }
}
