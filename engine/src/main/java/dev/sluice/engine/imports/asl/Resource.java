package dev.sluice.engine.imports.asl;

import java.util.ArrayList;
import java.util.List;

/// What a Task state calls, told from its `Resource`.
sealed interface Resource {
    /// A function, called directly: its return value is the result.
    ///
    /// @param reference the text that names it
    record Function(String reference) implements Resource {}

    /// A function, called through the service that wraps its return value in an envelope.
    ///
    /// @param waits whether the state waits for a token that the function is given
    record Invoke(boolean waits) implements Resource {}

    /// Anything else.
    ///
    /// @param name as the clouds write it, for example `dynamodb:putItem`
    /// @param waits whether the state waits for a token
    record Service(String name, boolean waits) implements Resource {}

    String WAITS = ".waitForTaskToken";

    /// How many parts of an ARN stand before what it names.
    int BEFORE_NAME = 5;

    static Resource of(String text) {
        List<String> parts = parts(text.strip());
        if (parts.size() <= BEFORE_NAME || !parts.getFirst().equals("arn")) {
            return new Function(text.strip());
        }
        String name = String.join(":", parts.subList(BEFORE_NAME, parts.size()));
        if (!parts.get(2).equals("states") || name.startsWith("task:")) {
            return new Function(text.strip());
        }
        if (name.equals("lambda:invoke") || name.equals("lambda:invoke" + WAITS)) {
            return new Invoke(name.endsWith(WAITS));
        }
        return new Service(name, name.endsWith(WAITS));
    }

    /// The parts between colons, of which a `${…}` holds none.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ':' && depth <= 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// A name for the function that a text refers to; empty where the text names none.
    static String functionName(String reference) {
        List<String> parts = parts(reference.strip());
        int at = parts.indexOf("function");
        String name =
                at >= 0 && at + 1 < parts.size()
                        ? parts.get(at + 1)
                        : parts.getFirst().equals("arn") ? parts.getLast() : parts.getFirst();
        String bare = name.startsWith("${") && name.endsWith("}") ? inside(name) : name;
        String plain = bare.replaceAll("\\$\\{([^}]*)}", "$1");
        return plain.length() > 0 && plain.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Draft.wellFormed(plain)
                : "";
    }

    /// `${Resize.Arn}` names the function Resize, as does `${Resize}`.
    private static String inside(String placeholder) {
        String text = placeholder.substring(2, placeholder.length() - 1);
        return text.endsWith(".Arn") ? text.substring(0, text.length() - ".Arn".length()) : text;
    }
}
