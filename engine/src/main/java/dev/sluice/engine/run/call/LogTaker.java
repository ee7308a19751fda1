package dev.sluice.engine.run.call;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.secret.Redactor;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;

/// Takes what the functions of one run print: hides secrets and says who printed it.
public final class LogTaker {
    private final String run;
    private final Set<String> functions;
    private final Redactor redactor;
    private final Consumer<LogLine> out;
    private final InstantSource clock;

    /// @param functions of the flow
    /// @param out takes the lines as they may be kept and shown
    public LogTaker(
            String run,
            Set<String> functions,
            Redactor redactor,
            Consumer<LogLine> out,
            InstantSource clock) {
        this.run = run;
        this.functions = Set.copyOf(functions);
        this.redactor = redactor;
        this.out = out;
        this.clock = clock;
    }

    /// Takes what a function printed while no call of it was under way.
    public void between(String function, String stream, String text) {
        if (functions.contains(function)) {
            take(function, null, stream, redactor.text(text));
        }
    }

    private void take(
            String function, Command.@Nullable CallFunction call, String stream, String text) {
        out.accept(
                new LogLine(
                        run,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        function,
                        call == null ? null : call.step().text(),
                        call == null ? null : call.call(),
                        stream,
                        text));
    }

    /// What one call prints. Takes lines from any thread.
    final class Printed implements LogSink {
        private final Command.CallFunction call;
        private final Redactor.Lines stdout = redactor.lines(text -> take("stdout", text));
        private final Redactor.Lines stderr = redactor.lines(text -> take("stderr", text));

        private Printed(Command.CallFunction call) {
            this.call = call;
        }

        @Override
        public synchronized void line(String stream, String text) {
            (stream.equals("stderr") ? stderr : stdout).add(text);
        }

        /// Gives out what was held back.
        synchronized void end() {
            stdout.end();
            stderr.end();
        }

        private void take(String stream, String text) {
            LogTaker.this.take(call.function(), call, stream, text);
        }
    }

    Printed of(Command.CallFunction call) {
        return new Printed(call);
    }
}
