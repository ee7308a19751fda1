package dev.sluice.engine.imports.sam;

import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Member;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A SAM or CloudFormation template, as far as flows are made of it.
record Template(Members root) {
    private static final Set<String> MACHINES =
            Set.of("AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine");
    private static final Set<String> FUNCTIONS =
            Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");

    /// The state machines, by their ids.
    Map<String, Members> machines() {
        Map<String, Members> machines = resources(MACHINES);
        machines.putAll(ofServerlessFile());
        return machines;
    }

    /// Whether it is the file of the Serverless Framework, which has state machines of its own, or
    /// the part of one that has them.
    boolean isServerlessFile() {
        return root.get("stepFunctions") != null || root.members("stateMachines") != null;
    }

    /// What such a file takes from another file as a whole: its state machines, or one of them;
    /// `null` where they all stand in it.
    @Nullable Scalar elsewhere() {
        Value machines = root.get("stepFunctions");
        if (machines instanceof Members written) {
            machines = written.get("stateMachines");
        } else if (machines == null) {
            machines = root.get("stateMachines");
        }
        if (machines instanceof Members all) {
            return all.map().values().stream()
                    .map(Member::value)
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .filter(Template::isReference)
                    .findFirst()
                    .orElse(null);
        }
        return machines instanceof Scalar scalar && isReference(scalar) ? scalar : null;
    }

    private static boolean isReference(Scalar scalar) {
        return FileReference.in(String.valueOf(scalar.plain())) != null;
    }

    /// The state machines of such a file, as a template would have them.
    private Map<String, Members> ofServerlessFile() {
        Map<String, Members> machines = new LinkedHashMap<>();
        Members written = root.members("stepFunctions");
        Members all = (written == null ? root : written).members("stateMachines");
        if (all != null) {
            all.map()
                    .forEach(
                            (id, member) -> {
                                if (member.value() instanceof Members machine
                                        && machine.map().get("definition") != null) {
                                    machines.put(id, asResource(machine));
                                }
                            });
        }
        return machines;
    }

    private static Members asResource(Members machine) {
        Map<String, Member> properties = new LinkedHashMap<>();
        machine.map()
                .forEach(
                        (name, member) ->
                                properties.put(
                                        name.equals("definition") ? "Definition" : name, member));
        var inner = new Member(machine.spot(), new Members(machine.spot(), properties));
        return new Members(machine.spot(), Map.of("Properties", inner));
    }

    /// The functions, by their ids.
    Map<String, Members> functions() {
        return resources(FUNCTIONS);
    }

    private Map<String, Members> resources(Set<String> types) {
        Map<String, Members> found = new LinkedHashMap<>();
        Members resources = root.members("Resources");
        if (resources != null) {
            resources
                    .map()
                    .forEach(
                            (id, member) -> {
                                if (member.value() instanceof Members resource
                                        && types.contains(String.valueOf(resource.text("Type")))) {
                                    found.put(id, resource);
                                }
                            });
        }
        return found;
    }

    /// What all functions have unless they say otherwise.
    @Nullable Members functionGlobals() {
        Members globals = root.members("Globals");
        return globals == null ? null : globals.members("Function");
    }

    /// The default values of the parameters.
    Map<String, String> parameters() {
        Map<String, String> defaults = new LinkedHashMap<>();
        Members parameters = root.members("Parameters");
        if (parameters != null) {
            parameters
                    .map()
                    .forEach(
                            (name, member) -> {
                                if (member.value() instanceof Members parameter
                                        && parameter.get("Default") instanceof Scalar(_, var value)
                                        && value != null) {
                                    defaults.put(
                                            name,
                                            value instanceof Number
                                                    ? Json.write(value)
                                                    : String.valueOf(value));
                                }
                            });
        }
        return defaults;
    }
}
