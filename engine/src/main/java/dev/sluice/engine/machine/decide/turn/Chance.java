package dev.sluice.engine.machine.decide.turn;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Random values that come out the same when a run is played again.
public final class Chance {
    private Chance() {}

    /// The bits at one place of a run's random sequence.
    static long bits(long seed, long seq, long draw) {
        return mixed(mixed(mixed(seed) + seq) + draw);
    }

    /// A number between 0 (included) and 1.
    static double fraction(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /// The id of a run's n-th call, in the form that clouds give their request ids.
    static String callId(String run, long number) {
        byte[] name = (run + ":call:" + number).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /// A callback's token that comes out the same each time.
    public static String callbackToken(String run, long seed, long seq) {
        byte[] name = (run + ":callback:" + seed + ":" + seq).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /// The finalizer of SplitMix64.
    private static long mixed(long value) {
        long z = value + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
