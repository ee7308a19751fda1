package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.state.Token;
import dev.sluice.engine.model.Handling.Retrier;

import java.util.List;
import java.util.function.LongSupplier;

/// Which retrier takes an error, and how long it waits.
final class Retries {
    private static final int DEFAULT_INTERVAL = 1;
    private static final int DEFAULT_ATTEMPTS = 3;
    private static final double DEFAULT_RATE = 2.0;

    private Retries() {}

    /// The index of the retrier, or -1 where none is for the error or the one that is has been used
    /// up in this visit.
    static int match(Token token, Failure failure) {
        List<Retrier> retriers = token.node().step().handling().retry();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (ErrorNames.match(retrier.errors(), failure.error(), token)) {
                int most = retrier.maxAttempts() == null ? DEFAULT_ATTEMPTS : retrier.maxAttempts();
                return token.used(i) < most ? i : -1;
            }
        }
        return -1;
    }

    static double delaySeconds(Token token, int index, LongSupplier random) {
        Retrier retrier = token.node().step().handling().retry().get(index);
        int interval =
                retrier.intervalSeconds() == null ? DEFAULT_INTERVAL : retrier.intervalSeconds();
        double rate = retrier.backoffRate() == null ? DEFAULT_RATE : retrier.backoffRate();
        double delay = interval * Math.pow(rate, token.used(index));
        if (retrier.maxDelaySeconds() != null) {
            delay = Math.min(delay, retrier.maxDelaySeconds());
        }
        delay = Math.min(delay, Seconds.MOST);
        boolean isJittered = "full".equalsIgnoreCase(retrier.jitter());
        return isJittered ? delay * Chance.fraction(random.getAsLong()) : delay;
    }
}
