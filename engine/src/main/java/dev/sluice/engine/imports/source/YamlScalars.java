package dev.sluice.engine.imports.source;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the unquoted words of a YAML text stand for: the core schema of YAML 1.2.
final class YamlScalars {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern LOOSE_NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final int MAX_DIGITS = 300;
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;

    private YamlScalars() {}

    static Value.Scalar value(ScalarEvent event, Spot at) {
        String text = event.getValue();
        if (event.isLiteral() || event.isFolded()) {
            return new Value.Scalar(at, block(text));
        }
        boolean isText = !event.isPlain() || event.getTag().isPresent();
        return new Value.Scalar(at, isText ? text : plain(text));
    }

    /// The line break that ends a block is no part of an expression in it.
    private static String block(String text) {
        String stripped = text.strip();
        return stripped.startsWith("{%") && stripped.endsWith("%}") ? stripped : text;
    }

    private static @Nullable Object plain(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "~", "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(text);
        };
    }

    private static Object number(String text) {
        if (text.length() > MAX_DIGITS) {
            return text;
        }
        if (NUMBER.matcher(text).matches()) {
            return Json.number(text);
        }
        if (text.matches("0x[0-9a-fA-F]+")) {
            return Json.number(new BigInteger(text.substring(2), HEXADECIMAL).toString());
        }
        if (text.matches("0o[0-7]+")) {
            return Json.number(new BigInteger(text.substring(2), OCTAL).toString());
        }
        if (LOOSE_NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? text : (Object) value;
        }
        return text;
    }
}
