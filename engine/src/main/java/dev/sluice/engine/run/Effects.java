package dev.sluice.engine.run;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.call.Calls;
import dev.sluice.engine.run.request.MockAnswers;
import dev.sluice.engine.run.time.Agenda;
import dev.sluice.engine.secret.Redactor;

/// Carries out what the machine of one run decided. Knows the world; decides nothing. For the run's
/// thread alone.
record Effects(
        Calls calls,
        MockAnswers mocks,
        Agenda agenda,
        Callbacks callbacks,
        Pauses pauses,
        Redactor redactor) {
    void carryOut(Command command) {
        switch (command) {
            case Command.Call call -> {
                Input answer = mocks.answer(call);
                if (answer == null) {
                    calls.start(call);
                } else {
                    agenda.give(answer);
                }
            }
            case Command.AwaitCallback await -> {
                Input answer = mocks.answer(await);
                if (answer == null) {
                    callbacks.open(await.token(), agenda, redactor);
                } else {
                    agenda.give(answer);
                }
            }
            case Command.KillCall kill -> calls.kill(kill.call());
            case Command.LeaveCall _ -> {}
            case Command.EndCallback end -> callbacks.end(end.token());
            case Command.Pause pause -> pauses.begin(pause);
            case Command.EndPause pause -> pauses.end(pause);
            case Command.StartTimer timer -> agenda.setTimer(timer.timer(), timer.due());
            case Command.StopTimer timer -> agenda.stopTimer(timer.timer());
            case Command.GoOn _ -> agenda.give(new Input.Continue());
        }
    }

    /// An entry is durable.
    void kept(Entry entry) {
        if (entry.event() instanceof RunEvent.CallbackReceived received) {
            callbacks.taken(received);
        }
    }

    /// The run does not go on here any more.
    void end() {
        callbacks.endAll(agenda);
        pauses.endAll();
    }
}
