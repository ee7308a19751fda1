package dev.sluice.engine.cli.flow;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sluice check`: everything wrong with a flow, with file and place.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tell what is wrong with a flow. Exits with 2 where there are errors.")
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Option(
            names = "--target",
            paramLabel = "T",
            description = "Check the limits of a target as well, for example aws.")
    private @Nullable String target;

    @Option(names = "--json", description = "Print the problems as JSON on standard output.")
    private boolean json;

    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws FlowFileException {
        if (target != null && !Checks.TARGETS.contains(target)) {
            throw CommandFailure.wrong(
                    "There is no target "
                            + target
                            + ". The targets: "
                            + String.join(", ", Checks.TARGETS)
                            + ".");
        }
        List<PlacedProblem> problems;
        try {
            FlowFolder folder = flow.open();
            problems = folder.check(target);
        } catch (FlowFileException e) {
            if (!json) {
                throw e;
            }
            problems = e.problems();
        }
        if (json) {
            terminal.out().println(Json.write(Map.of("problems", list(problems))));
        } else {
            problems.forEach(terminal.err()::println);
            terminal.err().println(summary(problems));
        }
        return problems.stream().anyMatch(PlacedProblem::isError) ? Exit.WRONG : Exit.OK;
    }

    private static String summary(List<PlacedProblem> problems) {
        long errors = problems.stream().filter(PlacedProblem::isError).count();
        long warnings = problems.size() - errors;
        return problems.isEmpty()
                ? "No problems."
                : counted(errors, "error") + ", " + counted(warnings, "warning") + ".";
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static List<Object> list(List<PlacedProblem> problems) {
        List<Object> list = new ArrayList<>();
        for (PlacedProblem placed : problems) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("severity", placed.problem().severity().name().toLowerCase(Locale.ROOT));
            json.put("code", placed.problem().code());
            json.put("file", placed.file());
            json.put("line", placed.line());
            json.put("column", placed.column());
            json.put("place", placed.problem().place());
            if (placed.problem().element() != null) {
                json.put("element", placed.problem().element());
            }
            json.put("message", placed.problem().message());
            json.put("hint", placed.problem().hint());
            list.add(json);
        }
        return list;
    }
}
