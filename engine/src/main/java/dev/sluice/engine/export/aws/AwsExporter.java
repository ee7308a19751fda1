package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.Bundle;
import dev.sluice.engine.export.Content;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Exporter;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.ReportText;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.export.aws.draft.LogicalIds;
import dev.sluice.engine.export.aws.draft.Template;
import dev.sluice.engine.export.aws.resource.FunctionResources;
import dev.sluice.engine.export.aws.resource.SharedResources;
import dev.sluice.engine.export.aws.resource.Starters;
import dev.sluice.engine.export.aws.resource.TriggerResources;
import dev.sluice.engine.export.aws.states.MapState;
import dev.sluice.engine.export.aws.states.StateMachine;
import dev.sluice.engine.model.Flow;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Exports a flow for AWS: a SAM template, a state machine of the Standard type in the Amazon
/// States Language with JSONata, and the functions' code.
public final class AwsExporter implements Exporter {
    private static final String DEFINITION = "statemachine.asl.json";

    public AwsExporter() {}

    @Override
    public String id() {
        return "aws";
    }

    @Override
    public Bundle bundle(Flow flow, Path folder) throws ExportException {
        Drafting draft = Drafting.of(flow, folder);
        String definition = json(new StateMachine(draft).definition());
        Map<String, Object> resources = new LinkedHashMap<>();
        Map<String, Content> code = new LinkedHashMap<>();
        resources.put(
                LogicalIds.STATE_MACHINE, Map.of()); // filled below, once its triggers are known
        var triggers = new TriggerResources(draft, new Starters(draft, resources, code));
        resources.put(LogicalIds.STATE_MACHINE, stateMachine(draft, triggers.events()));
        Set<String> secrets =
                new LinkedHashSet<>(new FunctionResources(draft, resources, code).add());
        secrets.addAll(triggers.secrets());
        new SharedResources(draft, resources).add();
        var template = new Template(flow, resources, draft.substitutions().values());
        tellLimits(draft);
        Report report = draft.report().report();

        Map<String, Content> files = new LinkedHashMap<>();
        files.put("template.yaml", new Content.Text(yaml(template.tree())));
        files.put(DEFINITION, new Content.Text(definition));
        files.put(
                "README.md",
                new Content.Text(Readme.of(draft, secrets, template.required(), report)));
        files.put("REPORT.md", new Content.Text(ReportText.of(report)));
        files.putAll(code);
        return new Bundle(files, report);
    }

    private static Map<String, Object> stateMachine(Drafting draft, Map<String, Object> events) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("Type", "STANDARD");
        if (MapState.anyDistributed(draft.flow())) {
            properties.put("Name", Drafting.ownName());
        }
        properties.put("DefinitionUri", DEFINITION);
        if (!draft.substitutions().values().isEmpty()) {
            properties.put("DefinitionSubstitutions", draft.substitutions().values());
        }
        if (!draft.policies().isEmpty()) {
            properties.put("Policies", List.copyOf(draft.policies()));
        }
        if (!events.isEmpty()) {
            properties.put("Events", events);
        }
        return Cfn.resource("AWS::Serverless::StateMachine", properties);
    }

    private static void tellLimits(Drafting draft) {
        String name = draft.flow().name();
        draft.report()
                .exact(
                        Kind.FLOW,
                        name,
                        "limits",
                        "A state's input and output: 256 KiB. A function's: 6 MB. A run: 25,000"
                                + " events of its history, one year.");
    }

    private static String json(Map<String, Object> definition) {
        var printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                                .withObjectEmptySeparator("")
                                .withArrayEmptySeparator(""));
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .defaultPrettyPrinter(printer)
                        .build()
                        .writeValueAsString(definition)
                + "\n";
    }

    /// Every text in quotes, so that none is taken for a number, a date or a truth value.
    private static String yaml(Map<String, Object> template) {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .disable(YAMLWriteFeature.SPLIT_LINES)
                .build()
                .writeValueAsString(template);
    }
}
