package dev.sluice.engine.export;

import dev.sluice.engine.value.Json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds known secret values in bytes: as they are, and as JSON and YAML write them.
final class Secrets {
    private final Map<String, List<byte[]>> forms = new LinkedHashMap<>();

    Secrets(Map<String, String> values) {
        values.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        String quoted = Json.write(value);
                        List<byte[]> all = new ArrayList<>();
                        all.add(value.getBytes(StandardCharsets.UTF_8));
                        all.add(
                                quoted.substring(1, quoted.length() - 1)
                                        .getBytes(StandardCharsets.UTF_8));
                        forms.put(name, all);
                    }
                });
    }

    /// The name of a secret whose value appears in the bytes.
    Optional<String> in(byte[] bytes) {
        return forms.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(form -> contains(bytes, form)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean contains(byte[] bytes, byte[] form) {
        for (int at = 0; at <= bytes.length - form.length; at++) {
            if (bytes[at] == form[0]
                    && java.util.Arrays.equals(bytes, at, at + form.length, form, 0, form.length)) {
                return true;
            }
        }
        return false;
    }
}
