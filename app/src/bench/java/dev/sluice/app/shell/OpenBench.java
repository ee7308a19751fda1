package dev.sluice.app.shell;

import dev.sluice.app.bench.Figure;
import dev.sluice.app.bench.Grid;
import dev.sluice.app.bench.Times;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Opens flows of 1,000 steps in the window with all its panels: from asking for it until it is
/// drawn, with reading, checks and the journal of edits. The floor is reading the tree of the same
/// file.
public final class OpenBench {
    private static final int STEPS = 1000;
    private static final int TIMES = 9;
    private static final double BUDGET = 1000;

    private final Path home = Files.createTempDirectory("sluice-open");
    private final Engine engine =
            Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, System.out::println));

    private OpenBench() throws IOException {}

    public static void main(String[] args) throws IOException, FlowFileException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var bench = new OpenBench();
        try (bench.engine) {
            bench.run();
        } finally {
            Platform.exit();
            try (Stream<Path> all = Files.walk(bench.home)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void run() throws IOException, FlowFileException {
        List<Path> flows = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            flows.add(flow(i));
        }
        Designer designer = window();
        List<Long> took = new ArrayList<>();
        for (Path flow : flows) {
            took.add(open(designer, flow));
        }
        Times floor = tree(flows.getFirst().resolve("flow.json"));
        figure(
                        "open the first flow, of 1,000 steps, without Java's start cache",
                        took.removeFirst() / 1e6,
                        floor)
                .print();
        double warm = Times.ofNanos(took).median();
        figure("open a flow of 1,000 steps", warm, floor)
                .budget("≤ 1,000 ms", warm <= BUDGET)
                .print();
    }

    private static Figure figure(String what, double took, Times floor) {
        return Figure.of(
                what,
                Figure.milliseconds(took),
                "JSON tree " + Figure.milliseconds(floor.median()),
                took / floor.median());
    }

    private Path flow(int number) throws IOException, FlowFileException {
        Path where = home.resolve("flow-" + number);
        FlowDocument grid = Grid.of(STEPS);
        Path code = Files.createDirectories(where.resolve("functions/resize"));
        Files.writeString(
                code.resolve("index.py"), "def handler(event, context):\n    return event\n");
        FlowFolder.create(where, grid.flow(), grid.layout());
        return where;
    }

    private static Times tree(Path file) throws IOException {
        var mapper = JsonMapper.builder().build();
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long begun = System.nanoTime();
            mapper.readTree(Files.readAllBytes(file));
            took.add(System.nanoTime() - begun);
        }
        return Times.ofNanos(took.subList(100, 200));
    }

    private Designer window() {
        var shown = new CompletableFuture<Designer>();
        Platform.startup(
                () -> {
                    Platform.setImplicitExit(false);
                    var stage = new Stage();
                    var settings = new SettingsFile(home.resolve("settings.json"));
                    var places =
                            new Designer.Places(
                                    settings, home.resolve("state"), home.resolve("flows"));
                    var panels =
                            new StandardPanels(
                                    DesignerApp.surroundings(
                                            engine, new Trust(home.resolve("trusted"))));
                    var designer =
                            new Designer(
                                    stage,
                                    new Designer.Parts(places, new FxThread(), null, panels));
                    designer.begin(null);
                    stage.show();
                    shown.complete(designer);
                });
        return shown.join();
    }

    private static long open(Designer designer, Path flow) {
        var drawn = new CompletableFuture<Long>();
        long begun = System.nanoTime();
        Platform.runLater(
                () -> {
                    designer.open(flow);
                    new Drawn(designer, flow, drawn).start();
                });
        return drawn.join() - begun;
    }

    /// Waits for a flow to be on top and drawn.
    private static final class Drawn extends AnimationTimer {
        private final Designer designer;
        private final Path flow;
        private final CompletableFuture<Long> drawn;
        private int frames;

        Drawn(Designer designer, Path flow, CompletableFuture<Long> drawn) {
            this.designer = designer;
            this.flow = flow;
            this.drawn = drawn;
        }

        @Override
        public void handle(long now) {
            var session = designer.session();
            if (session != null && flow.equals(session.folderProperty().get()) && ++frames > 2) {
                stop();
                drawn.complete(System.nanoTime());
            }
        }
    }
}
