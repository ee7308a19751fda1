package dev.sluice.app.shell.flows;

import dev.sluice.app.fx.EngineTexts;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.json.FlowFileException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Work on files, one piece after another beside the window. What fails is told to the user.
public final class FileWork implements Executor {
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
    private final Executor fx;
    private final Questions questions;
    private final Supplier<Messages> messages;
    private volatile boolean ended;

    /// @param fx runs work on the window's thread
    public FileWork(Executor fx, Questions questions, Supplier<Messages> messages) {
        this.fx = fx;
        this.questions = questions;
        this.messages = messages;
    }

    /// Runs work on the window's thread.
    public Executor fx() {
        return fx;
    }

    /// Does a piece of work when those before it are done; not once the window is closed, when a
    /// change on disk may still be told of.
    @Override
    public void execute(Runnable work) {
        try {
            disk.execute(work);
        } catch (RejectedExecutionException _) {
            log().debug("The window is closed");
        }
    }

    /// Does a piece of work when those before it are done.
    ///
    /// @param failure the message key of what did not work where it throws
    public void run(String failure, Piece work) {
        execute(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        tell(failure, e);
                    }
                });
    }

    /// Tells the user what did not work.
    ///
    /// @param title the message key of what
    public void tell(String title, Exception why) {
        say(title, () -> reason(why));
    }

    /// Tells the user what did not work with which file or folder.
    public void tell(String title, Path with, Exception why) {
        say(title, () -> with + "\n" + reason(why));
    }

    /// Opens no dialogue of a window that was closed meanwhile.
    private void say(String title, Supplier<String> what) {
        fx.execute(
                () -> {
                    if (ended) {
                        log().warn("After the window was closed: {}", what.get());
                    } else {
                        questions.tell(title, what.get());
                    }
                });
    }

    /// Why something did not work, in the window's language where it is known.
    public String reason(Exception e) {
        if (e instanceof FileAlreadyExistsException there) {
            return messages.get().text("shell.error.exists", there.getFile());
        }
        if (e instanceof FileSystemLoopException within) {
            return messages.get().text("shell.error.within", within.getFile());
        }
        if (e instanceof FlowFileException wrong) {
            return wrong.problems().stream()
                    .map(messages.get().engine()::placed)
                    .collect(Collectors.joining("\n"));
        }
        EngineTexts texts = messages.get().engine();
        return e instanceof IOException io
                ? texts.told(io)
                : texts.told(e.getMessage() == null ? e.toString() : e.getMessage());
    }

    /// Why a flow could not be saved, and what to do about it.
    String whyUnsaved(Exception e) {
        return e instanceof AccessDeniedException denied
                ? messages.get().text("shell.error.denied", denied.getFile())
                : reason(e);
    }

    /// Tells the user why a flow could not be saved.
    void tellUnsaved(Exception why) {
        say("shell.error.save", () -> whyUnsaved(why));
    }

    /// Takes no more work; what was asked for is still done.
    public void end() {
        ended = true;
        disk.shutdown();
    }

    /// Something that reads or writes files.
    @FunctionalInterface
    public interface Piece {
        void run() throws IOException;
    }

    /// Asked for when something is said: setting up a log takes a fiftieth of a start.
    private static Logger log() {
        return LoggerFactory.getLogger(FileWork.class);
    }
}
