package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.export.CodeFolder;
import dev.sluice.engine.export.Content;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.export.aws.draft.LogGroups;
import dev.sluice.engine.export.aws.draft.LogicalIds;
import dev.sluice.engine.export.aws.draft.ReportLines;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.problem.Reasons;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The functions: their resources, their code, and what becomes of all that a function says.
public final class FunctionResources {
    private static final long LARGEST_CODE = 250L << 20;

    private final Drafting draft;
    private final Map<String, Object> resources;
    private final Map<String, Content> files;
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> folders = new LinkedHashSet<>();
    private final Requirements requirements = new Requirements();
    private final Properties runtimes = Requirements.resource("runtimes.properties");

    public FunctionResources(
            Drafting draft, Map<String, Object> resources, Map<String, Content> files) {
        this.draft = draft;
        this.resources = resources;
        this.files = files;
    }

    /// Adds all functions. Answers the names of the secrets that they use.
    public Set<String> add() throws ExportException {
        for (FunctionSpec function : draft.flow().functions().values()) {
            add(function);
        }
        return secrets;
    }

    private void add(FunctionSpec function) throws ExportException {
        String id = draft.ids().of("Function", function.id());
        String folder = "functions/" + slug(function.id());
        CodeFolder code = CodeFolder.read(draft.folder(), function.id(), function.code());
        code.files()
                .forEach((path, from) -> files.put(folder + "/" + path, new Content.Copy(from)));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("CodeUri", folder + "/");
        runtime(function, properties);
        properties.put("MemorySize", function.memory());
        properties.put("Timeout", function.timeout());
        properties.put("Architectures", List.of(architecture(function)));
        environment(function, properties);
        if (function.reserved()) {
            properties.put("ReservedConcurrentExecutions", function.parallel());
        }
        List<Object> policies = new ServiceAccess(draft).policies(function, code);
        if (!policies.isEmpty()) {
            properties.put("Policies", policies);
        }
        String log = LogGroups.add(draft, resources, "Function", function.id());
        properties.put("LoggingConfig", Cfn.map("LogGroup", Cfn.ref(log)));
        Map<String, Object> resource = Cfn.resource("AWS::Serverless::Function", properties);
        if (isGo(function)) {
            resource.put("Metadata", Cfn.map("BuildMethod", "go1.x"));
        }
        resources.put(id, resource);
        packages(function, folder);
        tell(function, code);
    }

    private String slug(String id) {
        String wanted = LogicalIds.slug(id);
        String slug = wanted;
        for (int i = 2; !folders.add(slug); i++) {
            slug = wanted + "-" + i;
        }
        return slug;
    }

    private static boolean isGo(FunctionSpec function) {
        return function.runtime().startsWith("go") || function.runtime().startsWith("provided");
    }

    private static String architecture(FunctionSpec function) {
        return "arm64".equals(function.architecture()) ? "arm64" : "x86_64";
    }

    private void runtime(FunctionSpec function, Map<String, Object> properties) {
        String runtime = function.runtime();
        if (runtime.startsWith("go")) {
            properties.put("Runtime", "provided.al2023");
            properties.put("Handler", "bootstrap");
            draft.report()
                    .emulated(
                            Kind.FUNCTION,
                            function.id(),
                            "runtime",
                            "%s becomes provided.al2023: Lambda takes Go no other way. The code must be a program that calls lambda.Start; sam build compiles it."
                                    .formatted(runtime));
            return;
        }
        properties.put("Runtime", runtime);
        properties.put("Handler", function.handler());
        String end = runtimes.getProperty(runtime);
        if (end == null) {
            draft.report()
                    .lost(
                            Kind.FUNCTION,
                            function.id(),
                            "runtime",
                            "Lambda offers no "
                                    + runtime
                                    + ": the deployment will fail. Take"
                                    + " another runtime.");
        } else {
            draft.report()
                    .exact(
                            Kind.FUNCTION,
                            function.id(),
                            "runtime",
                            runtime + (end.isEmpty() ? "" : ", for new functions until " + end));
        }
    }

