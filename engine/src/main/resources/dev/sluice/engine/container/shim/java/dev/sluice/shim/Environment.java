package dev.sluice.shim;

import java.lang.reflect.Field;
import java.util.Map;

/// The variables of this process. They come by the stream, so that no container engine stores their
/// values, and are then added to what `System.getenv` tells and child processes get; the command
/// line opens the package for this.
final class Environment {
    private Environment() {}

    static void add(Object variables) {
        Map<String, String> all = writable();
        ((Map<?, ?>) variables).forEach((name, value) -> all.put((String) name, (String) value));
    }

    /// Reads a variable and removes it.
    static String take(String name) {
        return writable().remove(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> writable() {
        try {
            Map<String, String> shown = System.getenv();
            Field behind = shown.getClass().getDeclaredField("m");
            behind.setAccessible(true);
            return (Map<String, String>) behind.get(shown);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java does not let its environment be set", e);
        }
    }
}
