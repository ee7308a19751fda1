package dev.sluice.engine.json.text;

import dev.sluice.engine.value.JsonSyntaxException;

import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parser's complaints in words for the author of a flow.
final class SyntaxErrors {
    private static final Pattern CHARACTER =
            Pattern.compile("^Unexpected character \\('(.)' \\(code \\d+\\)\\)", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("^Unrecognized token '([^']*)'");

    private SyntaxErrors() {}

    static JsonSyntaxException inPlainWords(StreamReadException e) {
        return at(e.getLocation(), words(String.valueOf(e.getOriginalMessage())));
    }

    static JsonSyntaxException limit(StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String words =
                message.contains("nesting depth")
                        ? "Values are nested deeper than " + JsonText.MAX_DEPTH + " levels here"
                        : message.contains("Number value length")
                                ? "A number has more than " + JsonText.MAX_NUMBER + " digits here"
                                : "A name is longer than a million characters here";
        return at(e.getLocation(), words);
    }

    private static JsonSyntaxException at(TokenStreamLocation at, String message) {
        return new JsonSyntaxException(
                message,
                at == null ? 1 : Math.max(1, at.getLineNr()),
                at == null ? 1 : Math.max(1, at.getColumnNr()));
    }

    private static String words(String message) {
        Matcher character = CHARACTER.matcher(message);
        if (character.find()) {
            return unexpected(character.group(1), message);
        }
        Matcher token = TOKEN.matcher(message);
        if (token.find()) {
            return "\"%s\" is not a JSON value; texts stand in double quotes"
                    .formatted(token.group(1));
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return message.contains("closing quote")
                    ? "The file ends within a text; a closing \" is missing"
                    : message.contains("close marker for Array")
                            ? "The file ends too soon; a closing ] is missing"
                            : message.contains("close marker for Object")
                                    ? "The file ends too soon; a closing } is missing"
                                    : "The file ends too soon";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "A line break or control character stands within a text; write \\n, \\t or"
                    + " \\u…, or close the text before";
        }
        if (message.startsWith("Illegal character ((CTRL-CHAR")) {
            return "A control character stands between the values";
        }
        if (message.startsWith("Unexpected close marker")) {
            return "There is a closing bracket too many, or one of the wrong kind";
        }
        if (message.contains("Leading zeroes")) {
            return "A number begins with a needless 0";
        }
        if (message.startsWith("Unrecognized character escape")) {
            return "A text holds a \\ that begins no known escape; write \\\\ for the character \\";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are no JSON numbers";
        }
        return "Not JSON: " + message;
    }

    private static String unexpected(String found, String message) {
        if (message.contains("(non-standard) comment")) {
            return "JSON has no comments; use the field \"comment\" of the flow or of a step";
        }
        if (message.contains("double-quote to start property name")) {
            return found.equals("}")
                    ? "There is a comma too many before this }"
                    : "A name in double quotes is expected here, not " + found;
        }
        if (message.contains("expecting comma")) {
            return "A comma is missing before " + found;
        }
        if (message.contains("expecting a colon")) {
            return "A colon is missing before " + found;
        }
        if (message.contains("expected a valid value")) {
            return found.equals("]")
                    ? "There is a comma too many before this ]"
                    : "A value is expected here, not " + found;
        }
        if (message.contains("in numeric value")) {
            return "This is no JSON number (at " + found + ")";
        }
        return "Nothing in JSON begins with " + found + " here";
    }
}
