package dev.sluice.engine.run.call;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.secret.Redactor;
import dev.sluice.engine.secret.Secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables of functions, with the secrets as they were when the run began or was
/// resumed.
public final class Environments {
    private final Path flowFolder;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Redactor redactor;

    private Environments(Path flowFolder, Secrets kept) throws IOException {
        this.flowFolder = flowFolder;
        for (String name : kept.names()) {
            kept.value(name).ifPresent(value -> secrets.put(name, value));
        }
        redactor = new Redactor(secrets.values());
    }

    public static Environments read(Path flowFolder, Secrets kept)
            throws RuntimeUnavailableException {
        try {
            return new Environments(flowFolder, kept);
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "read the secrets of " + flowFolder,
                    String.valueOf(e.getMessage()),
                    "Correct or remove the file, then set the secrets again.",
                    e);
        }
    }

    /// Hides the values of all secrets.
    public Redactor redactor() {
        return redactor;
    }

    /// The variables of a function.
    ///
    /// @throws RuntimeUnavailableException where a secret it needs was never set
    public Map<String, String> of(FunctionSpec function) throws RuntimeUnavailableException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, EnvironmentValue> variable : function.environment().entrySet()) {
            values.put(
                    variable.getKey(),
                    switch (variable.getValue()) {
                        case EnvironmentValue.Literal(var value) -> value;
                        case EnvironmentValue.Secret(var name) ->
                                secret(
                                        name,
                                        "function " + function.id(),
                                        "its variable " + variable.getKey() + " is");
                    });
        }
        return values;
    }

    /// The value of a secret that a call needs.
    ///
    /// @param caller what is to be called
    /// @throws RuntimeUnavailableException where it was never set
    public String secret(String name, String caller) throws RuntimeUnavailableException {
        return secret(name, caller, "it needs");
    }

    private String secret(String name, String caller, String how)
            throws RuntimeUnavailableException {
        String value = secrets.get(name);
        if (value == null) {
            throw new RuntimeUnavailableException(
                    "call " + caller,
                    how + " the secret \"" + name + "\", which is not set.",
                    "Set it: sluice secrets " + flowFolder + " set " + name,
                    null);
        }
        return value;
    }
}
