package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses expressions, and finds what is wrong with one before it is ever evaluated.
final class Syntax {
    private static final Pattern QUOTED =
            Pattern.compile(
                    "'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|/\\*.*?\\*/",
                    Pattern.DOTALL);
    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");
    private static final Pattern DOCUMENT = Pattern.compile("\\$\\$|^\\s*\\$(?=\\s*(?:$|[.\\[]))");
    private static final Pattern BARE_NAME =
            Pattern.compile(
                    "^\\s*(?!(?:true|false|null|function)\\b)([\\p{L}_]\\w*)\\s*(?:$|[.\\[])");
    private static final Pattern UNFILLED = Pattern.compile("\\s*\\{\\{+\\w+}}+");

    /// The parser's time grows with the square of a text's length.
    private static final int MOST_CHARACTERS = 100_000;

    private static final String TOO_DEEP = "it is nested too deeply";
    private static final String TOO_LONG = "it is longer than " + MOST_CHARACTERS + " characters";

    private Syntax() {}

    static com.dashjoin.jsonata.Jsonata parse(String text) throws EvaluationException {
        if (text.length() > MOST_CHARACTERS) {
            throw Jsonata.failed(text.substring(0, 80) + "…", -1, TOO_LONG);
        }
        try {
            return com.dashjoin.jsonata.Jsonata.jsonata(text);
        } catch (JException e) {
            throw Jsonata.failed(text, e.getLocation(), message(e));
        } catch (RuntimeException e) {
            // The parser meets some wrong texts with a cast or an index error.
            throw Jsonata.failed(text, -1, "it is no JSONata expression");
        } catch (StackOverflowError e) {
            throw Jsonata.failed(text, -1, TOO_DEEP);
        }
    }

    static Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("the expression is empty");
        }
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of(TOO_LONG);
        }
        try {
            com.dashjoin.jsonata.Jsonata.jsonata(text);
            return beyondTheLanguage(text);
        } catch (JException e) {
            return Optional.of(placed(message(e), e.getLocation()));
        } catch (RuntimeException e) {
            // The parser meets some wrong texts with a cast or an index error.
            return Optional.of("it is no JSONata expression");
        } catch (StackOverflowError e) {
            return Optional.of(TOO_DEEP);
        }
    }

    /// What JSONata has and the States Language has not.
    private static Optional<String> beyondTheLanguage(String text) {
        String code = QUOTED.matcher(text).replaceAll(m -> blank(m.group()));
        Matcher eval = EVAL.matcher(code);
        if (eval.find()) {
            return Optional.of(
                    placed("there is no $eval; $parse reads JSON text", eval.start() + 1));
        }
        Matcher document = DOCUMENT.matcher(code);
        if (document.find()) {
            return Optional.of(
                    placed(
                            "there is no document that "
                                    + document.group().strip()
                                    + " could stand for; the step's input is $states.input",
                            document.start() + 1));
        }
        Matcher name = BARE_NAME.matcher(code);
        if (name.find()) {
            return Optional.of(
                    placed(
                            "the name "
                                    + name.group(1)
                                    + " stands for nothing here; a field of the step's input is"
                                    + " $states.input."
                                    + name.group(1)
                                    + ", a variable $"
                                    + name.group(1),
                            name.start(1) + 1));
        }
        return Optional.empty();
    }

    /// As long as a comment or a text in quotes was, and still a value where it was one.
    private static String blank(String found) {
        return (found.startsWith("/") ? " " : "1").repeat(found.length());
    }

    private static String placed(String message, int position) {
        return position < 1 ? message : message + " (at position " + position + ")";
    }

    /// The library's message in words that fit here.
    static String message(JException e) {
        String message = e.getMessage();
        String code = String.valueOf(e.getError());
        if (message == null || message.startsWith("JSonataException")) {
            return code;
        }
        if (code.equals("T1006") && e.getCurrent() != null) {
            return "there is no function $" + e.getCurrent();
        }
        return UNFILLED.matcher(message).replaceAll("").replace(" Object ", " function ").strip();
    }
}
