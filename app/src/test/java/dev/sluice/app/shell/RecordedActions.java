package dev.sluice.app.shell;

import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.app.shell.command.WindowActions;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the window and its panels were told to do, by name and in order; nothing of it is done.
final class RecordedActions implements WindowActions, PanelActions {
    static final Path RECENT = Path.of("flows", "photo_intake");

    final BooleanProperty running = new SimpleBooleanProperty();
    final BooleanProperty paused = new SimpleBooleanProperty();
    private final List<String> told = new ArrayList<>();

    /// All since this was asked last.
    List<String> taken() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public void newFlow() {
        told.add("new");
    }

    @Override
    public void newFrom(String template) {
        told.add("new from " + template);
    }

    @Override
    public void open() {
        told.add("open");
    }

    @Override
    public void open(Path flow) {
        told.add("open " + flow);
    }

    @Override
    public List<Path> recent() {
        return List.of(RECENT);
    }

    @Override
    public void save() {
        told.add("save");
    }

    @Override
    public void save(Runnable then) {
        told.add("save");
        then.run();
    }

    @Override
    public void saveAs() {
        told.add("save as");
    }

    @Override
    public void close() {
        told.add("close");
    }

    @Override
    public void turn(int by) {
        told.add("turn " + by);
    }

    @Override
    public void quit() {
        told.add("quit");
    }

    @Override
    public Path state() {
        return Path.of("target", "state");
    }

    @Override
    public void choose(Settings settings) {
        told.add("choose " + settings.theme() + " " + settings.language());
    }

    @Override
    public void settings() {
        told.add("settings");
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public ObservableBooleanValue running() {
        return running;
    }

    @Override
    public ObservableBooleanValue paused() {
        return paused;
    }

    @Override
    public void run() {
        told.add("run");
    }

    @Override
    public void stop() {
        told.add("stop");
    }

    @Override
    public void runAlone() {
        told.add("run alone");
    }

    @Override
    public void replay() {
        told.add("replay");
    }

    @Override
    public void pin() {
        told.add("pin");
    }

    @Override
    public void breakHere() {
        told.add("break");
    }

    @Override
    public void debug() {
        told.add("debug");
    }

    @Override
    public void goOn() {
        told.add("go on");
    }

    @Override
    public void enlargeCode() {
        told.add("large code");
    }

    @Override
    public void showProblems() {
        told.add("problems");
    }

    @Override
    public void export() {
        told.add("export");
    }
}
