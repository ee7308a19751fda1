package dev.sluice.app.inspector;

import dev.sluice.app.inspector.form.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The field that a place in the flow's file is edited in.
final class FieldPlace {
    private FieldPlace() {}

    /// The key of the field that fits a JSON Pointer best; `null` where none does.
    static @Nullable String key(String pointer, Form form) {
        List<String> wanted = names(pointer);
        String best = null;
        int most = 0;
        for (var section : form.sections()) {
            for (var field : section.fields()) {
                int fits = fits(List.of(field.key().split("\\.")), wanted);
                if (fits > most) {
                    most = fits;
                    best = field.key();
                }
            }
        }
        return best;
    }

    /// How many names of a key are found in the place, in order; 0 unless all are.
    private static int fits(List<String> key, List<String> wanted) {
        int at = 0;
        for (String name : key) {
            int found = wanted.subList(at, wanted.size()).indexOf(name);
            if (found < 0) {
                return 0;
            }
            at += found + 1;
        }
        return key.size();
    }

    /// The names on the way, as forms call them.
    private static List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        for (String part : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            names.add(
                    switch (name) {
                        case "rules" -> "rule";
                        case "functions" -> "function";
                        case "next" -> names.contains("catch") ? "catchNext" : "target";
                        case "output" -> names.contains("catch") ? "catchOutput" : "output";
                        default -> name;
                    });
        }
        return names;
    }
}
