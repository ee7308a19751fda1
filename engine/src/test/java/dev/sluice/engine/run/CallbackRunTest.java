package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(120)
class CallbackRunTest {
    private static final CallbackAnswer DONE = new CallbackAnswer.Success(Map.of("n", 1));
    private static final String PLAIN = Workbench.flow("a", "\"a\": { \"type\": \"callback\" }");
    private static final String STARTING =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "callback", "function": "f",
                           "input": { "token": "{% $states.context.Task.Token %}" },
                           "retry": [{ "errors": ["Again"], "intervalSeconds": 1 }] }
                    """);

    @TempDir Path folder;
    private Workbench bench;
    private final BlockingQueue<String> handedOut = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.runtime.handlers.put(
                "f",
                (call, _) -> {
                    handedOut.add((String) ((Map<?, ?>) Workbench.json(call.event())).get("token"));
                    return FakeRuntime.returned("\"ignored\"");
                });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String handedOut() throws InterruptedException {
        String token = handedOut.poll(50, TimeUnit.SECONDS);
        assertThat(token).isNotNull();
        return token;
    }

    /// The token that a run waits for, once it can be given back.
    private String awaited(Run run) throws Exception {
        while (bench.events(run.id(), RunEvent.CallbackWaiting.class).isEmpty()) {
            Thread.onSpinWait();
        }
        return bench.events(run.id(), RunEvent.CallbackWaiting.class).getLast().token();
    }

    /// The token may be an event a moment before it is good.
    private void give(String token, CallbackAnswer answer) throws InterruptedException {
        while (!bench.runner.answer(token, answer)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theTokenThatAFunctionWasGivenEndsTheStep() throws Exception {
        Run run = bench.start(STARTING, null);

        assertThat(bench.runner.answer(handedOut(), DONE)).isTrue();

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("n", 1)));
    }

    @Test
    void anAnswerThatComesBeforeTheFunctionReturnsEndsTheStepAndTheCall() throws Exception {
        var isCalled = new CountDownLatch(1);
        bench.runtime.handlers.put("f", FakeRuntime.endless(isCalled));
        Run run = bench.start(STARTING, null);
        isCalled.await();

        assertThat(bench.runner.answer(awaited(run), DONE)).isTrue();

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("n", 1)));
        assertThat(bench.eventTypes(run.id())).doesNotContain("CallbackSent");
        assertThat(bench.runtime.killed()).isEqualTo(bench.runtime.calls.getFirst().id());
    }

    @Test
    void anAnswerIsDurableOnceItIsTaken() throws Exception {
        Run run = bench.start(PLAIN, null);
        String token = awaited(run);

        give(token, new CallbackAnswer.Heartbeat());

        assertThat(bench.events(run.id(), RunEvent.CallbackReceived.class))
                .extracting(RunEvent.CallbackReceived::answer)
                .containsExactly("heartbeat");
        give(token, DONE);
        run.await();
    }

    @Test
    void aTokenIsGoodOnceAndNobodyCanGuessOne() throws Exception {
        Run run = bench.start(STARTING, null);
        String token = handedOut();

        assertThat(token).matches("[0-9a-f]{40}");
        assertThat(bench.runner.answer("0".repeat(40), DONE)).isFalse();
        assertThat(bench.runner.answer(token, DONE)).isTrue();
        run.await();
        assertThat(bench.runner.answer(token, DONE)).isFalse();
    }

    @Test
    void aFailureIsTriedAgainWithAnotherToken() throws Exception {
        Run run = bench.start(STARTING, null);
        String first = handedOut();
        bench.runner.answer(first, new CallbackAnswer.Failed(new Failure("Again", "not now")));
        String second = handedOut();

        assertThat(bench.runner.answer(first, DONE)).isFalse();
        assertThat(bench.runner.answer(second, DONE)).isTrue();

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("n", 1)));
    }

    @Test
    void aCancelledRunsTokenIsVoid() throws Exception {
        Run run = bench.start(STARTING, null);
        String token = handedOut();

        run.cancel("enough");
        run.await();

        assertThat(bench.runner.answer(token, DONE)).isFalse();
    }

    @Test
    void aTokenStaysGoodOverACrashAndItsFunctionIsNotCalledAgain() throws Exception {
        Run run = bench.start(STARTING, null);
        String token = handedOut();
        while (bench.events(run.id(), RunEvent.CallbackSent.class).isEmpty()) {
            Thread.onSpinWait();
        }

        bench.reopen();
        assertThat(bench.runner.answer(token, DONE)).isFalse();
        Run resumed = bench.resume(run.id());
        give(token, DONE);

        assertThat(resumed.await()).isEqualTo(new Run.Result.Succeeded(Map.of("n", 1)));
        assertThat(bench.runtime.calls).hasSize(1);
    }

    @Test
    void mocksAnswerInPlaceOfTheFunctionAndOfTheToken() throws Exception {
        Run run =
                bench.startVirtual(
                        STARTING,
                        """
                        { "a": [{ "throw": { "error": "Again" } }, { "return": 7 }] }
                        """);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(7));
        assertThat(bench.runtime.calls).isEmpty();
        assertThat(bench.events(run.id(), RunEvent.CallbackWaiting.class)).hasSize(2);
    }

    @Test
    void inVirtualTimeASilentCallbackTimesOutAtOnce() throws Exception {
        Run run =
                bench.startVirtual(
                        Workbench.flow(
                                "a",
                                "\"a\": { \"type\": \"callback\", \"timeoutSeconds\": 86400 }"),
                        "{}");

        assertThat(run.await())
                .isInstanceOfSatisfying(
                        Run.Result.Failed.class,
                        failed -> assertThat(failed.failure().error()).isEqualTo("States.Timeout"));
    }

    @Test
    void whatComesBackHoldsNoSecret() throws Exception {
        Run run = bench.start(STARTING, null);

        bench.runner.answer(handedOut(), new CallbackAnswer.Success("key hunter22"));

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("key ***"));
    }
}
