package dev.sluice.app.shell;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.files.HandlerFolder;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.flows.Remark;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Makes a function of a folder that was dropped on the canvas: its code is copied into the flow's
/// folder, beside the window.
final class FolderDrop {
    private final Session session;
    private final WindowActions actions;
    private final Consumer<Remark> tell;
    private final Executor window;

    /// @param tell says what went wrong
    /// @param window runs work on the window's thread
    FolderDrop(Session session, WindowActions actions, Consumer<Remark> tell, Executor window) {
        this.session = session;
        this.actions = actions;
        this.tell = tell;
        this.window = window;
    }

    /// Takes a folder in; a flow that lies nowhere yet is saved first.
    ///
    /// @param put puts the function's step onto the canvas
    void take(Path folder, Consumer<Blueprint> put) {
        Path flow = session.folderProperty().get();
        if (flow == null) {
            actions.save(
                    () -> {
                        if (session.folderProperty().get() != null) {
                            take(folder, put);
                        }
                    });
            return;
        }
        Set<String> taken = new HashSet<>(session.document().flow().functions().keySet());
        Thread.ofVirtual().name("take code in").start(() -> copy(folder, flow, taken, put));
    }

    private void copy(Path folder, Path flow, Set<String> taken, Consumer<Blueprint> put) {
        try {
            HandlerFolder found = HandlerFolder.of(folder);
            if (found == null) {
                say("shell.drop.no-handler", folder, null);
                return;
            }
            String name = Ids.fresh(found.name(), taken);
            Path code = flow.toAbsolutePath().normalize();
            Path from = folder.toAbsolutePath().normalize();
            boolean inside = from.startsWith(code) && !from.equals(code);
            String place = inside ? relative(code, from) : "functions/" + free(flow, name);
            if (!inside) {
                found.copyTo(flow.resolve(place));
            }
            FunctionSpec spec = function(name, found, place);
            window.execute(() -> put.accept(new Blueprint.OfCode(spec)));
        } catch (IOException e) {
            say("shell.drop.failed", folder, e);
        }
    }

    private static String relative(Path flow, Path folder) {
        return flow.relativize(folder).toString().replace('\\', '/');
    }

    /// A name that no folder of the flow's functions has, so that nothing is written over.
    private static String free(Path flow, String name) {
        String free = name;
        for (int n = 2; Files.exists(flow.resolve("functions").resolve(free)); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    private void say(String text, Path folder, @Nullable IOException e) {
        List<Object> values =
                e == null ? List.of(folder) : List.of(folder, String.valueOf(e.getMessage()));
        window.execute(
                () ->
                        tell.accept(
                                new Remark(
                                        text,
                                        values,
                                        List.of(
                                                new Remark.Answer(
                                                        "shell.drop.understood", () -> {})))));
    }

    private static FunctionSpec function(String id, HandlerFolder found, String code) {
        return new FunctionSpec(
                id,
                found.runtime(),
                found.handler(),
                code,
                null,
                null,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
