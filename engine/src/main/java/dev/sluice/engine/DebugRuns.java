package dev.sluice.engine;

import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.debug.Attachment;
import dev.sluice.engine.debug.DebuggedFlow;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The runs with a debugger. Each has an engine of its own, since its containers are unlike others,
/// which is closed with the run.
final class DebugRuns implements AutoCloseable {
    private final EngineSettings settings;
    private final Preparations preparations;
    private final List<Engine> open = new CopyOnWriteArrayList<>();

    DebugRuns(EngineSettings settings, Preparations preparations) {
        this.settings = settings;
        this.preparations = preparations;
    }

    DebugRun start(FlowFolder flow, String step, RunRequest request, RunListener listener)
            throws IOException,
                    FlowFileException,
                    RefusedException,
                    RuntimeUnavailableException,
                    InterruptedException {
        DebuggedFlow debugged = DebuggedFlow.of(flow, step);
        Engine engine = Engine.open(settings.with(debugged.debug()), preparations);
        open.add(engine);
        boolean goesOn = false;
        try {
            Attachment attachment = debugged.attachment(engine.runtime().name());
            Run run = engine.start(debugged.folder(), request, listener);
            Thread.ofVirtual().name("debug-" + run.id()).start(() -> closeAfter(run, engine));
            goesOn = true;
            return new DebugRun(run, attachment);
        } finally {
            if (!goesOn) {
                close(engine);
            }
        }
    }

    private void closeAfter(Run run, Engine engine) {
        try {
            run.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close(engine);
        }
    }

    private void close(Engine engine) {
        if (open.remove(engine)) {
            engine.close();
        }
    }

    boolean answer(String token, CallbackAnswer answer) throws InterruptedException {
        for (Engine engine : open) {
            if (engine.answer(token, answer)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        open.forEach(this::close);
    }
}
