package dev.sluice.engine.cli.flow;

import dev.sluice.engine.Engine;
import dev.sluice.engine.cli.argument.Checked;
import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.flowtest.FlowTest;
import dev.sluice.engine.flowtest.JunitReport;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// `sluice test`: runs a flow's own tests, in virtual time.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run the flow's tests (tests/*.json). Exits with 1 where one fails.")
public final class TestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Mixin private RuntimeOption runtime = new RuntimeOption();

    @Option(names = "--report", paramLabel = "FILE", description = "Write a JUnit XML report.")
    private @Nullable Path report;

    public TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        FlowFolder folder = flow.open();
        Checked.refuseErrors(folder, terminal);
        List<FlowTest> tests = tests(folder);
        if (tests.isEmpty()) {
            throw CommandFailure.wrong(
                    "The flow has no tests: " + folder.path().resolve("tests") + " has no *.json.");
        }
        List<JunitReport.Case> cases = new ArrayList<>();
        try (Engine engine = runtime.open(terminal.err()::println)) {
            for (FlowTest test : tests) {
                JunitReport.Case result = run(engine, folder, test);
                cases.add(result);
                print(result);
            }
        }
        if (report != null) {
            JunitReport.write(report, folder.flow().name(), cases);
        }
        long failed = cases.stream().filter(c -> !c.differences().isEmpty()).count();
        terminal.err().println((cases.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 ? Exit.OK : Exit.FLOW_FAILED;
    }

    private static List<FlowTest> tests(FlowFolder folder) throws IOException {
        try {
            return FlowTest.all(folder);
        } catch (FlowTest.FormatException e) {
            throw CommandFailure.wrong(e.getMessage());
        }
    }

    private static JunitReport.Case run(Engine engine, FlowFolder folder, FlowTest test)
            throws Exception {
        List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
        Instant begin = Instant.now();
        Run run =
                engine.start(
                        folder,
                        test.request(),
                        new RunListener() {
                            @Override
                            public void entered(Entry entry) {
                                entries.add(entry);
                            }
                        });
        Run.Result result = run.await();
        return new JunitReport.Case(
                test.name(),
                Duration.between(begin, Instant.now()),
                test.expectation().differences(result, List.copyOf(entries)));
    }

    private void print(JunitReport.Case result) {
        terminal.err().println((result.differences().isEmpty() ? "✓ " : "✗ ") + result.name());
        result.differences().forEach(line -> terminal.err().println("    " + line));
    }
}
