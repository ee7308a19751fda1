package dev.sluice.engine.imports.asl;

import dev.sluice.engine.value.Json;

/// The code of a function that stands for something that does not run here.
final class StandIn {
    private StandIn() {}

    /// Code that gives back what it gets.
    ///
    /// @param what it stands for, as the object of a sentence
    static String echo(String what) {
        return python(
                what,
                "and gives back what it gets. Write its code here, or answer for it with --mocks.");
    }

    /// Code that is handed a token which somebody else gives back.
    ///
    /// @param what it stands for, as the object of a sentence
    static String tokenTaker(String what) {
        return python(
                what,
                "which hands the token on. Answer in its place with sluice callback TOKEN, or with"
                        + " --mocks.");
    }

    private static String python(String what, String does) {
        return """
        import json

        STANDS_FOR = %s
        DOES = %s


        def handler(event, context):
            print("This stands for", STANDS_FOR + ",", DOES, "It got:", json.dumps(event))
            return event
        """
                .formatted(text(what), text(does));
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
