package dev.sluice.engine.expr.jsonpath;

/// Reads a text from left to right, and says where it stops making sense.
final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /// The character ahead; 0 at the end.
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    /// Takes the character ahead.
    char next() throws PathSyntaxException {
        if (isAtEnd()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at++);
    }

    /// Takes the word if it is ahead.
    boolean take(String word) {
        boolean isAhead = text.startsWith(word, at);
        if (isAhead) {
            at += word.length();
        }
        return isAhead;
    }

    void expect(String word) throws PathSyntaxException {
        if (!take(word)) {
            throw wrong(word + " was expected");
        }
    }

    void skipSpaces() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /// How many characters were taken.
    int position() {
        return at;
    }

    /// The text taken since a position.
    String since(int position) {
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

    PathSyntaxException wrong(String why) {
        return new PathSyntaxException(why, at + 1);
    }
}
