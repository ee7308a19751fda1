package dev.sluice.engine.imports.asl;

import dev.sluice.engine.value.Json;

/// The code of a function that stands for something that does not run here.
final class StandIn {
    private StandIn() {}

    /// @param what it stands for, as the object of a sentence
    static String python(String what) {
        return """
        import json

        STANDS_FOR = %s


        def handler(event, context):
            print(f"This stands for {STANDS_FOR} and gives back what it gets. Write its code"
                  " here, or answer for it with --mocks. It got: " + json.dumps(event))
            return event
        """
                .formatted(text(what));
    }

    /// A JSON text is a Python one, but for characters Python's source cannot hold.
    private static String text(String what) {
        var plain = new StringBuilder();
        Json.write(what)
                .chars()
                .forEach(
                        c -> {
                            if (c >= ' ' && c < 0x7f) {
                                plain.append((char) c);
                            } else {
                                plain.append("\\u%04x".formatted(c));
                            }
                        });
        return plain.toString();
    }
}
