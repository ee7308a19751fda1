package dev.sluice.engine.imports.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Imported.Content;
import dev.sluice.engine.imports.Imports;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AslImporterTest {
    @TempDir Path folder;

    private Imported read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("order.asl.yaml"), yaml);
        return new Imports(List.of(new AslImporter())).read(file, null);
    }

    private static Step step(Imported imported, String id) {
        return imported.flow().steps().get(id);
    }

    private void refuses(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ImportException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void namesTheFlowForItsFileAndStartsItByHand() throws Exception {
        Imported imported =
                read(
                        """
                        Comment: Does it
                        TimeoutSeconds: 60
                        StartAt: start
                        States:
                          start: { Type: Succeed }
                        """);

        assertThat(imported.flow().name()).isEqualTo("order");
        assertThat(imported.flow().comment()).isEqualTo("Does it");
        assertThat(imported.flow().timeoutSeconds()).isEqualTo(60);
        assertThat(imported.flow().triggers().keySet()).doesNotContain("start").hasSize(1);
        assertThat(imported.flow().triggers().values().iterator().next().next())
                .containsExactly("start");
    }

    @Test
    void makesAForkAndAJoinOfAPlainParallel() throws Exception {
        Imported imported =
                read(
                        """
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                              - { StartAt: B, States: { B: { Type: Succeed } } }
                            Next: Done
                          Done: { Type: Succeed }
                        """);

        assertThat(imported.flow().triggers().values().iterator().next().next())
                .containsExactly("A", "B");
        assertThat(step(imported, "A").next()).containsExactly("Both");
        assertThat(step(imported, "Both")).isInstanceOf(Step.Join.class);
        assertThat(step(imported, "Both").next()).containsExactly("Done");
    }

    @Test
    void makesAGroupOfAParallelThatCatches() throws Exception {
        Imported imported =
                read(
                        """
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                              - { StartAt: B, States: { B: { Type: Pass, End: true } } }
                            Catch: [{ ErrorEquals: [States.ALL], ResultPath: $.error, Next: Done }]
                            Next: Done
                          Done: { Type: Succeed }
                        """);

        Step both = step(imported, "Both");
        assertThat(both).isInstanceOf(Step.Group.class);
        assertThat(both.body().start()).containsExactly("A", "B");
        assertThat(both.body().steps()).containsOnlyKeys("A", "B", "Both join");
        assertThat(both.data().language()).isEqualTo(QueryLanguage.JSONPATH);
        assertThat(both.handling().catchers().getFirst().resultPath())
                .isEqualTo(new Template("$.error"));
    }

    @Test
    void keepsIdsUniqueAndTellsWhichItChanged() throws Exception {
        Imported imported =
                read(
                        """
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                              - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                            End: true
                        """);

        assertThat(imported.flow().steps()).containsOnlyKeys("A", "A (2)", "Both");
        assertThat(imported.report().entries(Report.Fate.CHANGED))
                .extracting(Report.Entry::element)
                .containsExactly("A (2)");
    }

    @Test
    void shortensNamesThatNoIdMayHave() throws Exception {
        String name = "x".repeat(100);
        Imported imported =
                read("StartAt: %s\nStates: { %s: { Type: Succeed } }".formatted(name, name));

        assertThat(imported.flow().steps()).containsOnlyKeys("x".repeat(80));
    }

    @Test
    void callsOneFunctionForAllStatesThatNameIt() throws Exception {
        Imported imported =
                read(
                        """
                        QueryLanguage: JSONata
                        StartAt: A
                        States:
                          A: { Type: Task, Resource: "arn:aws:lambda:eu-west-1:123456789012:function:price", Next: B }
                          B: { Type: Task, Resource: "arn:aws:lambda:eu-west-1:123456789012:function:price", Next: C }
                          C:
                            Type: Task
                            Resource: arn:${AWS::Partition}:states:::lambda:invoke
                            Arguments: { FunctionName: "${Other.Arn}", Payload: "{% $states.input %}" }
                            End: true
                        """);

        assertThat(imported.flow().functions()).containsOnlyKeys("price", "Other");
        assertThat(step(imported, "A").data().envelope()).isFalse();
        assertThat(step(imported, "C").data().envelope()).isTrue();
        assertThat(step(imported, "C").data().input())
                .isEqualTo(new Template("{% $states.input %}"));
    }

    @Test
    void putsAStandInWhereTheFunctionIsNamedAtRunTime() throws Exception {
        Imported imported =
                read(
                        """
                        StartAt: A
                        States:
                          A:
                            Type: Task
                            Resource: arn:aws:states:::lambda:invoke
                            Parameters: { "FunctionName.$": $.name, "Payload.$": $.order }
                            Next: B
                          B:
                            Type: Task
                            QueryLanguage: JSONata
                            Resource: arn:aws:states:::lambda:invoke
                            Arguments: "{% $states.input.call %}"
                            End: true
                        """);

        assertThat(imported.flow().functions()).containsOnlyKeys("A", "B");
        assertThat(step(imported, "B").data().input())
                .isEqualTo(new Template("{% ($states.input.call).Payload %}"));
        assertThat(step(imported, "A").head().comment())
                .isEqualTo("Stands for a function named at run time.");
    }

    @Test
    void putsAStandInWhereAServiceIsCalled() throws Exception {
        Imported imported =
                read(
                        """
                        QueryLanguage: JSONata
                        StartAt: "../../Put \\"it\\""
                        States:
                          "../../Put \\"it\\"":
                            Type: Task
                            Comment: Keeps it
                            Resource: arn:aws:states:::dynamodb:putItem
                            Arguments: { TableName: t }
                            End: true
                        """);

        Step step = imported.flow().steps().values().iterator().next();
        assertThat(step.head().comment()).isEqualTo("Keeps it\nStands for dynamodb:putItem.");
        assertThat(imported.code()).containsOnlyKeys("functions/put-it/index.py");
        assertThat(((Content.Text) imported.code().get("functions/put-it/index.py")).text())
                .contains("STANDS_FOR = \"dynamodb:putItem\"");
    }

    @Test
    void waitsForTokensInCallbacks() throws Exception {
        Imported imported =
                read(
                        """
                        QueryLanguage: JSONata
                        StartAt: Ask
                        States:
                          Ask:
                            Type: Task
                            Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                            Arguments: { MessageBody: { token: "{% $states.context.Task.Token %}" } }
                            HeartbeatSeconds: 60
                            Next: Invoke
                          Invoke:
                            Type: Task
                            Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                            Arguments: { FunctionName: f, Payload: { token: "{% $states.context.Task.Token %}" } }
                            End: true
                        """);

        assertThat(step(imported, "Ask")).isInstanceOf(Step.Callback.class);
        assertThat(((Step.Callback) step(imported, "Ask")).function()).isEqualTo("Ask");
        assertThat(((Step.Callback) step(imported, "Invoke")).function()).isEqualTo("f");
        assertThat(step(imported, "Invoke").data().envelope()).isFalse();
        assertThat(((Content.Text) imported.code().get("functions/ask/index.py")).text())
                .contains("sluice callback TOKEN");
    }

    @Test
    void leadsThePayloadOfAnInvocationIntoTheInput() throws Exception {
        Imported imported =
                read(
                        """
                        StartAt: A
                        States:
                          A:
                            Type: Task
                            Resource: arn:aws:states:::lambda:invoke
                            InputPath: $.order
                            Parameters: { FunctionName: f, "Payload.$": $.items }
                            OutputPath: $.Payload
                            Next: B
                          B:
                            Type: Task
                            Resource: arn:aws:states:::lambda:invoke
                            Parameters: { FunctionName: f, Payload: { "x.$": $.y }, InvocationType: Event }
                            ResultPath: $.b
                            End: true
                        """);

        assertThat(step(imported, "A").data().paths().inputPath())
                .isEqualTo(new Template("$.order"));
        assertThat(step(imported, "A").data().paths().parameters())
                .isEqualTo(new Template("$.items"));
        assertThat(step(imported, "B").data().paths().parameters())
                .isEqualTo(new Template(Map.of("x.$", "$.y")));
        assertThat(imported.report().entries(Report.Fate.LOST))
                .extracting(Report.Entry::what)
                .containsExactly("InvocationType");
    }

    @Test
    void tellsEveryFieldThatItLeavesOut() throws Exception {
        Imported imported =
                read(
                        """
                        QueryLanguage: JSONata
                        StartAt: A
                        Version: "1.0"
                        Strange: 1
                        States:
                          A:
                            Type: Task
                            Resource: "arn:aws:lambda:eu-west-1:123456789012:function:price"
                            Credentials: { RoleArn: x }
                            ResultPath: $.x
                            Catch: [{ ErrorEquals: [A, States.ALL], Comment: c, Next: B }, { ErrorEquals: [B], Next: B }]
                            Next: B
                          B: { Type: Succeed }
                        """);

        assertThat(imported.report().entries(Report.Fate.LOST))
                .extracting(Report.Entry::what)
                .containsExactlyInAnyOrder(
                        "Credentials", "ResultPath", "Comment", "Catch", "Strange");
        assertThat(imported.report().entries(Report.Fate.CHANGED))
                .extracting(Report.Entry::what)
                .containsExactly("ErrorEquals");
    }

    @Test
    void takesADefinitionOutOfTheDescriptionOfAStateMachine() throws Exception {
        Imported imported =
                read(
                        """
                        {"name": "x", "definition": "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Succeed\\"}}}"}
                        """);

        Imported split = read("definition: { StartAt: B, States: { B: { Type: Succeed } } }");

        assertThat(imported.flow().steps()).containsOnlyKeys("A");
        assertThat(split.flow().steps()).containsOnlyKeys("B");
        refuses(
                "definition: \"{ x\"",
                "order.asl.yaml:1:13: error: The text here is no definition");
    }

    @Test
    void leavesOutRetriesThatOnlyADeploymentKnows() throws Exception {
        Imported imported =
                read(
                        """
                        { "StartAt": "A", "States": { "A": {
                          "Type": "Task", "Resource": "${f}", "Retry": "${retry}", "Catch": "${catch}", "End": true } } }
                        """);

        assertThat(imported.report().entries(Report.Fate.LOST))
                .extracting(Report.Entry::what, Report.Entry::note)
                .containsExactly(
                        tuple("Retry", "Its value, ${retry}, is known when it is deployed only."),
                        tuple("Catch", "Its value, ${catch}, is known when it is deployed only."));
        refuses(
                "StartAt: A\nStates: { A: { Type: Choice, Choices: \"${rules}\" } }",
                "\"Choices\" of \"A\" must be a list");
    }

    @Test
    void letsNoRunGoOnForMoreThanAYear() throws Exception {
        Imported imported =
                read("TimeoutSeconds: 99999999\nStartAt: A\nStates: { A: { Type: Succeed } }");

        assertThat(imported.flow().timeoutSeconds()).isEqualTo(365 * 24 * 3600);
        assertThat(imported.report().entries(Report.Fate.CHANGED)).hasSize(1);
    }
}
