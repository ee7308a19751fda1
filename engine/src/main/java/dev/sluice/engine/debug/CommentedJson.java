package dev.sluice.engine.debug;

import java.util.ArrayList;
import java.util.List;

/// JSON with comments and trailing commas, as editors keep it: finds where things stand, so that a
/// text can be changed at one place and keep all else.
final class CommentedJson {
    private final String text;
    private int at;

    /// A member or an element: from its first character to the one after its last.
    record Span(int from, int to) {}

    /// What stands between two brackets.
    ///
    /// @param end of the last thing that is no space, comments included
    /// @param hasComma whether a comma follows the last part
    record Inside(List<Span> parts, int end, boolean hasComma) {}

    CommentedJson(String text) {
        this.text = text;
    }

    /// Says what is not JSON.
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message);
        }
    }

    /// The members of the one object that the whole text is.
    Inside root() throws SyntaxException {
        at = 0;
        skip();
        Inside root = inside('{', '}');
        skip();
        if (at < text.length()) {
            throw wrong("nothing more");
        }
        return root;
    }

    /// The elements of the array, or the members of the object, that begins at the place.
    Inside inside(int from) throws SyntaxException {
        at = from;
        return text.charAt(from) == '{' ? inside('{', '}') : inside('[', ']');
    }

    /// The name of a member.
    String name(Span member) throws SyntaxException {
        at = member.from();
        return string();
    }

    /// Where the value of a member begins.
    int value(Span member) throws SyntaxException {
        at = member.from();
        string();
        skip();
        expect(':');
        skip();
        return at;
    }

    private Inside inside(char open, char close) throws SyntaxException {
        var parts = new ArrayList<Span>();
        expect(open);
        int end = at;
        boolean comma = false;
        for (end = skip(); !is(close); end = skip()) {
            if (!parts.isEmpty() && !comma) {
                throw wrong("a comma or " + close);
            }
            int from = at;
            if (open == '{') {
                string();
                skip();
                expect(':');
                skip();
            }
            anything();
            parts.add(new Span(from, at));
            int mark = at;
            skip();
            comma = is(',');
            if (comma) {
                at++;
            } else {
                at = mark;
            }
        }
        at++;
        return new Inside(parts, end, comma);
    }

    private void anything() throws SyntaxException {
        if (is('{')) {
            inside('{', '}');
        } else if (is('[')) {
            inside('[', ']');
        } else if (is('"')) {
            string();
        } else {
            int from = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            if (at == from) {
                throw wrong("a value");
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "+-._".indexOf(c) >= 0;
    }

    private String string() throws SyntaxException {
        expect('"');
        int from = at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw wrong("the end of a text");
        }
        return text.substring(from, at++);
    }

    private boolean is(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void expect(char expected) throws SyntaxException {
        if (!is(expected)) {
            throw wrong("\"" + expected + "\"");
        }
        at++;
    }

    /// Goes to the next thing that is neither space nor comment.
    ///
    /// @return the end of the last comment that was passed, or where it began
    private int skip() throws SyntaxException {
        int end = at;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else if (text.startsWith("//", at)) {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
                end = at > 0 && text.charAt(at - 1) == '\r' ? at - 1 : at;
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    throw wrong("the end of a comment");
                }
                at = close + 2;
                end = at;
            } else {
                break;
            }
        }
        return end;
    }

    private SyntaxException wrong(String expected) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new SyntaxException("line %d: expected %s".formatted(Math.max(1, line), expected));
    }
}
