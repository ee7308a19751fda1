package dev.sluice.app.shell.code;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.files.DroppedCode;
import dev.sluice.app.files.DroppedCode.Usable;
import dev.sluice.app.files.DroppedCode.Useless;
import dev.sluice.app.files.HandlerFolder;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.flows.Remark;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Reasons;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Makes functions of folders and files that are dropped on the canvas: their code is copied into
/// the flow's folder, beside the window.
public final class CodeDrop {
    private final Session session;
    private final WindowActions actions;
    private final Consumer<Remark> tell;
    private final Executor window;

    /// @param tell says what went wrong
    /// @param window runs work on the window's thread
    public CodeDrop(
            Session session, WindowActions actions, Consumer<Remark> tell, Executor window) {
        this.session = session;
        this.actions = actions;
        this.tell = tell;
        this.window = window;
    }

    /// Looks at what is held over the canvas, and tells why no function can be made of any of it;
    /// `null`: one can.
    public void look(List<Path> held, Messages messages, Consumer<@Nullable String> refusal) {
        Path flow = session.folderProperty().get();
        Thread.ofVirtual()
                .name("look at code")
                .start(
                        () -> {
                            String reason = reason(held, flow, messages);
                            window.execute(() -> refusal.accept(reason));
                        });
    }

    private static @Nullable String reason(
            List<Path> held, @Nullable Path flow, Messages messages) {
        String reason = null;
        for (Path path : held) {
            try {
                switch (DroppedCode.of(path, flow)) {
                    case Usable _ -> {
                        return null;
                    }
                    case Useless(_, var flaw) -> {
                        String name = String.valueOf(path.getFileName());
                        reason = messages.text("shell.drop." + flaw.word(), name);
                    }
                }
            } catch (IOException e) {
                reason = messages.text("shell.drop.failed", path, messages.engine().told(e));
            }
        }
        return reason;
    }

    /// Takes code in; a flow that lies nowhere yet is saved first.
    ///
    /// @param put puts the functions' steps onto the canvas
    public void take(List<Path> dropped, Consumer<List<Blueprint>> put) {
        Path flow = session.folderProperty().get();
        if (flow == null) {
            actions.save(
                    () -> {
                        if (session.folderProperty().get() != null) {
                            take(dropped, put);
                        }
                    });
            return;
        }
        Set<String> taken = new HashSet<>(session.document().flow().functions().keySet());
        Thread.ofVirtual()
                .name("take code in")
                .start(
                        () -> {
                            List<Blueprint> made = new ArrayList<>();
                            for (Path path : dropped) {
                                FunctionSpec function = bring(path, flow, taken);
                                if (function != null) {
                                    taken.add(function.id());
                                    made.add(new Blueprint.OfCode(function));
                                }
                            }
                            if (!made.isEmpty()) {
                                window.execute(() -> put.accept(made));
                            }
                        });
    }

    private @Nullable FunctionSpec bring(Path path, Path flow, Set<String> taken) {
        try {
            switch (DroppedCode.of(path, flow)) {
                case Useless(_, var flaw) -> say("shell.drop." + flaw.word(), path);
                case Usable code -> {
                    String place = code.bring(flow);
                    if (place != null) {
                        return function(Ids.fresh(code.name(), taken), code.found(), place);
                    }
                    say("shell.drop.outside", flow.resolve("functions"));
                }
            }
        } catch (IOException e) {
            say("shell.drop.failed", path, Reasons.of(e));
        }
        return null;
    }

    private void say(String text, Object... values) {
        window.execute(() -> tell.accept(Remark.toKnow(text, values)));
    }

    private static FunctionSpec function(String id, HandlerFolder found, String code) {
        return FunctionSpec.of(id, found.runtime(), found.handler(), code);
    }
}
