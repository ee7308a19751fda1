package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A runtime under test, with what its tests make and call in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
public abstract class RuntimeHarness {
    private final AtomicInteger made = new AtomicInteger();
    protected final Queue<String> between = new ConcurrentLinkedQueue<>();
    private FunctionRuntime runtime;

    private Path folder;

    /// A flow's folder, a fresh one for each test.
    protected Path flow;

    protected abstract FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException;

    @BeforeAll
    void openRuntime(@TempDir Path ofAll) throws InterruptedException, RuntimeUnavailableException {
        // A container prepared behind may still write there when its test is over: all goes when
        // the
        // runtime is closed.
        folder = ofAll;
        runtime =
                open(
                        RuntimeSettings.defaults(
                                (_, function, stream, text) ->
                                        between.add(function + " " + stream + " " + text)));
    }

    @BeforeEach
    void makeAFlow() throws IOException {
        flow = Files.createTempDirectory(folder, "flow");
    }

    @AfterAll
    void closeRuntime() {
        if (runtime != null) {
            runtime.close();
        }
    }

    // ---- What the tests call --------------------------------------------------------------------

    protected FunctionRuntime runtime() {
        return runtime;
    }

    /// The Python version that the runtime under test has.
    protected String python() {
        return "python3.13";
    }

    protected String node() {
        return "nodejs22.x";
    }

    /// A function of its own for each test.
    protected record Made(FunctionSpec spec, Path code) {
        public Made with(FunctionSpec other) {
            return new Made(other, code);
        }
    }

    protected Made python(String source) throws IOException {
        return function(python(), "index.handler", "index.py", source);
    }

    protected Made node(String source) throws IOException {
        return function(node(), "index.handler", "index.js", source);
    }

    protected Made function(String runtime, String handler, String file, String source)
            throws IOException {
        String id = "f" + made.incrementAndGet();
        Path code = Files.createDirectories(flow.resolve("functions").resolve(id));
        Files.createDirectories(code.resolve(file).getParent());
        Files.writeString(code.resolve(file), source);
        return new Made(spec(id, runtime, handler, 256, 4, false), code);
    }

    protected FunctionSpec spec(
            String id,
            String runtime,
            String handler,
            int memory,
            int concurrency,
            boolean reserved) {
        return new FunctionSpec(
                id,
                runtime,
                handler,
                "functions/" + id,
                memory,
                10,
                concurrency,
                reserved,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    protected Call call(Made function, String event, Duration limit) {
        return call(function, event, limit, Map.of());
    }

    protected Call call(
            Made function, String event, Duration limit, Map<String, String> environment) {
        String id = UUID.randomUUID().toString();
        return new Call(id, "key-" + id, function.spec(), flow, environment, event, limit, null);
    }

    protected Outcome call(Made function, String event)
            throws InterruptedException, RuntimeUnavailableException {
        return runtime.call(call(function, event, Duration.ofSeconds(10)), (_, _) -> {});
    }

    protected static Object returned(Outcome outcome) throws JsonSyntaxException {
        return Json.parse(assertInstanceOf(Outcome.Returned.class, outcome).json());
    }

    protected Outcome.NotLoaded notLoaded(Made function) throws Exception {
        return assertInstanceOf(Outcome.NotLoaded.class, call(function, "{}"));
    }

    protected List<String> output(Made function, String event) throws Exception {
        var lines = new ArrayList<String>();
        Outcome outcome =
                runtime.call(
                        call(function, event, Duration.ofSeconds(10)),
                        (stream, text) -> {
                            synchronized (lines) {
                                lines.add(stream + " " + text);
                            }
                        });
        assertInstanceOf(Outcome.Returned.class, outcome);
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    protected static void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        var tick = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            assertThat(tick.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
