package dev.sluice.engine.expr.path;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Reads a text from left to right, and says where it stops making sense.
public final class Scanner {
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");

    private final String text;
    private int at;

    public Scanner(String text) {
        this.text = text;
    }

    public boolean isAtEnd() {
        return at >= text.length();
    }

    /// The character ahead; 0 at the end.
    public char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    /// Takes the character ahead.
    public char next() throws PathSyntaxException {
        if (isAtEnd()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at++);
    }

    /// Takes the word if it is ahead.
    public boolean take(String word) {
        boolean isAhead = text.startsWith(word, at);
        if (isAhead) {
            at += word.length();
        }
        return isAhead;
    }

    public void expect(String word) throws PathSyntaxException {
        if (!take(word)) {
            throw wrong(word + " was expected");
        }
    }

    public void skipSpaces() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /// How many characters were taken.
    public int position() {
        return at;
    }

    /// The text taken since a position.
    public String since(int position) {
        return text.substring(position, at);
    }

    /// A text in quotes; a backslash makes the next character stand for itself.
    String quoted() throws PathSyntaxException {
        char quote = next();
        var content = new StringBuilder();
        for (char c = next(); c != quote; c = next()) {
            content.append(c == '\\' ? next() : c);
        }
        return content.toString();
    }

    /// Digits with an optional sign, as an index or a bound of a slice.
    int integer() throws PathSyntaxException {
        int from = at;
        take("-");
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return Integer.parseInt(since(from));
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a whole number was expected");
        }
    }

    /// `true`, `false`, `null` or a number.
    public @Nullable Object literal() throws PathSyntaxException {
        if (take("true")) {
            return true;
        }
        if (take("false")) {
            return false;
        }
        if (take("null")) {
            return null;
        }
        int from = at;
        while (Character.isDigit(peek()) || "+-.eE".indexOf(peek()) >= 0) {
            at++;
        }
        if (!NUMBER.matcher(since(from)).matches()) {
            throw wrong("a path, a text in quotes, a number, true, false or null was expected");
        }
        return Json.number(since(from));
    }

    public PathSyntaxException wrong(String why) {
        return new PathSyntaxException(why, at + 1);
    }
}