    private void environment(FunctionSpec function, Map<String, Object> properties)
            throws ExportException {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Map.Entry<String, EnvironmentValue> entry : function.environment().entrySet()) {
            String value = value(function, entry.getKey(), entry.getValue());
            variables.put(entry.getKey(), Cfn.text(value));
        }
        if (!variables.isEmpty()) {
            properties.put("Environment", Cfn.map("Variables", variables));
        }
    }

    private String value(FunctionSpec function, String name, EnvironmentValue value)
            throws ExportException {
        return switch (value) {
            case EnvironmentValue.Literal(String text) -> {
                if (text.contains("{{resolve:")) {
                    throw new ExportException(
                            "The environment variable "
                                    + name
                                    + " of function \""
                                    + function.id()
                                    + "\" holds {{resolve:, which AWS would replace by a secret or"
                                    + " parameter of the account",
                            "Change the text, or refer to a secret by {\"secret\": …}.");
                }
                yield text;
            }
            case EnvironmentValue.Secret(String secret) -> {
                secrets.add(secret);
                draft.report()
                        .emulated(
                                Kind.FUNCTION,
                                function.id(),
                                "secret " + secret,
                                "Read from Secrets Manager ("
                                        + secretName(draft, secret)
                                        + ") when the stack is deployed; after a change of the"
                                        + " secret deploy again.");
                yield reference(draft, secret);
            }
        };
    }

    /// The name a secret has in Secrets Manager.
    public static String secretName(Drafting draft, String secret) {
        return LogicalIds.slug(draft.flow().name()) + "/" + LogicalIds.slug(secret);
    }

    /// What CloudFormation replaces by the secret's value.
    static String reference(Drafting draft, String secret) {
        return "{{resolve:secretsmanager:" + secretName(draft, secret) + ":SecretString}}";
    }

    private void packages(FunctionSpec function, String folder) throws ExportException {
        List<String> projects = new ArrayList<>();
        for (String name : function.packages()) {
            String project =
                    function.runtime().startsWith("python")
                            ? requirements.projectFor(name).orElse(null)
                            : null;
            if (project == null) {
                draft.report()
                        .lost(
                                Kind.FUNCTION,
                                function.id(),
                                "package " + name,
                                "Lambda has no packages of a distribution. Add a layer that has"
                                        + " it, or deploy the function as a container image.");
            } else {
                projects.add(project);
                draft.report()
                        .emulated(
                                Kind.FUNCTION,
                                function.id(),
                                "package " + name,
                                "The project "
                                        + project
                                        + " in requirements.txt, in its latest version; pin the"
                                        + " one that you have tested.");
            }
        }
        if (!projects.isEmpty()) {
            String file = folder + "/requirements.txt";
            files.put(file, new Content.Text(Requirements.text(own(files.get(file)), projects)));
        }
    }

    private static String own(@Nullable Content content) throws ExportException {
        return switch (content) {
            case null -> "";
            case Content.Text(String text) -> text;
            case Content.Copy(Path from) -> {
                try {
                    yield Files.readString(from);
                } catch (IOException e) {
                    throw new ExportException(
                            "Could not read " + from + ": " + Reasons.of(e, from),
                            "See that it is a text in UTF-8.",
                            e);
                }
            }
        };
    }

    private void tell(FunctionSpec function, CodeFolder code) {
        String id = function.id();
        ReportLines report = draft.report();
        report.exact(
                Kind.FUNCTION,
                id,
                "function",
                code.files().size()
                        + " files of code, "
                        + function.memory()
                        + " MB, "
                        + function.timeout()
                        + " s, "
                        + architecture(function)
                        + (code.left().isEmpty() ? "" : "; left out: " + code.left()));
        if (code.bytes() > LARGEST_CODE) {
            report.lost(
                    Kind.FUNCTION, id, "code", "It is larger than the 250 MB that Lambda takes.");
        }
        if (function.reserved()) {
            report.exact(Kind.FUNCTION, id, "concurrency", "ReservedConcurrentExecutions");
        } else if (function.concurrency() != null) {
            report.emulated(
                    Kind.FUNCTION,
                    id,
                    "concurrency",
                    "Here more calls wait, there they run: up to the account's limit. Set"
                            + " \"reserved\" to have a limit.");
        }
        if ("none".equals(function.network())) {
            report.lost(
                    Kind.FUNCTION,
                    id,
                    "network none",
                    "A function reaches the internet. To keep it off, put it into a VPC without a"
                            + " way out.");
        } else if ("services".equals(function.network())) {
            report.lost(
                    Kind.FUNCTION,
                    id,
                    "network services",
                    "A function reaches the whole internet. Put it into a VPC with endpoints for"
                            + " the services.");
        }
        if (function.image() != null) {
            report.lost(
                    Kind.FUNCTION,
                    id,
                    "image",
                    "The function is deployed as code on Lambda's own runtime, not in the image "
                            + function.image()
                            + ". Push that to a registry of the account to use it.");
        }
        if (function.cpu() == null) {
            report.emulated(
                    Kind.FUNCTION,
                    id,
                    "cpu",
                    "The share of a CPU goes by memory (1,769 MB are one); here it is a weight."
                            + " Set \"cpu\": \"cloud\" to run with the same quota.");
        }
    }
}
