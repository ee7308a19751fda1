package dev.sluice.engine.export.aws.draft;

import java.util.List;
import java.util.Map;

/// The log group that a function writes to, which keeps lines for as long as a parameter says.
public final class LogGroups {
    static final String RETENTION = "LogRetentionDays";

    /// What the service allows, up to ten years.
    static final List<Integer> DAYS =
            List.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private LogGroups() {}

    /// Adds the log group. Answers its name in the template.
    public static String add(
            Drafting draft, Map<String, Object> resources, String kind, String id) {
        String name = draft.ids().of("LogGroup", kind.equals("Function") ? id : kind + "-" + id);
        resources.put(
                name,
                Cfn.resource(
                        "AWS::Logs::LogGroup", Cfn.map("RetentionInDays", Cfn.ref(RETENTION))));
        return name;
    }
}
