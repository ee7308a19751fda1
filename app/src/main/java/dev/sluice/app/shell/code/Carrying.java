package dev.sluice.app.shell.code;

import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.files.CopyNotes;
import dev.sluice.app.files.SourceFolder;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.flows.Remark;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Reasons;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Carries the code of functions along when steps are copied from one flow to another.
public final class Carrying {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(60);

    private final Session session;
    private final CopyNotes notes;
    private final Consumer<Remark> tell;
    private final Executor window;

    /// @param tell says what went wrong
    /// @param window runs work on the window's thread
    public Carrying(Session session, CopyNotes notes, Consumer<Remark> tell, Executor window) {
        this.session = session;
        this.notes = notes;
        this.tell = tell;
        this.window = window;
    }

    /// Notes a copy. Gives back the name of the note, which the clipboard's text tells; `null` for
    /// a flow that lies nowhere.
    public @Nullable String note(FlowDocument clip) {
        Path flow = session.folderProperty().get();
        if (flow == null || clip.flow().functions().isEmpty()) {
            return null;
        }
        String name = CopyNotes.name();
        Thread.ofVirtual()
                .name("note a copy")
                .start(
                        () -> {
                            try {
                                notes.write(name, flow, clip);
                            } catch (IOException e) {
                                say("shell.paste.failed", Reasons.of(e));
                            }
                        });
        return name;
    }

    /// Takes in what was copied, with the code of its functions where this user copied it from
    /// another flow.
    ///
    /// @param note what the clipboard's text names
    /// @param put puts the steps onto the canvas
    public void take(FlowDocument clip, @Nullable String note, Consumer<FlowDocument> put) {
        Path flow = session.folderProperty().get();
        if (note == null || clip.flow().functions().isEmpty()) {
            put.accept(clip);
            return;
        }
        Map<String, FunctionSpec> present = session.document().flow().functions();
        Thread.ofVirtual()
                .name("carry code")
                .start(
                        () -> {
                            FlowDocument carried = carried(clip, note, flow, present);
                            window.execute(() -> put.accept(carried));
                        });
    }

    private FlowDocument carried(
            FlowDocument clip,
            String name,
            @Nullable Path flow,
            Map<String, FunctionSpec> present) {
        try {
            CopyNotes.Note note = found(name);
            if (note == null || (flow != null && isSame(note.flow(), flow))) {
                return clip;
            }
            if (flow == null) {
                say("shell.paste.unsaved", clip.flow().functions().size());
                return clip;
            }
            Map<String, FunctionSpec> moved = new LinkedHashMap<>();
            Set<String> taken = new HashSet<>(present.keySet());
            for (FunctionSpec function : clip.flow().functions().values()) {
                FunctionSpec there = carry(function, note, flow, present);
                if (there != function) {
                    String id = Ids.fresh(function.id(), taken);
                    taken.add(id);
                    moved.put(function.id(), there.withId(id));
                }
            }
            return Clips.withFunctions(clip, moved);
        } catch (IOException e) {
            say("shell.paste.failed", Reasons.of(e));
            return clip;
        }
    }

    /// The note of a name. It may just be on its way to the disk.
    private CopyNotes.@Nullable Note found(String name) throws IOException {
        CopyNotes.Note note = notes.read(name);
        for (int tries = 0; note == null && tries < TRIES; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            note = notes.read(name);
        }
        return note;
    }

    /// A function with its code in this flow; itself where nothing was copied.
    private FunctionSpec carry(
            FunctionSpec function,
            CopyNotes.Note note,
            Path flow,
            Map<String, FunctionSpec> present)
            throws IOException {
        String code = function.code();
        if (code == null || !code.equals(note.code().get(function.id()))) {
            return function;
        }
        SourceFolder source = SourceFolder.in(note.flow(), code);
        if (source == null) {
            say("shell.paste.no-code", code);
            return function;
        }
        SourceFolder here = SourceFolder.in(flow, code);
        if (here != null && function.equals(present.get(function.id())) && source.isSame(here)) {
            return function;
        }
        return function.withCode(source.copyTo(flow, function.id()));
    }

    private static boolean isSame(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    private void say(String text, Object... values) {
        window.execute(() -> tell.accept(Remark.toKnow(text, values)));
    }
}
