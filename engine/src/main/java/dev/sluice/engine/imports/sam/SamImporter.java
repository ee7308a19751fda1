package dev.sluice.engine.imports.sam;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Importer;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.asl.Draft;
import dev.sluice.engine.imports.asl.Intrinsics;
import dev.sluice.engine.imports.asl.MachineReader;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes flows of the state machines of SAM and CloudFormation templates, with the code of the
/// functions that lies beside the template; and of those in files of the Serverless Framework.
public final class SamImporter implements Importer {
    /// Where a template may have a definition.
    private static final List<String> PLACES =
            List.of("Definition", "DefinitionString", "DefinitionUri");

    private final @Nullable String wanted;

    /// @param wanted the id of the state machine to take where a template has several
    public SamImporter(@Nullable String wanted) {
        this.wanted = wanted;
    }

    @Override
    public String format() {
        return "sam";
    }

    @Override
    public boolean recognizes(Source source) {
        return source.root() instanceof Members root
                && (root.members("Resources") != null || new Template(root).isServerlessFile());
    }

    @Override
    public Imported read(Source source) throws ImportException {
        if (!(source.root() instanceof Members root)) {
            throw wrong(
                    source,
                    source.root(),
                    "A template was expected.",
                    "One is an object with \"Resources\".");
        }
        var template = new Template(root);
        Map.Entry<String, Members> machine = machine(source, template);
        var beside = BesideTemplate.of(source.path());
        Members properties = machine.getValue().members("Properties");
        if (properties == null) {
            throw wrong(
                    source,
                    machine.getValue(),
                    "The state machine has no Properties.",
                    "Add them, with its definition.");
        }
        Source definition = definition(source, beside, properties);
        Value put = substitutions(template, properties).in(definition.root());
        if (!(put instanceof Members states)) {
            throw wrong(
                    definition,
                    put,
                    "A state machine was expected here.",
                    "One is an object with \"StartAt\" and \"States\".");
        }
        var draft = new Draft(definition.name(), new TemplateFunctions(template, beside));
        tellRest(source.name(), machine, properties, draft);
        Imported imported = new MachineReader(draft).read(machine.getKey(), states);
        Members events = properties.members("Events");
        return events == null
                ? imported
                : new StartingEvents(source.name(), imported).of(machine.getKey(), events);
    }

    private Map.Entry<String, Members> machine(Source source, Template template)
            throws ImportException {
        Map<String, Members> machines = template.machines();
        String names = String.join(", ", machines.keySet());
        if (wanted != null && machines.containsKey(wanted)) {
            return Map.entry(wanted, machines.get(wanted));
        }
        Scalar elsewhere = template.elsewhere();
        if (machines.isEmpty() && elsewhere != null) {
            throw wrong(
                    source,
                    elsewhere,
                    "The state machines stand in another file: " + elsewhere.plain() + ".",
                    "Import that file itself.");
        }
        if (machines.isEmpty()) {
            throw wrong(
                    source,
                    source.root(),
                    "The template has no state machine.",
                    "One is a resource of type AWS::Serverless::StateMachine.");
        }
        if (wanted != null || machines.size() > 1) {
            throw wrong(
                    source,
                    machines.values().iterator().next(),
                    wanted == null
                            ? "The template has several state machines."
                            : "The template has no state machine \"" + wanted + "\".",
                    "Name one with --machine: " + names + ".");
        }
        return machines.entrySet().iterator().next();
    }

    private static Source definition(Source source, BesideTemplate beside, Members properties)
            throws ImportException {
        Value inline = properties.get("Definition");
        FileReference reference =
                inline instanceof Scalar(_, String text) ? FileReference.in(text) : null;
        if (inline != null && reference != null) {
            return reference.read(source, inline, beside);
        }
        if (inline != null) {
            return new Source(source.name(), source.path(), inline);
        }
        Value string = properties.get("DefinitionString");
        String text = string == null ? null : Intrinsics.text(string);
        if (string != null && text != null) {
            Value value = Source.inside(source.name(), string.spot(), text);
            return new Source(source.name(), source.path(), value);
        }
        Value uri = properties.get("DefinitionUri");
        String name = uri == null ? null : Intrinsics.text(uri);
        if (uri == null || name == null) {
            throw wrong(
                    source,
                    uri == null ? properties : uri,
                    properties.get("DefinitionS3Location") == null && uri == null
                            ? "The state machine has no definition here."
                            : "The definition of the state machine is in a bucket.",
                    "Import the definition itself, with --from asl.");
        }
        Path file = beside.find(name);
        if (file == null) {
            throw wrong(
                    source,
                    uri,
                    "There is no file \"" + name + "\" in the template's folder.",
                    "A definition is read from the template's folder only; put it there, or import"
                            + " it by itself, with --from asl.");
        }
        return Source.read(file);
    }

    private static Substitutions substitutions(Template template, Members properties) {
        Members written = properties.members("DefinitionSubstitutions");
        Map<String, Value.Member> all = new LinkedHashMap<>();
        if (written != null) {
            all.putAll(written.map());
        }
        return Substitutions.of(new Members(properties.spot(), all), template.parameters());
    }

    private static void tellRest(
            String file, Map.Entry<String, Members> machine, Members properties, Draft draft) {
        properties
                .map()
                .forEach(
                        (name, member) -> {
                            if (!PLACES.contains(name)
                                    && !name.equals("DefinitionSubstitutions")
                                    && !name.equals("Name")
                                    && !(name.equals("Events")
                                            && member.value() instanceof Members)) {
                                draft.tell(
                                        new Report.Entry(
                                                Fate.LOST,
                                                file,
                                                member.spot(),
                                                machine.getKey(),
                                                name,
                                                "It says how the state machine is deployed or"
                                                        + " started; the flow is started by"
                                                        + " hand."));
                            }
                        });
    }

    private static ImportException wrong(Source source, Value at, String message, String hint) {
        return ImportException.of(source.name(), at.spot(), message, hint);
    }
}
