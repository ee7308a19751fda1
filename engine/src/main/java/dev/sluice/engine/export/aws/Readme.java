package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.Report.Fate;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.export.aws.draft.LogicalIds;
import dev.sluice.engine.export.aws.resource.FunctionResources;
import dev.sluice.engine.export.aws.states.StateMachine;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;

import java.util.Set;

/// The text that tells how to deploy, start and remove an exported flow.
final class Readme {
    private Readme() {}

    /// @param parameters of the template that have no default
    static String of(Drafting draft, Set<String> secrets, Set<String> parameters, Report report) {
        Flow flow = draft.flow();
        String stack = LogicalIds.slug(flow.name());
        var text = new StringBuilder();
        text.append("# ").append(stack).append(" on AWS\n\n");
        text.append("Exported by Sluice. `template.yaml` is for the AWS Serverless Application")
                .append(
                        " Model, `statemachine.asl.json` is the flow in the Amazon States"
                                + " Language,")
                .append(" `functions/` is the code. What carries over and what does not is in")
                .append(" `REPORT.md`: ")
                .append(report.entries(Fate.LOST).size())
                .append(" lost, ")
                .append(report.entries(Fate.EMULATED).size())
                .append(" emulated.\n\n");
        if (!secrets.isEmpty()) {
            text.append("## Once: the secrets\n\n");
            for (String secret : secrets) {
                text.append("    aws secretsmanager create-secret --name ")
                        .append(FunctionResources.secretName(draft, secret))
                        .append(" --secret-string file://SECRET.txt\n");
            }
            text.append("\nThe file holds the value alone, without a line end.\n\n");
        }
        text.append("## Deploy\n\n    sam build && sam deploy --stack-name ")
                .append(stack)
                .append(" --resolve-s3 --capabilities CAPABILITY_IAM");
        if (!parameters.isEmpty()) {
            text.append(" --parameter-overrides");
            parameters.forEach(name -> text.append(' ').append(name).append("=ARN"));
        }
        text.append("\n\nWith `sam build --use-container` the functions' dependencies are built")
                .append(" for Lambda's own system.\n\n");
        start(flow, stack, text);
        text.append("## Remove\n\n    sam delete --stack-name ")
                .append(stack)
                .append("\n\nBuckets and queues stay, with what is in them.\n");
        return text.toString();
    }

    private static void start(Flow flow, String stack, StringBuilder text) {
        text.append("## Start by hand\n\n")
                .append("    aws stepfunctions start-execution --input file://EVENT.json")
                .append(" --state-machine-arn \"$(aws cloudformation describe-stacks --stack-name ")
                .append(stack)
                .append(" --query \"Stacks[0].Outputs[?OutputKey=='StateMachineArn'].OutputValue\"")
                .append(" --output text)\"\n\n");
        boolean manual =
                flow.triggers().values().stream().anyMatch(Trigger.Manual.class::isInstance);
        if (StateMachine.wraps(flow)) {
            text.append("The triggers differ, so each hands over")
                    .append(" `{\"trigger\": …, \"event\": …}`; the first state has the names.")
                    .append(
                            manual
                                    ? " Any other input is taken for the manual trigger's"
                                            + " event.\n\n"
                                    : " Write the input in that form.\n\n");
        }
    }
}
