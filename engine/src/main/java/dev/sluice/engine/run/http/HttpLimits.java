package dev.sluice.engine.run.http;

import java.time.Duration;

/// How far a call of a web address may go.
///
/// @param redirects how many are followed
/// @param answerBytes the largest answer
/// @param patience how long an answer may take where the step has no limit of its own
public record HttpLimits(int redirects, long answerBytes, Duration patience) {
    public static final HttpLimits DEFAULT = new HttpLimits(5, 64L << 20, Duration.ofSeconds(60));
}
