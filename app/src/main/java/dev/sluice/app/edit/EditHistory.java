package dev.sluice.app.edit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// The past and the future of one document, and its only writer. It tells of every change once,
/// after the fact; whoever is told must not edit.
public final class EditHistory {
    /// An edit that was made, with the document before it. The one after it is the next one's
    /// before, or the present one.
    private record Past(Edit edit, FlowDocument before) {}

    /// An edit that was undone, with the document it had led to.
    private record Future(Edit edit, FlowDocument after) {}

    private final Consumer<FlowDocument> changed;
    private final Deque<Past> past = new ArrayDeque<>();
    private final Deque<Future> future = new ArrayDeque<>();
    private FlowDocument current;
    private FlowDocument saved;
    private boolean settled = true;
    private boolean announcing;

    public EditHistory(FlowDocument opened, Consumer<FlowDocument> changed) {
        this.current = opened;
        this.saved = opened;
        this.changed = changed;
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
        moveTo(
                next,
                () -> {
                    Past last = past.peek();
                    boolean one = !settled && last != null && edit.continues(last.edit());
                    past.push(new Past(edit, one ? past.pop().before() : current));
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
            moveTo(
                    last.before(),
                    () -> {
                        future.push(new Future(past.pop().edit(), current));
                        settled = true;
                    });
        }
    }

    public void redo() {
        Future next = future.peek();
        if (next != null) {
            moveTo(
                    next.after(),
                    () -> {
                        past.push(new Past(future.pop().edit(), current));
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

    private void moveTo(FlowDocument next, Runnable recordIt) {
        if (announcing) {
            throw new IllegalStateException("A listener of the document must not edit it");
        }
        recordIt.run();
        current = next;
        announcing = true;
        try {
            changed.accept(next);
        } finally {
            announcing = false;
        }
    }
}
