package dev.sluice.engine.imports.sam;

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
        return resources(MACHINES);
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
