package dev.sluice.engine.run;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.run.time.Agenda;
import dev.sluice.engine.secret.Redactor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The breakpoints at which one run waits, each as good as a call that is out: virtual time stands
/// still meanwhile. For the run's thread alone.
final class Pauses {
    private final RunListener listener;
    private final Agenda agenda;
    private final Redactor redactor;
    private final Map<String, PausedStep> open = new LinkedHashMap<>();

    Pauses(RunListener listener, Agenda agenda, Redactor redactor) {
        this.listener = listener;
        this.agenda = agenda;
        this.redactor = redactor;
    }

    void begin(Command.Pause pause) {
        String name = pause.step() + "#" + pause.visit();
        agenda.began(name);
        var step =
                new PausedStep(
                        pause.step(),
                        pause.stepId(),
                        pause.visit(),
                        pause.input(),
                        input ->
                                agenda.answered(
                                        name,
                                        new Input.PauseOver(
                                                pause.step(), pause.visit(), redactor.value(input)),
                                        Duration.ZERO));
        open.put(name, step);
        listener.paused(step);
    }

    void end(Command.EndPause pause) {
        String name = pause.step() + "#" + pause.visit();
        PausedStep step = open.remove(name);
        if (step != null) {
            agenda.abandoned(name);
            listener.pauseEnded(step);
        }
    }

    /// The run does not go on here any more.
    void endAll() {
        List<PausedStep> left = List.copyOf(open.values());
        open.clear();
        left.forEach(listener::pauseEnded);
    }
}
