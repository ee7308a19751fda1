package dev.sluice.engine.machine.decide;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

/// Values as error messages quote them.
final class Values {
    private static final int MOST = 120;

    private Values() {}

    static String brief(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
