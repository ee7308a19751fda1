package dev.sluice.app.shell;

import dev.sluice.app.shell.flows.Questions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands in for the dialogs of the system, which no robot can reach: answers as a test says, and
/// keeps what was asked and told.
final class ScriptedQuestions implements Questions {
    volatile @Nullable Path folder;
    volatile Unsaved unsaved = Unsaved.CANCEL;
    volatile Changed changed = Changed.CANCEL;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public @Nullable Path place(String name, @Nullable Path near) {
        asked.add("place " + name);
        return folder;
    }

    @Override
    public @Nullable Path folder(String purpose, @Nullable Path near) {
        asked.add(purpose);
        return folder;
    }

    @Override
    public Unsaved unsaved(String flow) {
        asked.add("unsaved");
        return unsaved;
    }

    @Override
    public boolean stopsRuns(List<String> flows) {
        asked.add("runs " + flows);
        return true;
    }

    @Override
    public Changed changed(String file) {
        asked.add("changed " + file);
        return changed;
    }

    @Override
    public void tell(String title, String reason) {
        told.add(title + " " + reason);
    }
}
