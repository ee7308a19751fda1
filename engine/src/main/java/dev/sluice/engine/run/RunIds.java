package dev.sluice.engine.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Names runs by when they began, so that names sort, with enough chance that no two meet.
final class RunIds {
    /// Without those that are mistaken for others.
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final int CHANCE = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    static String next(Instant now, RandomGenerator random) {
        var id = new StringBuilder(TIME.format(now)).append('-');
        for (int i = 0; i < CHANCE; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
