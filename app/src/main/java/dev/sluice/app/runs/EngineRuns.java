package dev.sluice.app.runs;

import dev.sluice.engine.DebugRun;
import dev.sluice.engine.Engine;
import dev.sluice.engine.RuntimeInfo;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogFilter;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs flows with the engine.
public final class EngineRuns implements RunPlace {
    private static final int MOST_RUNS = 10_000;

    private final Engine engine;

    public EngineRuns(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Run start(Path folder, RunRequest request, RunListener listener) throws RunRefused {
        return refusing(() -> engine.start(FlowFolder.open(folder), request, listener));
    }

    @Override
    public Run resume(Path folder, String run, RunListener listener) throws RunRefused {
        return refusing(() -> engine.resume(folder, run, listener));
    }

    @Override
    public Run replay(Path folder, ReplayRequest request, RunListener listener) throws RunRefused {
        return refusing(() -> engine.replay(FlowFolder.open(folder), request, listener));
    }

    @Override
    public Run startText(Path folder, String text, RunRequest request, RunListener listener)
            throws RunRefused {
        return refusing(() -> engine.start(FlowFolder.ofText(folder, text), request, listener));
    }

    @Override
    public DebugRun debug(Path folder, String step, RunRequest request, RunListener listener)
            throws RunRefused {
        return refusing(() -> engine.debug(FlowFolder.open(folder), step, request, listener));
    }

    @Override
    public boolean answer(String token, CallbackAnswer answer) throws RunRefused {
        return refusing(() -> engine.answer(token, answer));
    }

    @Override
    public List<RunSummary> history(Path folder) throws RunRefused {
        return refusing(() -> engine.runs(folder, MOST_RUNS));
    }

    @Override
    public void delete(Path folder, String run) throws RunRefused {
        refusing(
                () -> {
                    engine.delete(folder, run);
                    return true;
                });
    }

    @Override
    public void read(Path folder, String run, Predicate<Entry> reader) throws RunRefused {
        refusing(
                () -> {
                    engine.entries(folder, run, 1, reader);
                    return true;
                });
    }

    @Override
    public void readLogs(Path folder, String run, Consumer<LogLine> reader) throws RunRefused {
        refusing(
                () -> {
                    engine.logs(
                            folder,
                            run,
                            LogFilter.ALL,
                            0,
                            (_, line) -> {
                                reader.accept(line);
                                return true;
                            });
                    return true;
                });
    }

    @Override
    public Preparations preparations() {
        return engine.preparations();
    }

    @Override
    public Isolation runtime() {
        try {
            RuntimeInfo info = refusing(engine::runtime);
            String banner = info.banner();
            return new Isolation(info.name(), banner == null ? info.reason() : banner);
        } catch (RunRefused e) {
            return new Isolation("none", e.getMessage() + "\n" + e.remedy());
        }
    }

    /// Something that the engine may refuse.
    private interface Attempt<T> {
        T make()
                throws RefusedException,
                        RuntimeUnavailableException,
                        FlowFileException,
                        IOException,
                        InterruptedException;
    }

    private static <T> T refusing(Attempt<T> attempt) throws RunRefused {
        try {
            return attempt.make();
        } catch (RefusedException e) {
            throw RunRefused.of(e);
        } catch (RuntimeUnavailableException e) {
            throw new RunRefused(String.valueOf(e.getMessage()), e.remedy(), e);
        } catch (FlowFileException e) {
            throw RunRefused.of(e);
        } catch (JournalException e) {
            throw new RunRefused(String.valueOf(e.getMessage()), e.remedy(), e);
        } catch (IOException e) {
            throw RunRefused.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunRefused("The program is being closed.", "", e);
        }
    }
}
