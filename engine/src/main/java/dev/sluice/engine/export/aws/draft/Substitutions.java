package dev.sluice.engine.export.aws.draft;

import java.util.LinkedHashMap;
import java.util.Map;

/// The names that stand for other resources in the state machine's definition, and what the
/// template puts in their place. CloudFormation replaces `${Name}` wherever it finds it, so a name
/// is never one that some text of the flow happens to contain.
public final class Substitutions {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<Object, String> names = new LinkedHashMap<>();
    private final String texts;

    /// @param texts all text of the flow that goes into the definition
    Substitutions(String texts) {
        this.texts = texts;
    }

    /// The reference to write into the definition.
    ///
    /// @param value what the template computes, for example `{"Ref": "JobsQueue"}`
    public String reference(String wanted, Object value) {
        String name =
                names.computeIfAbsent(
                        value,
                        _ -> {
                            String free = wanted;
                            for (int i = 2;
                                    values.containsKey(free) || texts.contains("${" + free + "}");
                                    i++) {
                                free = wanted + i;
                            }
                            values.put(free, value);
                            return free;
                        });
        return "${" + name + "}";
    }

    /// By name, for the template.
    public Map<String, Object> values() {
        return values;
    }
}
