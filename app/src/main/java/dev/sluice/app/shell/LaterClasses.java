package dev.sluice.app.shell;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The classes that a flow's panels need and the first screen does not. A start without a flow has
/// a cache without them, so they are loaded once the window is there, before somebody opens a flow.
///
/// @param list a file with a name on each line
/// @param from loads them
record LaterClasses(Path list, ClassLoader from) {
    private static final Logger LOG = LoggerFactory.getLogger(LaterClasses.class);

    /// Loads them beside the window. Those that cannot be loaded are passed over: whoever needs
    /// them will say so.
    ///
    /// @return the thread that does
    Thread load() {
        Thread loading = new Thread(this::loadAll, "later-classes");
        loading.setDaemon(true);
        loading.start();
        return loading;
    }

    private void loadAll() {
        try (Stream<String> names = Files.lines(list)) {
            names.forEach(this::load);
        } catch (NoSuchFileException e) {
            LOG.debug("There is no list of classes: {}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("Cannot read which classes to load: {}", e.getMessage());
        }
    }

    /// Loads a class and has it checked, as asking for its constructors does; what it does when it
    /// is used first is left to that time.
    private void load(String name) {
        try {
            var _ = Class.forName(name, false, from).getDeclaredConstructors();
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.debug("{} is not loaded ahead: {}", name, e.toString());
        }
    }
}
