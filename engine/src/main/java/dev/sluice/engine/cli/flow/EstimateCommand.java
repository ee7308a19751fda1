package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.argument.InputFile;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.EstimateJson;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.cost.usage.Measured;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.cost.usage.UsageFile;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `sluice estimate`: what a flow costs, per run and per month.
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description =
                "Tell what a flow costs per run and per month, from its design or from measured"
                        + " runs.")
public final class EstimateCommand implements Callable<Integer> {
    /// What a month is taken to have where nobody says.
    private static final long DEFAULT_RUNS = 10_000;

    private static final BigDecimal MOST_RUNS = BigDecimal.valueOf(1_000_000_000_000L);

    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Option(
            names = "--runs-per-month",
            paramLabel = "N",
            description = "How many runs a month has; default: 10000, or what --usage says.")
    private @Nullable String runsPerMonth;

    @Option(
            names = "--usage",
            paramLabel = "FILE",
            description = "A usage file (YAML or JSON): durations, items, retries by step.")
    private @Nullable Path usageFile;

    @Option(names = "--from-runs", description = "Use what was measured in this flow's runs.")
    private boolean fromRuns;

    @Option(
            names = "--provider",
            paramLabel = "P",
            split = ",",
            description =
                    "The providers to price (aws, alibaba); default: the first of the flow's"
                            + " targets.")
    private List<String> providers = new ArrayList<>();

    @Option(
            names = "--free-tier",
            paramLabel = "none|full",
            description = "Whether the account's free tier is there; default: none.")
    private FreeTier freeTier = FreeTier.NONE;

    @Option(
            names = "--json",
            description = "Print the estimates as JSON, every line with its price.")
    private boolean json;

    public EstimateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws FlowFileException, IOException {
        FlowFolder folder = flow.open();
        Estimates estimates = Estimates.bundled();
        GivenUsage given = given(folder);
        Usage usage = usage(folder, given);
        Settings settings = Settings.of(DEFAULT_RUNS).withRunsPerMonth(runs(given)).with(freeTier);
        List<Estimate> all = new ArrayList<>();
        for (String provider : wanted(folder, estimates)) {
            all.add(
                    estimates
                            .of(provider, folder.flow(), usage, settings)
                            .orElseThrow(() -> unknown(provider, estimates)));
        }
        if (json) {
            terminal.out()
                    .println(
                            Json.write(
                                    all.size() == 1
                                            ? EstimateJson.of(all.getFirst())
                                            : all.stream().map(EstimateJson::of).toList()));
        } else {
            all.forEach(estimate -> new EstimateText(terminal.out()).print(folder, estimate));
        }
        return Exit.OK;
    }

    private List<String> wanted(FlowFolder folder, Estimates estimates) {
        return providers.isEmpty() ? List.of(estimates.provider(folder.flow())) : providers;
    }

    private static CommandFailure unknown(String provider, Estimates estimates) {
        return CommandFailure.wrong(
                "There are no prices of "
                        + provider
                        + ". The providers: "
                        + String.join(", ", estimates.providers())
                        + ".");
    }

    private BigDecimal runs(GivenUsage given) {
        if (runsPerMonth != null) {
            return runs(runsPerMonth);
        }
        return given.runsPerMonth() == null
                ? BigDecimal.valueOf(DEFAULT_RUNS)
                : given.runsPerMonth();
    }

    private static BigDecimal runs(String written) {
        try {
            BigDecimal runs = new BigDecimal(written);
            if (runs.signum() >= 0 && runs.abs().compareTo(MOST_RUNS) <= 0) {
                return runs;
            }
        } catch (NumberFormatException _) {
            // Told below, with numbers that are none of runs.
        }
        throw CommandFailure.wrong(
                "--runs-per-month takes a number from 0 to "
                        + MOST_RUNS.toPlainString()
                        + ", not "
                        + written
                        + ".");
    }

    private GivenUsage given(FlowFolder folder) throws IOException {
        if (usageFile == null) {
            return GivenUsage.NONE;
        }
        try {
            return UsageFile.parse(
                    InputFile.of(usageFile).text(), folder.flow().stepsById().keySet());
        } catch (UsageFile.FormatException e) {
            throw CommandFailure.wrong(usageFile + ": " + e.getMessage());
        }
    }

    private Usage usage(FlowFolder folder, GivenUsage given) {
        if (!fromRuns) {
            return DesignedUsage.of(folder.flow(), given, Assumptions.DEFAULT);
        }
        List<Entry> entries = PastRuns.measured(folder, terminal);
        if (entries.isEmpty()) {
            throw CommandFailure.wrong(
                    "There are no finished runs to measure. Run the flow first: sluice run "
                            + flow.path());
        }
        return Measured.from(folder.flow(), entries).steady(given, Assumptions.DEFAULT);
    }
}
