package dev.sluice.engine.check;

import static dev.sluice.engine.check.CheckedFlows.check;
import static dev.sluice.engine.check.CheckedFlows.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ChecksTest {
    @Test
    void theFlowOfTheManualHasNoProblem() {
        var flow =
                FlowTexts.flow(
                        """
                        'targets': ['aws', 'alibaba'],
                        'triggers': {'uploaded': {'type': 'object', 'bucket': 'photos', 'on': ['created'],
                                     'suffix': '.jpg', 'next': ['validate']}},
                        'steps': {
                          'validate': {'type': 'function', 'function': 'validate', 'next': ['thumbnail', 'metadata'],
                             'retry': [{'errors': ['Lambda.TooManyRequestsException'], 'intervalSeconds': 1,
                                        'maxAttempts': 3, 'backoffRate': 2.0, 'jitter': 'full'}],
                             'catch': [{'errors': ['States.ALL'], 'next': ['reject']}]},
                          'thumbnail': {'type': 'function', 'function': 'validate', 'next': ['both']},
                          'metadata': {'type': 'function', 'function': 'validate', 'next': ['both']},
                          'both': {'type': 'join', 'output': {'t': '{% $states.input[0].key %}'}, 'next': ['done']},
                          'done': {'type': 'succeed'},
                          'reject': {'type': 'fail', 'error': 'BadPhoto',
                                     'cause': '{% $parse($states.input.Cause).errorMessage %}'}},
                        'functions': {'validate': {'runtime': 'python3.13', 'handler': 'index.handler',
                           'code': 'functions/validate', 'memoryMb': 256, 'timeoutSeconds': 10,
                           'environment': {'MIN_SIDE': '64', 'API_KEY': {'secret': 'photo-api-key'}}}},
                        'resources': {'photos': {'type': 'bucket'}}
                        """);

        assertThat(Checks.check(flow)).isEmpty();
    }

    @Test
    void stepsAndTriggersShareOneSetOfIds() {
        assertThat(check(flow("'a': {'type':'succeed'}, 'start': {'type':'succeed'}")))
                .contains("error id.twice /steps/start");
        assertThat(check(flow("'a': {'type':'succeed'}, 'f': {'type':'succeed'}")))
                .noneMatch(problem -> problem.contains("id.twice"));
    }

    @Test
    void limitsOfAwsCountWhereAwsIsATarget() {
        String text =
                "'targets': [%s], 'triggers': {'t': {'type':'timer','rate':'10"
                    + " seconds','next':['a']}, 'h':"
                    + " {'type':'http','path':'/','limitSeconds':60,'next':['a']}}, 'steps': {'a':"
                    + " {'type':'function','function':'f'}}, 'functions': {'f': {'runtime':"
                    + " 'python3.13', 'handler': 'index.handler', 'code': 'f', 'environment':"
                    + " {'AWS_REGION': 'x'}}}";

        assertThat(check(FlowTexts.flow(text.formatted("'aws'"))))
                .containsExactlyInAnyOrder(
                        "error aws.rate /triggers/t/rate",
                        "warning aws.answer-limit /triggers/h/limitseconds",
                        "error aws.reserved-variable /functions/f/environment/aws_region");
        Flow elsewhere = FlowTexts.flow(text.formatted("'argo'"));
        assertThat(Checks.check(elsewhere)).isEmpty();
        assertThat(Checks.check(elsewhere, "aws")).hasSize(3);
    }

    @Test
    void sayWhenADefinitionIsTooLargeForStepFunctions() {
        var flow =
                FlowTexts.flow(
                        "'targets': ['aws'], 'triggers': {'t': {'type':'manual','next':['a']}},"
                                + " 'steps': {'a': {'type':'transform','output':'"
                                + "x".repeat(1 << 20)
                                + "'}}");

        assertThat(check(flow)).containsExactly("error aws.definition-size /steps");
    }

    @Test
    void theFlowItselfIsChecked() {
        var flow =
                FlowTexts.flow(
                        "'targets': ['aws', 'asw', 'aws'], 'timeoutSeconds': 0, 'maxSteps': 0,"
                                + " 'parameters': {'dev': 1}");

        assertThat(check(flow))
                .containsExactly(
                        "warning flow.unknown-target /targets/1",
                        "warning flow.same-target-twice /targets/2",
                        "error value.range /timeoutseconds",
                        "error value.range /maxsteps",
                        "error parameters.not-an-object /parameters/dev",
                        "warning flow.no-trigger ");
    }

    @Test
    void everyProblemIsASentenceThatSaysSomething() {
        var flow =
                flow(
                        "'a': {'type':'choice','rules':[{'when':'x','next':['b','b','zz']}]},'b':"
                                + " {'type':'wait','input':1},'c':"
                                + " {'type':'function','function':'ff','retry':[{'errors':[]}]}");

        assertThat(Checks.check(flow))
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        problem -> {
                            assertThat(problem.message()).matches("[A-Z\"].*\\.");
                            assertThat(problem.hint()).matches("|[A-Z\"].*[.\\]}a-z]");
                        });
    }

    @Test
    void aFlowWithOnlyWarningsMayRun() {
        assertThat(Checks.isRunnable(Checks.check(flow("'a': {'type':'succeed'}")))).isTrue();
        assertThat(Checks.isRunnable(Checks.check(flow("'a': {'type':'wait'}")))).isFalse();
    }

    @Test
    void aLongChainIsCheckedWithoutRecursion() {
        String steps =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        "'%s': {'type':'transform','next':[%s]}"
                                                .formatted(
                                                        i == 0 ? "a" : "s" + i,
                                                        i == 19_999 ? "" : "'s" + (i + 1) + "'"))
                        .collect(Collectors.joining(","));

        assertThat(check(flow(steps))).isEmpty();
    }
}
