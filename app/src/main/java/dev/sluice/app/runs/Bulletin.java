package dev.sluice.app.runs;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;

/// Where what a user should hear of runs is put up, one notice after another.
public final class Bulletin {
    private final Executor window;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();

    /// @param window runs work on the window's thread
    public Bulletin(Executor window) {
        this.window = window;
    }

    /// The latest notice; `null` for a moment before one like it.
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Puts up a notice, also one that says what the last one did. Called on any thread.
    public void put(Notice next) {
        window.execute(
                () -> {
                    if (next.equals(notice.get())) {
                        notice.set(null); // nobody would hear of it
                    }
                    notice.set(next);
                });
    }

    /// Says something in passing.
    ///
    /// @param text its message key
    public void say(String text, Object... values) {
        put(new Notice(Notice.Kind.PLAIN, text, List.of(values), ""));
    }

    /// Tells what about runs could not be done, and why.
    ///
    /// @param text the message key of what
    public void refuse(String text, RunRefused refused) {
        put(Notice.refused(text, refused));
    }
}
