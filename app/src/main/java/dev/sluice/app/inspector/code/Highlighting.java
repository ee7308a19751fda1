package dev.sluice.app.inspector.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells which parts of a source text are keywords, texts, numbers and comments.
public final class Highlighting {
    private static final Pattern PYTHON =
            Pattern.compile(
                    "(?<comment>#[^\\n"
                        + "]*)|(?<string>[rbfuRBFU]{0,2}(?:\"\"\"(?s:.*?)(?:\"\"\"|\\z)|'''(?s:.*?)(?:'''|\\z)|\"(?:\\\\.|[^\"\\\\\\n"
                        + "])*+\"?|'(?:\\\\.|[^'\\\\\\n"
                        + "])*+'?))"
                        + "|(?<keyword>\\b(?:and|as|assert|async|await|break|case|class|continue|def|del"
                        + "|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match"
                        + "|nonlocal|not|or|pass|raise|return|try|while|with|yield)\\b)"
                        + "|(?<constant>\\b(?:None|True|False|self)\\b)"
                        + "|(?<decorator>(?m:^\\s*@[\\w.]+))|(?<number>\\b\\d[\\w.]*\\b)"
                        + "|(?<call>\\b[A-Za-z_]\\w*(?=\\())");

    private static final Pattern JAVASCRIPT =
            Pattern.compile(
                    "(?<comment>//[^\\n"
                        + "]*|/\\*(?s:.*?)(?:\\*/|\\z))|(?<string>`(?:\\\\(?s:.)|[^`\\\\])*+`?|\"(?:\\\\.|[^\"\\\\\\n"
                        + "])*+\"?|'(?:\\\\.|[^'\\\\\\n"
                        + "])*+'?)"
                        + "|(?<keyword>\\b(?:async|await|break|case|catch|class|const|continue|default|delete"
                        + "|do|else|export|extends|finally|for|from|function|if|import|in|instanceof"
                        + "|let|new|of|return|static|super|switch|throw|try|typeof|var|void|while"
                        + "|with|yield)\\b)"
                        + "|(?<constant>\\b(?:null|undefined|true|false|this|NaN|Infinity)\\b)"
                        + "|(?<decorator>@\\w+)|(?<number>\\b\\d[\\w.]*\\b)"
                        + "|(?<call>\\b[A-Za-z_$][\\w$]*(?=\\())");

    private static final Pattern JAVA =
            curly(
                    "(?:\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n"
                            + "])*+\"?|'(?:\\\\.|[^'\\\\\\n"
                            + "])*+'?)",
                    "abstract|assert|break|case|catch|class|continue|default|do|else|enum|extends"
                            + "|final|finally|for|if|implements|import|instanceof|interface|native"
                            + "|new|package|permits|private|protected|public|record|return|sealed"
                            + "|static|strictfp|switch|synchronized|throw|throws|transient|try|var"
                            + "|volatile|while|yield|boolean|byte|char|double|float|int|long|short"
                            + "|void",
                    "null|true|false|this|super");

    private static final Pattern GO =
            curly(
                    "(?:`[^`]*`?|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'?)",
                    "break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto"
                            + "|if|import|interface|map|package|range|return|select|struct|switch"
                            + "|type|var|any|bool|byte|error|float32|float64|int|int32|int64|rune"
                            + "|string|uint|uint8|uint64",
                    "nil|true|false|iota");

    private static final Pattern JSON =
            Pattern.compile(
                    "(?<comment>\\z(?!\\z))"
                            + "|(?<call>\"(?:\\\\.|[^\"\\\\\\n])*+\"(?=\\s*:))"
                            + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*+\"?)"
                            + "|(?<keyword>\\z(?!\\z))"
                            + "|(?<decorator>\\z(?!\\z))"
                            + "|(?<constant>\\b(?:null|true|false)\\b)"
                            + "|(?<number>-?\\b\\d[\\d.eE+-]*)");

    private static final List<String> KINDS =
            List.of("comment", "string", "keyword", "constant", "decorator", "number", "call");

    private Highlighting() {}

    /// A language with braces and the comments of C.
    private static Pattern curly(String strings, String keywords, String constants) {
        return Pattern.compile(
                "(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))|(?<string>"
                        + strings
                        + ")|(?<keyword>\\b(?:"
                        + keywords
                        + ")\\b)|(?<constant>\\b(?:"
                        + constants
                        + ")\\b)|(?<decorator>@[A-Za-z_][\\w.]*)|(?<number>\\b\\d[\\w.]*\\b)"
                        + "|(?<call>\\b[A-Za-z_]\\w*(?=\\())");
    }

    /// A part of a text.
    ///
    /// @param kind names its style, `code-<kind>`; empty: plain
    public record Part(int length, String kind) {}

    /// The parts of a text, in order; together they are as long as the text.
    public static List<Part> parts(String text, SourceLanguage language) {
        Pattern pattern =
                switch (language) {
                    case PYTHON -> PYTHON;
                    case JAVASCRIPT -> JAVASCRIPT;
                    case JAVA -> JAVA;
                    case GO -> GO;
                    case JSON -> JSON;
                    case PLAIN -> null;
                };
        List<Part> parts = new ArrayList<>();
        int end = 0;
        if (pattern != null) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (matcher.end() == matcher.start()) {
                    continue;
                }
                if (matcher.start() > end) {
                    parts.add(new Part(matcher.start() - end, ""));
                }
                parts.add(new Part(matcher.end() - matcher.start(), kind(matcher)));
                end = matcher.end();
            }
        }
        if (end < text.length() || parts.isEmpty()) {
            parts.add(new Part(text.length() - end, ""));
        }
        return parts;
    }

    private static String kind(Matcher matcher) {
        for (String kind : KINDS) {
            if (matcher.group(kind) != null) {
                return kind;
            }
        }
        return "";
    }
}
