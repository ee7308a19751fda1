package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/// What a user says about the use of a flow; the content of a usage file.
///
/// A value that was written as `null` is one that the user does not know: it is not replaced by an
/// assumption, and what depends on it is shown as missing.
///
/// @param runsPerMonth `null` where the file does not say
/// @param defaults for every step that does not say otherwise, by field
/// @param steps by step id, then by field
public record GivenUsage(
        @Nullable BigDecimal runsPerMonth,
        Map<Field, @Nullable BigDecimal> defaults,
        Map<String, Map<Field, @Nullable BigDecimal>> steps) {
    public static final GivenUsage NONE = new GivenUsage(null, Map.of(), Map.of());

    /// What can be said about a step.
    public enum Field {
        VISITS("visits", "how often a run comes to the step"),
        RETRIES("retries", "attempts after a failed one, per run"),
        DURATION_MS("durationMs", "what a call takes, in milliseconds"),
        INIT_MS("initMs", "what loading the handler takes in a cold call, in milliseconds"),
        INIT_RATE("initRate", "the share of calls that are cold, 0 to 1"),
        MEMORY_MB("memoryMb", "the configured memory of the function"),
        STORAGE_MB("storageMb", "the configured size of /tmp"),
        ITEMS("items", "how many items a map has");

        private final String key;
        private final String meaning;

        Field(String key, String meaning) {
            this.key = key;
            this.meaning = meaning;
        }

        /// As a usage file writes it.
        public String key() {
            return key;
        }

        /// What it says, in words.
        public String meaning() {
            return meaning;
        }
    }

    /// Whether anything is said about it.
    boolean says(String step, Field field) {
        return steps.getOrDefault(step, Map.of()).containsKey(field) || defaults.containsKey(field);
    }

    /// What is said about it; `null` where the user does not know or says nothing.
    @Nullable Figure get(String step, Field field) {
        Map<Field, @Nullable BigDecimal> own = steps.getOrDefault(step, Map.of());
        BigDecimal value = own.containsKey(field) ? own.get(field) : defaults.get(field);
        return value == null ? null : new Figure(value, Figure.Origin.GIVEN);
    }

    /// What is said about it, else the other value.
    @Nullable Figure or(String step, Field field, @Nullable Figure other) {
        return says(step, field) ? get(step, field) : other;
    }
}
