package dev.sluice.app.shell.flows;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.files.EditJournal;
import dev.sluice.app.session.Session;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

/// One flow that is open: its session, its files, the journal of its edits, and what the user is
/// told about it above the canvas.
public final class OpenFlow {
    private final Session session;
    private final FlowDocument first;
    private final ObservableList<Remark> remarks = FXCollections.observableArrayList();
    private final FlowFile file;
    private final Later later = new Later();
    private volatile @Nullable EditJournal journal;
    private volatile boolean elsewhere;
    private volatile boolean lostJournal;

    public OpenFlow(Session session, FlowFile file, @Nullable EditJournal journal) {
        this.session = session;
        this.first = session.document();
        this.file = file;
        this.journal = journal;
    }

    public Session session() {
        return session;
    }

    /// The document that it was opened with.
    public FlowDocument first() {
        return first;
    }

    public FlowFile file() {
        return file;
    }

    public @Nullable EditJournal journal() {
        return journal;
    }

    public void journal(@Nullable EditJournal now) {
        journal = now;
    }

    /// Whether another program keeps the journal.
    public boolean isElsewhere() {
        return elsewhere;
    }

    public void elsewhere(boolean now) {
        elsewhere = now;
    }

    /// Whether its journal could not be written, and was given up until the flow is saved.
    public boolean hasLostJournal() {
        return lostJournal;
    }

    public void loseJournal(boolean now) {
        lostJournal = now;
    }

    /// For work that waits until edits have come to rest.
    public Later later() {
        return later;
    }

    public ObservableList<Remark> remarks() {
        return remarks;
    }

    /// Says something, unless it is said already.
    public void say(Remark remark) {
        if (remarks.stream().noneMatch(other -> other.text().equals(remark.text()))) {
            remarks.add(remark);
        }
    }

    public void unsay(String text) {
        remarks.removeIf(other -> other.text().equals(text));
    }

    /// Whether it is new, empty and untouched: another flow may take its place.
    public boolean isBlank() {
        return file.path() == null
                && !session.dirtyProperty().get()
                && session.document().ids().isEmpty();
    }

    public String name() {
        return session.document().flow().name();
    }
}
