package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What becomes of a run whose events cannot be kept.
@Timeout(120)
class FullDiskTest {
    private static final String FLOW =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "next": ["b"] },
                    "b": { "type": "function", "function": "g" }
                    """);

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("2"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// Takes so many writes, then the disk is full.
    private RunStore fullAfter(int writes) {
        Journal real = bench.store.journal();
        var done = new AtomicInteger();
        var journal =
                (Journal)
                        Proxy.newProxyInstance(
                                Journal.class.getClassLoader(),
                                new Class<?>[] {Journal.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("write")
                                            && done.incrementAndGet() > writes) {
                                        return new Refused();
                                    }
                                    try {
                                        return method.invoke(real, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new RunStore(folder, journal, bench.store.logs(), bench.store.secrets());
    }

    private record Refused() implements Commit {
        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public void await() {
            throw new JournalException("the disk is full", "Free some space.", null);
        }
    }

    private Run start(RunStore store) throws Exception {
        bench.store.secrets().set("api-key", "k");
        return bench.runner.start(
                store, bench.program(FLOW), FLOW, RunRequest.of("go", null), bench.heard);
    }

    @Test
    void aRunThatCannotBeKeptIsNotBegun() {
        RunStore full = fullAfter(0);

        assertThatThrownBy(() -> start(full))
                .isInstanceOf(JournalException.class)
                .hasMessage("the disk is full");
        assertThat(bench.runtime.calls).isEmpty();
        assertThat(bench.heard.entries).isEmpty();
    }

    @Test
    void nothingIsCarriedOutOrToldThatIsNotDurableAndTheRunGoesOnLater() throws Exception {
        Run run = start(fullAfter(1));

        assertThat(run.await())
                .isEqualTo(new Run.Result.Interrupted("the disk is full", "Free some space."));
        assertThat(bench.runtime.calls).extracting(c -> c.function().id()).containsExactly("f");
        assertThat(bench.heard.entries).extracting(Entry::seq).containsExactly(1L, 2L, 3L);

        assertThat(bench.resume(run.id()).await()).isEqualTo(new Run.Result.Succeeded(2));
        assertThat(bench.runtime.calls)
                .extracting(c -> c.function().id())
                .isEqualTo(List.of("f", "f", "g"));
    }
}
