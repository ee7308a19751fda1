package dev.sluice.app.edit.history;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Change.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The past and the future of one document, and its only writer. It tells of every change once,
/// after the fact; whoever is told must not edit.
public final class EditHistory {
    /// An edit that was made, with the document before it. The one after it is the next one's
    /// before, or the present one.
    private record Past(Edit edit, Supplier<FlowDocument> before) {}

    /// An edit that was undone, with the document it had led to.
    private record Future(Edit edit, Supplier<FlowDocument> after) {}

    private final Consumer<Change> changed;
    private final Deque<Past> past = new ArrayDeque<>();
    private final Deque<Future> future = new ArrayDeque<>();
    private FlowDocument current;
    private FlowDocument saved;
    private boolean settled = true;
    private boolean announcing;

    public EditHistory(FlowDocument opened, Consumer<Change> changed) {
        this(Memory.of(opened), changed);
    }

    /// Goes on where another history ended.
    public EditHistory(Memory memory, Consumer<Change> changed) {
        this.current = memory.current();
        this.saved = memory.saved();
        this.changed = changed;
        memory.past().forEach(r -> past.push(new Past(edit(r), r.document())));
        memory.future().reversed().forEach(r -> future.push(new Future(edit(r), r.document())));
    }

    private static Edit edit(Memory.Remembered remembered) {
        return new Edit.Remembered(remembered.label());
    }

    public FlowDocument current() {
        return current;
    }

    /// Makes an edit. Returns whether it changed anything.
    public boolean apply(Edit edit) {
        FlowDocument next = edit.apply(current);
        if (next == current) {
            return false;
        }
        Past last = past.peek();
        boolean one = !settled && last != null && edit.continues(last.edit());
        FlowDocument before = current;
        moveTo(
                new Change(one ? Kind.CONTINUED : Kind.MADE, edit.label(), next),
                () -> {
                    past.push(new Past(edit, one ? past.pop().before() : () -> before));
                    future.clear();
                    settled = false;
                });
        return true;
    }

    /// Makes the next edit one of its own, even if it continues the last one.
    public void settle() {
        settled = true;
    }

    public void undo() {
        Past last = past.peek();
        if (last != null) {
            FlowDocument after = current;
            moveTo(
                    new Change(Kind.UNDONE, last.edit().label(), last.before().get()),
                    () -> {
                        future.push(new Future(past.pop().edit(), () -> after));
                        settled = true;
                    });
        }
    }

    public void redo() {
        Future next = future.peek();
        if (next != null) {
            FlowDocument before = current;
            moveTo(
                    new Change(Kind.REDONE, next.edit().label(), next.after().get()),
                    () -> {
                        past.push(new Past(future.pop().edit(), () -> before));
                        settled = true;
                    });
        }
    }

    /// What undo would take back; `null` when there is nothing.
    public @Nullable Edit lastEdit() {
        Past last = past.peek();
        return last == null ? null : last.edit();
    }

    /// What redo would make again; `null` when there is nothing.
    public @Nullable Edit nextEdit() {
        Future next = future.peek();
        return next == null ? null : next.edit();
    }

    /// Remembers what lies on disk now.
    public void markSaved(FlowDocument written) {
        saved = written;
        settled = true;
    }

    /// Whether there is something to save: undoing back to the save is clean.
    public boolean isDirty() {
        return current != saved;
    }

    private void moveTo(Change next, Runnable recordIt) {
        if (announcing) {
            throw new IllegalStateException("A listener of the document must not edit it");
        }
        recordIt.run();
        current = next.now();
        announcing = true;
        try {
            changed.accept(next);
        } finally {
            announcing = false;
        }
    }
}
