package dev.sluice.app.shell.flows;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Change;
import dev.sluice.app.files.EditJournal;
import dev.sluice.app.files.EditJournals;
import dev.sluice.engine.json.FileChangedException;
import dev.sluice.engine.json.FlowFileException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// Keeps what is open and what lies on disk in step: saves, journals, and looks again. All of it
/// beside the window, one thing after another.
public final class Filing {
    private final Executor disk;
    private final Executor fx;
    private final Questions questions;
    private final EditJournals journals;
    private final BiConsumer<String, Exception> tell;

    /// @param disk runs one piece of work after another beside the window
    /// @param fx runs work on the window's thread
    /// @param tell tells the user what did not work: the message key of what, and why
    public Filing(
            Executor disk,
            Executor fx,
            Questions questions,
            EditJournals journals,
            BiConsumer<String, Exception> tell) {
        this.disk = disk;
        this.fx = fx;
        this.questions = questions;
        this.journals = journals;
        this.tell = tell;
    }

    /// Keeps a flow's journal from now on.
    public void follow(OpenFlow flow) {
        flow.session().follow(change -> disk.execute(() -> write(flow, change)));
    }

    private void write(OpenFlow flow, Change change) {
        try {
            EditJournal journal = journal(flow);
            if (journal != null) {
                journal.write(change);
            }
        } catch (IOException e) {
            flow.elsewhere(true);
            flow.journal(null);
            tell.accept("shell.error.journal", e);
        }
    }

    /// A flow that was never saved gets its journal with its first edit.
    private @Nullable EditJournal journal(OpenFlow flow) throws IOException {
        EditJournal journal = flow.journal();
        if (journal == null && flow.file().path() == null && !flow.isElsewhere()) {
            journal = journals.fresh(flow.first()).journal();
            flow.journal(journal);
        }
        return journal;
    }

    /// Ends the journal of a flow that is closed.
    ///
    /// @param discard whether its unsaved work is given up
    public void close(OpenFlow flow, boolean discard) {
        disk.execute(
                () -> {
                    EditJournal journal = flow.journal();
                    try {
                        if (journal != null && discard) {
                            journal.discard();
                        } else if (journal != null) {
                            journal.close();
                        }
                    } catch (IOException e) {
                        tell.accept("shell.error.journal", e);
                    }
                });
    }

    /// Saves a flow that lies somewhere, then does the rest on the window's thread.
    public void save(OpenFlow flow, Runnable then) {
        FlowDocument document = flow.session().document();
        disk.execute(() -> write(flow, document, then));
    }

    private void write(OpenFlow flow, FlowDocument document, Runnable then) {
        try {
            Path where = flow.file().save(document);
            record(flow, document);
            fx.execute(() -> saved(flow, document, where, then));
        } catch (FileChangedException e) {
            fx.execute(() -> changed(e, flow, document, then));
        } catch (IOException | FlowFileException e) {
            tell.accept("shell.error.save", e);
        }
    }

    private void record(OpenFlow flow, FlowDocument document) throws IOException {
        EditJournal journal = flow.journal();
        if (journal != null) {
            journal.saved(document, flow.file().digest());
        }
    }

    private static void saved(OpenFlow flow, FlowDocument document, Path where, Runnable then) {
        flow.unsay("shell.remark.restored");
        flow.unsay("shell.remark.disk");
        flow.session().saved(document, where);
        then.run();
    }

    private void changed(
            FileChangedException e, OpenFlow flow, FlowDocument document, Runnable then) {
        switch (questions.changed(String.valueOf(e.getMessage()))) {
            case CANCEL -> {}
            case TAKE_THEIRS -> load(flow);
            case KEEP_MINE ->
                    disk.execute(
                            () -> {
                                try {
                                    flow.file().takeAsRead();
                                    write(flow, document, then);
                                } catch (FlowFileException failed) {
                                    tell.accept("shell.error.save", failed);
                                }
                            });
        }
    }

    /// Saves a flow into a folder that holds none.
    public void saveInto(OpenFlow flow, Path folder, Runnable then) {
        FlowDocument document = flow.session().document();
        disk.execute(
                () -> {
                    try {
                        FlowFile file = flow.file();
                        Path made = file.create(folder, document);
                        EditJournal before = flow.journal();
                        flow.journal(journals.open(made, document, file.digest()).journal());
                        if (before != null) {
                            before.discard();
                        }
                        fx.execute(() -> saved(flow, document, made, then));
                    } catch (IOException | FlowFileException e) {
                        tell.accept("shell.error.save", e);
                    }
                });
    }

    /// Looks whether somebody else has changed the files of a flow.
    public void look(OpenFlow flow) {
        disk.execute(
                () -> {
                    try {
                        FlowDocument found = flow.file().changedOnDisk();
                        if (found != null) {
                            fx.execute(() -> sayChanged(flow, found));
                        }
                    } catch (FlowFileException e) {
                        fx.execute(() -> flow.say(Remark.of("shell.remark.broken")));
                    }
                });
    }

    private void sayChanged(OpenFlow flow, FlowDocument found) {
        flow.unsay("shell.remark.broken");
        if (found.equals(flow.session().document())) {
            disk.execute(() -> takeAsRead(flow));
            return;
        }
        flow.say(
                Remark.of(
                        "shell.remark.disk",
                        new Remark.Answer("shell.remark.disk.load", () -> load(flow)),
                        new Remark.Answer("shell.remark.disk.keep", () -> keep(flow))));
    }

    private void takeAsRead(OpenFlow flow) {
        try {
            flow.file().takeAsRead();
        } catch (FlowFileException e) {
            tell.accept("shell.error.open", e);
        }
    }

    private void keep(OpenFlow flow) {
        disk.execute(
                () -> {
                    takeAsRead(flow);
                    FlowDocument found = flow.file().document();
                    fx.execute(() -> flow.session().foundOnDisk(found));
                });
    }

    /// Takes what lies on disk, as an edit that can be undone.
    public void load(OpenFlow flow) {
        disk.execute(
                () -> {
                    try {
                        flow.file().takeAsRead();
                        FlowDocument found = flow.file().document();
                        fx.execute(() -> loaded(flow, found));
                    } catch (FlowFileException e) {
                        tell.accept("shell.error.open", e);
                    }
                });
    }

    private void loaded(OpenFlow flow, FlowDocument found) {
        flow.session().settle();
        flow.session().apply(new Edit.LoadFromDisk(found));
        flow.session().foundOnDisk(flow.session().document());
        disk.execute(
                () -> {
                    try {
                        record(flow, found);
                    } catch (IOException e) {
                        tell.accept("shell.error.journal", e);
                    }
                });
    }
}
