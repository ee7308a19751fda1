package dev.sluice.engine.imports.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Imports;
import dev.sluice.engine.imports.NewFlow;
import dev.sluice.engine.imports.Report;
import dev.sluice.engine.imports.asl.AslImporter;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue.Literal;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SamImporterTest {
    private static final String MACHINE =
            """
            {
              "QueryLanguage": "JSONata",
              "StartAt": "Resize",
              "States": {
                "Resize": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": { "FunctionName": "${ResizeArn}", "Payload": { "width": "${Width}", "table": "${Table}", "height": ${Width} } },
                  "TimeoutSeconds": ${ Width },
                  "Next": "Pause"
                },
                "Pause": { "Type": "Wait", "Seconds": "${Pause}", "End": true }
              }
            }
            """;

    private static final String FUNCTIONS =
            """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              TableName: { Type: String, Default: photos }
            Globals:
              Function: { Runtime: python3.13, MemorySize: 512, Environment: { Variables: { STAGE: test } } }
            Resources:
              Resize:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: src/resize/
                  Handler: app.lambda_handler
                  Timeout: 12
                  Layers: [x]
                  Environment: { Variables: { TABLE: !Ref TableName, URL: !Sub "https://${Api}.example" } }
            """;

    @TempDir Path folder;

    private Path template(String resources) throws Exception {
        write("machine.asl.json", MACHINE);
        write("src/resize/app.py", "def lambda_handler(event, context):\n    return event\n");
        write("src/resize/.git/config", "hidden");
        return write("template.yaml", FUNCTIONS + resources);
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve("project").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Imported read(Path file, String machine) throws Exception {
        return new Imports(List.of(new AslImporter(), new SamImporter(machine))).read(file, null);
    }

    @Test
    void takesDefinitionSubstitutionsAndCodeFromBesideTheTemplate() throws Exception {
        Path file =
                template(
                        """
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              DefinitionUri: machine.asl.json
                              DefinitionSubstitutions:
                                ResizeArn: !GetAtt Resize.Arn
                                Width: 640
                                Pause: "5"
                                Table: !Ref TableName
                              Policies: [x]
                        """);

        Imported imported = read(file, null);
        new NewFlow(folder.resolve("flow")).write(imported);

        assertThat(imported.flow().name()).isEqualTo("Machine");
        assertThat(imported.report().entries())
                .anyMatch(e -> e.file().equals("template.yaml") && e.what().equals("Policies"));
        Step.Function step = (Step.Function) imported.flow().steps().get("Resize");
        assertThat(step.function()).isEqualTo("Resize");
        assertThat(step.data().input().value())
                .isEqualTo(Map.of("width", "640", "table", "photos", "height", 640));
        assertThat(step.limits().timeoutSeconds()).isEqualTo(new Template(640));
        FunctionSpec function = imported.flow().functions().get("Resize");
        assertThat(function.handler()).isEqualTo("app.lambda_handler");
        assertThat(function.runtime()).isEqualTo("python3.13");
        assertThat(function.memory()).isEqualTo(512);
        assertThat(function.timeout()).isEqualTo(12);
        assertThat(function.environment())
                .containsEntry("STAGE", new Literal("test"))
                .containsEntry("TABLE", new Literal("photos"))
                .containsEntry("URL", new Literal("https://${Api}.example"));
        assertThat(folder.resolve("flow").resolve(function.code()).resolve("app.py")).exists();
        assertThat(folder.resolve("flow").resolve(function.code()).resolve(".git")).doesNotExist();
    }

    @Test
    void takesDefinitionsThatStandInTheTemplate() throws Exception {
        Path file =
                template(
                        """
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Definition:
                                StartAt: A
                                States:
                                  A: { Type: Task, Resource: !GetAtt Resize.Arn, Next: B }
                                  B: { Type: Task, Resource: !Sub "${Resize.Arn}:live", End: true }
                        """);

        Imported imported = read(file, null);

        assertThat(imported.flow().functions()).containsOnlyKeys("Resize");
        assertThat(((Step.Function) imported.flow().steps().get("B")).function())
                .isEqualTo("Resize");
    }

    @Test
    void takesDefinitionsThatAreTextsOfATemplate() throws Exception {
        Path file =
                template(
                        """
                          Machine:
                            Type: AWS::StepFunctions::StateMachine
                            Properties:
                              DefinitionString: !Sub
                                - |
                                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${fn}", "End": true}}}
                                - { fn: !GetAtt [Resize, Arn] }
                        """);

        assertThat(read(file, null).flow().functions()).containsOnlyKeys("Resize");
    }

    @Test
    void takesGoCodeAndSaysThatItsRuntimeIsRetired() throws Exception {
        write("old/go.mod", "module old\n\ngo 1.24\n");
        write("old/main.go", "package main\n\nfunc main() {}\n");
        Path file =
                template(
                        """
                          Old:
                            Type: AWS::Serverless::Function
                            Properties: { CodeUri: old, Handler: main, Runtime: go1.x }
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Definition:
                                StartAt: A
                                States: { A: { Type: Task, Resource: !GetAtt Old.Arn, End: true } }
                        """);

        Imported imported = read(file, null);

        assertThat(imported.flow().functions().get("Old").runtime()).isEqualTo("go1.x");
        assertThat(imported.report().entries(Report.Fate.CHANGED))
                .extracting(Report.Entry::element, Report.Entry::note)
                .contains(
                        tuple(
                                "Old",
                                "Lambda has retired go1.x. Here the Go code is compiled and runs;"
                                        + " an export writes provided.al2023."));
    }

    @Test
    void putsAStandInWhereTheCodeIsElsewhere() throws Exception {
        Path file =
                template(
                        """
                          Away:
                            Type: AWS::Serverless::Function
                            Properties: { CodeUri: ../../etc, Handler: app.handler }
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Definition:
                                StartAt: A
                                States:
                                  A: { Type: Task, Resource: !GetAtt Away.Arn, End: true }
                        """);

        Imported imported = read(file, null);

        assertThat(imported.code()).containsOnlyKeys("functions/away/index.py");
        assertThat(imported.flow().functions().get("Away").handler()).isEqualTo("index.handler");
        assertThat(new NewFlow(folder.resolve("flow")).write(imported).check(null))
                .noneMatch(PlacedProblem::isError);
    }

    @Test
    void copiesAWholeProjectWithoutTheFlowThatIsMadeInIt() throws Exception {
        write("app.py", "def handler(event, context):\n    return event\n");
        Path file =
                template(
                        """
                          Whole:
                            Type: AWS::Serverless::Function
                            Properties: { CodeUri: ., Handler: app.handler }
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Definition:
                                StartAt: A
                                States:
                                  A: { Type: Task, Resource: !GetAtt Whole.Arn, End: true }
                        """);

        Path flow = folder.resolve("project/flow");
        new NewFlow(flow).write(read(file, null));

        assertThat(flow.resolve("functions/whole/app.py")).exists();
        assertThat(flow.resolve("functions/whole/flow")).doesNotExist();
    }

    @Test
    void startsAtTheTimesAndRequestsOfTheTemplate() throws Exception {
        Path file =
                template(
                        """
                          Machine:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Definition: { StartAt: A, States: { A: { Type: Succeed } } }
                              Events:
                                Often: { Type: Schedule, Properties: { Schedule: rate(5 minutes), Input: '{"a": 1}' } }
                                Noon:
                                  Type: ScheduleV2
                                  Properties: { ScheduleExpression: cron(0 12 * * ? *), ScheduleExpressionTimezone: Asia/Tokyo }
                                Order: { Type: HttpApi, Properties: { Path: "/orders/{id}", Method: post } }
                                Odd: { Type: Schedule, Properties: { Schedule: "${When}" } }
                                Bus: { Type: EventBridgeRule, Properties: { Pattern: { source: [x] } } }
                        """);

        Imported imported = read(file, null);

        Map<String, Trigger> triggers = imported.flow().triggers();
        assertThat(triggers).containsOnlyKeys("start", "Often", "Noon", "Order");
        assertThat(((Trigger.Timer) triggers.get("Often")).rate()).isEqualTo("5 minutes");
        assertThat(triggers.get("Often").head().input()).isEqualTo(new Template(Map.of("a", 1)));
        assertThat(((Trigger.Timer) triggers.get("Noon")).cron()).isEqualTo("0 12 * * ? *");
        assertThat(((Trigger.Timer) triggers.get("Noon")).timeZone()).isEqualTo("Asia/Tokyo");
        assertThat(((Trigger.Http) triggers.get("Order")).path()).isEqualTo("/orders/{id}");
        assertThat(triggers.get("Order").next()).containsExactly("A");
        assertThat(imported.report().entries(Report.Fate.LOST))
                .extracting(Report.Entry::what)
                .containsExactly("Events/Odd", "Events/Bus");
    }

    @Test
    void takesTheMachineOfAServerlessFile() throws Exception {
        Path file =
                write(
                        "serverless.yml",
                        """
                        service: orders
                        functions: { hello: { handler: handler.hello } }
                        stepFunctions:
                          stateMachines:
                            order:
                              name: ${self:service}-order
                              definition:
                                StartAt: A
                                States:
                                  A: { Type: Task, Resource: { Fn::GetAtt: [hello, Arn] }, End: true }
                        """);

        Imported imported = read(file, null);

        assertThat(imported.flow().name()).isEqualTo("order");
        assertThat(imported.flow().functions()).containsOnlyKeys("hello");
    }

    @Test
    void followsAServerlessFileToItsDefinition() throws Exception {
        write("flows.yml", "one: { StartAt: Only, States: { Only: { Type: Succeed } } }\n");
        String file =
                """
                service: orders
                stepFunctions:
                  stateMachines:
                    one:
                      definition: ${file(%s):one}
                """;

        Imported imported = read(write("serverless.yml", file.formatted("./flows.yml")), null);

        assertThat(imported.flow().steps()).containsOnlyKeys("Only");
        assertThatThrownBy(() -> read(write("serverless.yml", file.formatted("none.yml")), null))
                .hasMessageContaining("serverless.yml:5")
                .hasMessageContaining("There is no file \"none.yml\"");
    }

    @Test
    void saysWhichFileHasTheMachinesOfAServerlessFile() throws Exception {
        Path serverless = write("serverless.yml", "stepFunctions: ${file(flows.yml)}\n");
        Path flows =
                write(
                        "flows.yml",
                        """
                        stateMachines:
                          one:
                            definition: { StartAt: Only, States: { Only: { Type: Succeed } } }
                        """);

        assertThatThrownBy(() -> read(serverless, null))
                .hasMessageContaining("serverless.yml:1")
                .hasMessageContaining("${file(flows.yml)}");
        assertThat(read(flows, null).flow().steps()).containsOnlyKeys("Only");
    }

    @Test
    void asksWhichOfSeveralMachines() throws Exception {
        Path file =
                template(
                        """
                          One:
                            Type: AWS::Serverless::StateMachine
                            Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } }
                          Two:
                            Type: AWS::Serverless::StateMachine
                            Properties: { Definition: { StartAt: B, States: { B: { Type: Succeed } } } }
                        """);

        assertThatThrownBy(() -> read(file, null))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("--machine: One, Two");
        assertThat(read(file, "Two").flow().steps()).containsOnlyKeys("B");
        assertThatThrownBy(() -> read(file, "Three")).hasMessageContaining("no state machine");
    }

    @Test
    void readsNoDefinitionFromOutsideTheTemplatesFolder() throws Exception {
        Files.writeString(folder.resolve("outside.asl.json"), MACHINE);
        for (String uri : List.of("../outside.asl.json", "/etc/passwd", "none.json", "\"\\0\"")) {
            Path file =
                    template(
                            """
                              Machine:
                                Type: AWS::Serverless::StateMachine
                                Properties: { DefinitionUri: %s }
                            """
                                    .formatted(uri));

            assertThatThrownBy(() -> read(file, null))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("in the template's folder");
        }
    }

    @Test
    void refusesATemplateWithoutAMachine() throws Exception {
        Path file = template("");

        assertThatThrownBy(() -> read(file, null)).hasMessageContaining("no state machine");
    }
}
