package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.RandomFlow;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.run.request.RunRequest.Mock;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Runs of random flows as the runner carries them out under the virtual clock, every call mocked.
class RandomVirtualRunTest {
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void endAndRepeatToTheEventAndAreReplayedTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int size) throws Exception {
        Flow flow = RandomFlow.of(seed, size);
        Program program = Program.of(flow);
        var request = new RunRequest("go", Map.of("n", 1), mocks(flow, seed), true, seed);
        Path folder = Files.createTempDirectory("random");
        try (var bench = new Workbench(folder)) {
            Run once = bench.runner.start(bench.store, program, "{}", request, bench.heard);
            Run.Result result = once.await();
            assertThat(result).isNotInstanceOf(Run.Result.Interrupted.class);
            List<?> events = events(bench, once.id());

            Run again = bench.runner.start(bench.store, program, "{}", request, bench.heard);
            again.await();
            assertThat(events(bench, again.id())).isEqualTo(events);

            Run replayed =
                    bench.runner.replay(
                            bench.store,
                            program,
                            "{}",
                            ReplayRequest.of(once.id(), null),
                            bench.heard);
            replayed.await();
            assertThat(events(bench, replayed.id())).isEqualTo(events);
        } finally {
            delete(folder);
        }
    }

    /// Answers for every step that calls out, some of them errors; the last is the last for ever.
    private static Map<String, List<Mock>> mocks(Flow flow, long seed) {
        var random = new SplittableRandom(seed);
        Map<String, List<Mock>> mocks = new HashMap<>();
        for (Step step : flow.everyStep()) {
            List<Mock> answers = new ArrayList<>();
            IntStream.range(0, 1 + random.nextInt(3))
                    .forEach(_ -> answers.add(answer(step, random)));
            switch (step) {
                case Step.Function _,
                        Step.Callback _,
                        Step.Http _,
                        Step.Publish _,
                        Step.ObjectAccess _,
                        Step.SubFlow _ ->
                        mocks.put(step.id(), answers);
                case Step.Map map when map.itemReader() != null -> mocks.put(step.id(), answers);
                case Step _ -> {}
            }
        }
        return mocks;
    }

    private static Mock answer(Step step, SplittableRandom random) {
        @Nullable Object value = step instanceof Step.Map ? List.of(1, 2, 3) : step.id();
        return random.nextInt(4) == 0
                ? new Mock.Throw(random.nextBoolean() ? "A" : "B", "on purpose")
                : new Mock.Return(value);
    }

    private static List<?> events(Workbench bench, String run) {
        return bench.journal(run).stream()
                .map(e -> List.of(e.seq(), e.time(), nameless(e.event(), run)))
                .toList();
    }

    /// Runs, calls and tokens have names of their own, so that they are told apart in the world.
    private static String nameless(RunEvent event, String run) {
        return event.toString()
                .replace(run, "RUN")
                .replaceAll("call=[0-9a-f-]{36}", "call=ID")
                .replaceAll("token=[0-9a-f-]{36,40}", "token=SECRET");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
