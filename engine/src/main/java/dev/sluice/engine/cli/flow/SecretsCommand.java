package dev.sluice.engine.cli.flow;

import dev.sluice.engine.cli.argument.FlowParameter;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.secret.Secrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `sluice secrets`: the values that a flow's secret references stand for on this computer.
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description =
                "List, set or remove a flow's secrets. Values are read from standard input and kept"
                        + " in .sluice/, readable by you only; they are never in flow.json.")
public final class SecretsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private FlowParameter flow = new FlowParameter();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "list|set|remove",
            description = "What to do; default: list.")
    private Action action = Action.LIST;

    @Parameters(index = "2", arity = "0..1", paramLabel = "NAME", description = "The secret.")
    private @Nullable String name;

    /// What can be done with secrets.
    enum Action {
        LIST,
        SET,
        REMOVE
    }

    public SecretsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws FlowFileException, IOException {
        FlowFolder folder = flow.open();
        var secrets = new Secrets(StateFolder.of(folder.path()).secrets());
        switch (action) {
            case LIST -> list(folder, secrets.names());
            case SET -> {
                secrets.set(named(), value());
                terminal.err().println("Kept " + name + ".");
            }
            case REMOVE -> {
                if (!secrets.remove(named())) {
                    throw CommandFailure.wrong("There is no secret " + name + ".");
                }
                terminal.err().println("Removed " + name + ".");
            }
        }
        return Exit.OK;
    }

    private void list(FlowFolder folder, Set<String> kept) {
        var used = new TreeMap<String, Set<String>>();
        for (FunctionSpec function : folder.flow().functions().values()) {
            for (EnvironmentValue value : function.environment().values()) {
                if (value instanceof EnvironmentValue.Secret(var secret)) {
                    used.computeIfAbsent(secret, _ -> new TreeSet<>()).add(function.id());
                }
            }
        }
        var all = new TreeSet<>(kept);
        all.addAll(used.keySet());
        if (all.isEmpty()) {
            terminal.err()
                    .println(
                            "No secrets yet. Keep one: sluice secrets "
                                    + flow.path()
                                    + " set NAME");
        }
        for (String secret : all) {
            terminal.out()
                    .println(
                            secret
                                    + (kept.contains(secret) ? "" : "  (no value yet)")
                                    + (used.containsKey(secret)
                                            ? "  used by " + String.join(", ", used.get(secret))
                                            : "  not used"));
        }
    }

    private String named() {
        if (name == null || name.isBlank()) {
            throw CommandFailure.wrong(
                    "Name the secret: sluice secrets " + flow.path() + " set NAME");
        }
        return name;
    }

    /// The whole of standard input, less one line end that an editor or `echo` put there.
    private String value() throws IOException {
        String value = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
        if (value.endsWith("\n")) {
            value = value.substring(0, value.length() - (value.endsWith("\r\n") ? 2 : 1));
        }
        if (value.isEmpty()) {
            throw CommandFailure.wrong("Standard input held no value; nothing was changed.");
        }
        return value;
    }
}
