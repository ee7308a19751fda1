package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.inspector.form.Section.Action;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of a function: what it runs in, its limits and its environment.
final class FunctionForm {
    private static final List<String> RUNTIMES =
            List.of("python3.13", "nodejs22.x", "java21", "provided.al2023");

    private final FunctionSpec f;
    private final Fields fields;

    private FunctionForm(FunctionSpec function, Templates templates) {
        this.f = function;
        this.fields = new Fields("function.", templates);
    }

    static List<Section> sections(FunctionSpec function, Templates templates) {
        var form = new FunctionForm(function, templates);
        Section secrets = form.secrets();
        return secrets.fields().isEmpty()
                ? List.of(form.code(), form.environment(), form.container())
                : List.of(form.code(), form.environment(), secrets, form.container());
    }

    private Section code() {
        return Section.of(
                        "inspector.section.function",
                        List.of(
                                fields.name(
                                        "runtime",
                                        f.runtime(),
                                        RUNTIMES,
                                        v -> change("runtime", v)),
                                fields.needed("handler", f.handler(), v -> change("handler", v)),
                                fields.needed("code", f.code(), v -> change("code", v)),
                                fields.whole(
                                                "memoryMb",
                                                f.memoryMb(),
                                                128,
                                                10_240,
                                                v -> change("memoryMb", v))
                                        .withPrompt(
                                                Integer.toString(FunctionSpec.DEFAULT_MEMORY_MB)),
                                fields.whole(
                                                "timeoutSeconds",
                                                f.timeoutSeconds(),
                                                1,
                                                900,
                                                v -> change("timeoutSeconds", v))
                                        .withPrompt(
                                                Integer.toString(
                                                        FunctionSpec.DEFAULT_TIMEOUT_SECONDS)),
                                fields.whole(
                                                "concurrency",
                                                f.concurrency(),
                                                1,
                                                1_000,
                                                v -> change("concurrency", v))
                                        .withPrompt(
                                                Integer.toString(FunctionSpec.DEFAULT_CONCURRENCY)),
                                fields.yes("reserved", f.reserved(), v -> change("reserved", v)),
                                fields.words("packages", f.packages(), v -> change("packages", v))
                                        .withPrompt("python3-pil"),
                                fields.pick(
                                        "network",
                                        f.network(),
                                        List.of("none", "services", "full"),
                                        v -> change("network", v))))
                .numbered(f.id());
    }

    /// What the code runs on, here and where it is deployed.
    private Section container() {
        return Section.of(
                        "inspector.section.container",
                        List.of(
                                fields.word(
                                                "image",
                                                f.image(),
                                                "inspector.wrong.image",
                                                v -> change("image", v))
                                        .withPrompt("inspector.prompt.image"),
                                fields.pick(
                                        "cpu", f.cpu(), List.of("cloud"), v -> change("cpu", v)),
                                fields.pick(
                                        "architecture",
                                        f.architecture(),
                                        List.of("x86_64", "arm64"),
                                        v -> change("architecture", v))))
                .noting("inspector.note.container");
    }

    /// The secrets that variables name, and whether they have values.
    private Section secrets() {
        List<Field> lines =
                f.environment().values().stream()
                        .filter(EnvironmentValue.Secret.class::isInstance)
                        .map(value -> ((EnvironmentValue.Secret) value).name())
                        .distinct()
                        .map(name -> fields.under("secret." + name).secret("secretValue", name))
                        .toList();
        return Section.of("inspector.section.secrets", lines).noting("inspector.note.secrets");
    }

    private Section environment() {
        List<Field> lines = new ArrayList<>();
        f.environment().forEach((name, value) -> lines.addAll(variable(name, value)));
        return Section.of("inspector.section.environment", List.copyOf(lines))
                .noting("inspector.note.environment")
                .inColumns(3)
                .with(
                        new Action(
                                "environment.add",
                                "inspector.action.add-variable",
                                put(freshName(), new EnvironmentValue.Literal(""))));
    }

    /// A name, how it is kept, and its value or the secret's name.
    private List<Field> variable(String name, EnvironmentValue value) {
        Fields in = fields.under("environment." + name);
        boolean secret = value instanceof EnvironmentValue.Secret;
        String text =
                switch (value) {
                    case EnvironmentValue.Literal(String literal) -> literal;
                    case EnvironmentValue.Secret(String of) -> of;
                };
        return List.of(
                in.line("variableName", name, typed -> renamed(name, typed.strip()), false),
                in.line(
                        secret ? "variableSecret" : "variableValue",
                        text,
                        typed ->
                                secret && typed.isBlank()
                                        ? Typed.Wrong.of("inspector.wrong.needed")
                                        : new Typed.Change(put(name, valueOf(secret, typed))),
                        false),
                in.yes(
                        "variableIsSecret",
                        secret,
                        yes -> put(name, valueOf(yes, text.isBlank() ? name : text))));
    }

    private static EnvironmentValue valueOf(boolean secret, String text) {
        return secret
                ? new EnvironmentValue.Secret(text.strip())
                : new EnvironmentValue.Literal(text);
    }

    private Typed renamed(String name, String typed) {
        Map<String, EnvironmentValue> all = new LinkedHashMap<>();
        f.environment().forEach((n, v) -> all.put(n.equals(name) ? typed : n, v));
        if (typed.isEmpty()) {
            all.remove(typed);
            return new Typed.Change(environment(all));
        }
        if (!typed.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Typed.Wrong.of("inspector.wrong.variable");
        }
        if (!typed.equals(name) && f.environment().containsKey(typed)) {
            return Typed.Wrong.of("inspector.wrong.variable-taken", typed);
        }
        return new Typed.Change(environment(all));
    }

    private Edit put(String name, EnvironmentValue value) {
        var all = new LinkedHashMap<>(f.environment());
        all.put(name, value);
        return environment(all);
    }

    private Edit environment(Map<String, EnvironmentValue> all) {
        return change("environment", Collections.unmodifiableMap(all));
    }

    private String freshName() {
        for (int i = 1; ; i++) {
            String name = "VARIABLE_" + i;
            if (!f.environment().containsKey(name)) {
                return name;
            }
        }
    }

    private Edit change(String component, @Nullable Object value) {
        return new DefinitionEdit.ChangeFunction(Derived.of(f, component, value), component);
    }
}
