package dev.sluice.engine.container.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.Recipe.Blame;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

class BuildsTest {
    @TempDir Path folder;

    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> told = new ArrayList<>();
    private Builds builds;

    @BeforeEach
    void open() {
        builds = new Builds(folder);
    }

    /// A workshop whose tool prints and ends as the test says.
    private record Bench(String identity, int status, List<String> prints, AtomicInteger runs)
            implements Workshop {
        @Override
        public int run(Job job, Consumer<String> output) {
            prints.forEach(output);
            try {
                Files.writeString(job.out().resolve("made"), "run " + runs.incrementAndGet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return status;
        }
    }

    private static Recipe recipe(String content, Blame blame) {
        return new Recipe(
                Recipe.Work.COMPILE,
                "the code",
                content,
                "script",
                List.of("tool"),
                false,
                null,
                blame);
    }

    private Path made(Recipe recipe, Workshop workshop) throws Exception {
        return builds.of(recipe, folder, "f", workshop, (_, text) -> told.add(text));
    }

    private Bench bench(int status, String... prints) {
        return new Bench("image", status, List.of(prints), runs);
    }

    @Test
    void makesEachContentOnce() throws Exception {
        Path first = made(recipe("a", Blame.CODE), bench(0));

        assertThat(made(recipe("a", Blame.CODE), bench(0))).isEqualTo(first);
        assertThat(first.resolve("made")).hasContent("run 1");
        assertThat(made(recipe("b", Blame.CODE), bench(0))).isNotEqualTo(first);
        assertThat(made(recipe("a", Blame.CODE), new Bench("other", 0, List.of(), runs)))
                .isNotEqualTo(first);
        assertThat(runs).hasValue(3);
        assertThat(told).filteredOn("sluice: compiling the code of function f"::equals).hasSize(3);
    }

    @Test
    void makesItOnceForManyAtOnce() throws Exception {
        Callable<Path> make = () -> made(recipe("a", Blame.CODE), bench(0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Path> one : threads.invokeAll(List.of(make, make, make, make))) {
                assertThat(one.get()).isDirectory();
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void tellsTheCodesFaultInTheCompilersWordsAndKeepsNothing() throws Exception {
        Workshop fails = bench(1, "hello", "a/App.java:3: error: ';' expected", "  x", "1 error");

        assertThatThrownBy(() -> made(recipe("a", Blame.CODE), fails))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageStartingWith("a/App.java:3: error")
                .hasMessageEndingWith("1 error");
        try (Stream<Path> kept = Files.list(folder.resolve("built"))) {
            assertThat(kept).isEmpty();
        }
        assertThat(made(recipe("a", Blame.CODE), bench(0)).resolve("made")).hasContent("run 2");
    }

    @Test
    void tellsTheHostsFaultWithWhereAllOfItIs() {
        assertThatThrownBy(() -> made(recipe("a", Blame.EITHER), bench(1, "no route to host")))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("compile the code of function f")
                .hasMessageContaining("no route to host")
                .extracting(e -> ((RuntimeUnavailableException) e).remedy())
                .asString()
                .contains(".log");
        assertThatThrownBy(() -> made(recipe("b", Blame.EITHER), bench(1, "./main.go:7:2: no x")))
                .isInstanceOf(BuildFailedException.class);
        assertThatThrownBy(() -> made(recipe("c", Blame.HOST), bench(Recipe.CODE_WRONG, "so")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage("so");
    }

    @Test
    void tellsLittleOfALongOutput() throws Exception {
        String[] lines = new String[5000];
        java.util.Arrays.fill(lines, "Get:1 a package");

        made(recipe("a", Blame.HOST), bench(0, lines));

        assertThat(told).hasSizeLessThan(10);
    }
}
