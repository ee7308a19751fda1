package dev.sluice.shim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON text as plain maps, lists, texts, numbers, booleans and null, and back.
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// @throws NoJson where the text is none
    static Object parse(byte[] bytes) {
        Json reader = new Json(new String(bytes, StandardCharsets.UTF_8));
        Object value = reader.value();
        reader.space();
        if (reader.at < reader.text.length()) {
            throw reader.wrong();
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(byte[] bytes) {
        return (Map<String, Object>) parse(bytes);
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private Object value() {
        space();
        if (at >= text.length()) {
            throw wrong();
        }
        switch (text.charAt(at)) {
            case '{':
                return members();
            case '[':
                return elements();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        space();
        if (is('}')) {
            return members;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            members.put(name, value());
            space();
        } while (is(','));
        expect('}');
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        at++;
        space();
        if (is(']')) {
            return elements;
        }
        do {
            elements.add(value());
            space();
        } while (is(','));
        expect(']');
        return elements;
    }

    private String string() {
        expect('"');
        int from = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(from, at++);
        }
        StringBuilder all = new StringBuilder(text.substring(from, at));
        while (true) {
            if (at >= text.length()) {
                throw wrong();
            }
            char next = text.charAt(at++);
            if (next == '"') {
                return all.toString();
            }
            all.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        if (at >= text.length()) {
            throw wrong();
        }
        char kind = text.charAt(at++);
        switch (kind) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (at + 4 > text.length()) {
                    throw wrong();
                }
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            default:
                return kind;
        }
    }

    private Object number() {
        int from = at;
        boolean whole = true;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' || c == 'e' || c == 'E') {
                whole = false;
            } else if (c != '-' && c != '+' && (c < '0' || c > '9')) {
                break;
            }
        }
        String number = text.substring(from, at);
        try {
            if (!whole) {
                return Double.valueOf(number);
            }
            if (number.length() < 10) {
                return Integer.valueOf(number);
            }
            BigInteger big = new BigInteger(number);
            return big.bitLength() < 32
                    ? (Number) big.intValue()
                    : big.bitLength() < 64 ? (Number) big.longValue() : big;
        } catch (NumberFormatException e) {
            at = from;
            throw wrong();
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private boolean is(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!is(expected)) {
            throw wrong();
        }
    }

    private NoJson wrong() {
        return new NoJson(
                at >= text.length()
                        ? "it ends too early"
                        : "unexpected \"" + text.charAt(at) + "\" at character " + (at + 1));
    }

    /// A plain value as text.
    static byte[] bytes(Object plain) {
        StringBuilder out = new StringBuilder(256);
        write(plain, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Object plain, StringBuilder out) {
        if (plain instanceof String text) {
            quote(text, out);
        } else if (plain instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(before);
                quote(String.valueOf(member.getKey()), out);
                out.append(':');
                write(member.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (plain instanceof Iterable<?> list) {
            char before = '[';
            for (Object element : list) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (plain instanceof Double d && !Double.isFinite(d)
                || plain instanceof Float f && !Float.isFinite(f)) {
            throw new NoJson("the number " + plain + " is no JSON");
        } else {
            out.append(plain); // numbers, booleans and null
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", hex.length(), 4).append(hex);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
