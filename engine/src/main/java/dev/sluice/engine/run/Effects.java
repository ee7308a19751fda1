package dev.sluice.engine.run;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.run.call.Calls;
import dev.sluice.engine.run.time.Agenda;

/// Carries out what the machine of one run decided. Knows the world; decides nothing. For the run's
/// thread alone.
record Effects(Calls calls, MockAnswers mocks, Agenda agenda) {
    void carryOut(Command command) {
        switch (command) {
            case Command.CallFunction call -> {
                Input answer = mocks.answer(call);
                if (answer == null) {
                    calls.start(call);
                } else {
                    agenda.give(answer);
                }
            }
            case Command.KillCall kill -> calls.kill(kill.call());
            case Command.StartTimer timer -> agenda.setTimer(timer.timer(), timer.due());
            case Command.StopTimer timer -> agenda.stopTimer(timer.timer());
            case Command.GoOn _ -> agenda.give(new Input.Continue());
        }
    }
}
