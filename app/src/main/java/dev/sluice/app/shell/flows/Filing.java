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
import java.util.List;

/// Keeps what is open and what lies on disk in step: saves, journals, and looks again. All of it
/// beside the window, one thing after another.
public final class Filing {
    static final String UNSAVED = "shell.remark.unsaveable";

    /// What is said of files that are not as they were read or written.
    private static final List<String> ON_DISK =
            List.of("shell.remark.broken", "shell.remark.gone", "shell.remark.disk");

    private final FileWork disk;
    private final Questions questions;
    private final EditJournals journals;

    public Filing(FileWork disk, Questions questions, EditJournals journals) {
        this.disk = disk;
        this.questions = questions;
        this.journals = journals;
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
            lose(flow, e);
        }
    }

    /// A flow that was never saved gets its journal with its first edit.
    private @Nullable EditJournal journal(OpenFlow flow) throws IOException {
        EditJournal journal = flow.journal();
        boolean can = flow.file().path() == null && !flow.isElsewhere() && !flow.hasLostJournal();
        if (journal == null && can) {
            journal = journals.fresh(flow.first()).journal();
            flow.journal(journal);
        }
        return journal;
    }

    /// Goes on without a journal that cannot be written, as on a full disk, until the flow is
    /// saved.
    private void lose(OpenFlow flow, IOException why) {
        EditJournal journal = flow.journal();
        flow.journal(null);
        flow.loseJournal(true);
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        disk.tell("shell.error.journal", why);
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
                        disk.tell("shell.error.journal", e);
                    }
                });
    }

    /// Saves a flow that lies somewhere, then does the rest on the window's thread.
    public void save(OpenFlow flow, Runnable then) {
        FlowDocument document = flow.session().document();
        disk.execute(
                () -> {
                    try {
                        write(flow, flow.file().save(document), document, then);
                    } catch (FileChangedException e) {
                        disk.fx().execute(() -> changed(e, flow, document, then));
                    } catch (IOException | FlowFileException e) {
                        disk.tellUnsaved(e);
                    }
                });
    }

    /// Saves a flow that lies somewhere without stopping the user with a question: what is in the
    /// way is said above the canvas.
    public void saveAside(OpenFlow flow) {
        FlowDocument document = flow.session().document();
        disk.execute(
                () -> {
                    try {
                        write(flow, flow.file().save(document), document, () -> {});
                    } catch (FileChangedException e) {
                        look(flow);
                    } catch (IOException | FlowFileException e) {
                        disk.fx().execute(() -> sayUnsaved(flow, e));
                    }
                });
    }

    private void sayUnsaved(OpenFlow flow, Exception why) {
        flow.unsay(UNSAVED);
        flow.say(
                new Remark(
                        UNSAVED,
                        List.of(disk.whyUnsaved(why)),
                        List.of(
                                new Remark.Answer(
                                        "shell.remark.unsaveable.again", () -> saveAside(flow)))));
    }

    /// Goes on where a document was written.
    private void write(OpenFlow flow, Path where, FlowDocument document, Runnable then) {
        record(flow, document);
        disk.fx().execute(() -> saved(flow, document, where, then));
    }

    private void record(OpenFlow flow, FlowDocument document) {
        try {
            EditJournal journal = flow.journal();
            Path where = flow.file().path();
            if (journal != null) {
                journal.saved(document, flow.file().digest());
            } else if (where != null && flow.hasLostJournal()) {
                flow.journal(journals.open(where, document, flow.file().digest()).journal());
                flow.loseJournal(false);
            }
        } catch (IOException e) {
            lose(flow, e);
        }
    }

    private static void saved(OpenFlow flow, FlowDocument document, Path where, Runnable then) {
        flow.unsay("shell.remark.restored");
        flow.unsay(UNSAVED);
        ON_DISK.forEach(flow::unsay);
        flow.session().saved(document, where);
        then.run();
    }

    private void changed(
            FileChangedException e, OpenFlow flow, FlowDocument document, Runnable then) {
        switch (questions.changed(String.valueOf(e.file().getFileName()))) {
            case CANCEL -> {}
            case TAKE_THEIRS -> load(flow);
            case KEEP_MINE -> replace(flow, document, then);
        }
    }

    /// Writes a document over what lies on disk now.
    private void replace(OpenFlow flow, FlowDocument document, Runnable then) {
        disk.execute(
                () -> {
                    try {
                        write(flow, flow.file().replace(document), document, then);
                    } catch (FileChangedException | IOException | FlowFileException e) {
                        disk.tellUnsaved(e);
                    }
                });
    }

    /// Saves a flow into a folder that holds none.
    ///
    /// @param then done on the window's thread where it was saved
    /// @param otherwise done there where it was not, and the user is told why
    public void saveInto(OpenFlow flow, Path folder, Runnable then, Runnable otherwise) {
        FlowDocument document = flow.session().document();
        disk.execute(
                () -> {
                    try {
                        FlowFile file = flow.file();
                        Path made = file.create(folder, document);
                        EditJournal before = flow.journal();
                        flow.journal(
                                before == null
                                        ? journals.open(made, document, file.digest()).journal()
                                        : journals.moved(before, made, document, file.digest()));
                        flow.elsewhere(flow.journal() == null);
                        disk.fx().execute(() -> saved(flow, document, made, then));
                    } catch (IOException | FlowFileException e) {
                        disk.tellUnsaved(e);
                        disk.fx().execute(otherwise);
                    }
                });
    }

    /// Looks whether somebody else has changed the files of a flow.
    public void look(OpenFlow flow) {
        disk.execute(
                () -> {
                    try {
                        FlowDocument found = flow.file().changedOnDisk();
                        disk.fx().execute(() -> sayFound(flow, found));
                    } catch (FlowFileException e) {
                        boolean there = flow.file().isThere();
                        disk.fx().execute(() -> sayBroken(flow, there));
                    }
                });
    }

    private void sayBroken(OpenFlow flow, boolean there) {
        String told = there ? "shell.remark.broken" : "shell.remark.gone";
        ON_DISK.stream().filter(other -> !other.equals(told)).forEach(flow::unsay);
        flow.say(
                there
                        ? Remark.of(told)
                        : Remark.of(
                                told,
                                new Remark.Answer(
                                        "shell.remark.gone.write", () -> writeAgain(flow))));
    }

    private void writeAgain(OpenFlow flow) {
        replace(flow, flow.session().document(), () -> {});
    }

    /// @param found what lies on disk now; `null`: what was read or written
    private void sayFound(OpenFlow flow, @Nullable FlowDocument found) {
        if (found == null) {
            ON_DISK.forEach(flow::unsay);
            return;
        }
        flow.unsay("shell.remark.broken");
        flow.unsay("shell.remark.gone");
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
            disk.tell("shell.error.open", e);
        }
    }

    private void keep(OpenFlow flow) {
        disk.execute(
                () -> {
                    takeAsRead(flow);
                    FlowDocument found = flow.file().document();
                    disk.fx().execute(() -> flow.session().foundOnDisk(found));
                });
    }

    /// Takes what lies on disk, as an edit that can be undone.
    public void load(OpenFlow flow) {
        disk.execute(
                () -> {
                    try {
                        flow.file().takeAsRead();
                        FlowDocument found = flow.file().document();
                        disk.fx().execute(() -> loaded(flow, found));
                    } catch (FlowFileException e) {
                        disk.tell("shell.error.open", e);
                    }
                });
    }

    private void loaded(OpenFlow flow, FlowDocument found) {
        flow.session().settle();
        flow.session().apply(new Edit.LoadFromDisk(found));
        flow.session().foundOnDisk(flow.session().document());
        disk.execute(() -> record(flow, found));
    }
}
