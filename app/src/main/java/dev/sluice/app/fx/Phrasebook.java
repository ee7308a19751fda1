package dev.sluice.app.fx;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// English sentences and parts of sentences, of which some words vary, and how another language
/// says them.
final class Phrasebook {
    /// A longer text is data that only looks like a sentence.
    private static final int LONGEST = 8_000;

    /// Of a phrase with less that is fixed, what varies is single words: it would be found in any
    /// sentence.
    private static final int SHORT = 9;

    private static final String SENTENCE = ". ";
    private static final String COLON = ": ";

    /// The more of a phrase is fixed, the earlier it is tried; those that begin with anything come
    /// last.
    private final List<Phrase> phrases;

    private Phrasebook(List<Phrase> phrases) {
        this.phrases = phrases;
    }

    /// @param texts `NAME.says`: a phrase with `{0}`, `{1}` … for what varies; `NAME.as`: what it
    ///   is in the other language
    static Phrasebook of(Properties texts) {
        List<Phrase> phrases = new ArrayList<>();
        new TreeMap<>(texts)
                .forEach(
                        (key, english) -> {
                            String name = (String) key;
                            if (name.endsWith(".says")) {
                                String as = texts.getProperty(name.replace(".says", ".as"), "");
                                phrases.add(Phrase.of((String) english, as));
                            }
                        });
        phrases.sort(
                Comparator.comparing(Phrase::isOpen)
                        .thenComparing(Comparator.comparingInt(Phrase::fixed).reversed()));
        return new Phrasebook(List.copyOf(phrases));
    }

    /// The text in the other language. Parts that nobody knows stay as they are.
    String said(String english) {
        return translated(english).orElse(english);
    }

    /// Nothing where no part of the text is known.
    private Optional<String> translated(String english) {
        if (english.isEmpty() || english.length() > LONGEST) {
            return Optional.empty();
        }
        return whole(english)
                .or(() -> joined(english, "\n", "\n"))
                .or(() -> joined(english, "; ", "；"))
                .or(() -> sentences(english))
                .or(() -> explained(english));
    }

    private Optional<String> whole(String english) {
        for (Phrase phrase : phrases) {
            List<String> varying = phrase.varying(english);
            if (varying != null) {
                return Optional.of(phrase.filled(varying.stream().map(this::said).toList()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> joined(String english, String joint, String as) {
        if (!english.contains(joint)) {
            return Optional.empty();
        }
        List<String> parts = List.of(english.split(joint, -1));
        List<String> said = parts.stream().map(this::said).toList();
        return said.equals(parts) ? Optional.empty() : Optional.of(String.join(as, said));
    }

    /// One sentence after another, the first of which is known with its full stop or without.
    private Optional<String> sentences(String english) {
        for (int at = english.indexOf(SENTENCE); at > 0; at = english.indexOf(SENTENCE, at + 1)) {
            String rest = english.substring(at + SENTENCE.length());
            Optional<String> first = whole(english.substring(0, at + 1));
            if (first.isEmpty()) {
                first = whole(english.substring(0, at)).map(said -> said + "。");
            }
            if (first.isPresent()) {
                return Optional.of(first.get() + said(rest));
            }
        }
        return Optional.empty();
    }

    /// What it is about, a colon, and a reason.
    private Optional<String> explained(String english) {
        for (int at = english.indexOf(COLON); at > 0; at = english.indexOf(COLON, at + 1)) {
            String subject = english.substring(0, at);
            String reason = english.substring(at + COLON.length());
            Optional<String> why = whole(reason).or(() -> sentences(reason));
            Optional<String> about = whole(subject);
            if (why.isPresent() || about.isPresent()) {
                return Optional.of(about.orElse(subject) + "：" + why.orElseGet(() -> said(reason)));
            }
        }
        return Optional.empty();
    }

    /// A phrase.
    ///
    /// @param literals what is fixed: before, between and after what varies
    /// @param as the same in the other language, with `{0}`, `{1}` …
    private record Phrase(List<String> literals, String as) {
        static Phrase of(String english, String as) {
            return new Phrase(List.of(english.split("\\{\\d}", -1)), as);
        }

        boolean isOpen() {
            return literals.getFirst().isEmpty();
        }

        int fixed() {
            return literals.stream().mapToInt(String::length).sum();
        }

        /// What stands for `{0}`, `{1}` … in a text; `null` where it says something else.
        @Nullable List<String> varying(String text) {
            String last = literals.getLast();
            if (literals.size() == 1) {
                return text.equals(last) ? List.of() : null;
            }
            if (!text.startsWith(literals.getFirst()) || !text.endsWith(last)) {
                return null;
            }
            List<String> found = new ArrayList<>();
            int from = literals.getFirst().length();
            int end = text.length() - last.length();
            for (String literal : literals.subList(1, literals.size() - 1)) {
                int at = text.indexOf(literal, from + 1);
                if (at < 0) {
                    return null;
                }
                found.add(text.substring(from, at));
                from = at + literal.length();
            }
            if (from >= end) {
                return null;
            }
            found.add(text.substring(from, end));
            return fixed() < SHORT && found.stream().anyMatch(value -> value.contains(" "))
                    ? null
                    : found;
        }

        String filled(List<String> values) {
            var filled = new StringBuilder();
            int from = 0;
            for (int at = as.indexOf('{'); at >= 0; at = as.indexOf('{', at + 1)) {
                boolean isHole =
                        at + 2 < as.length()
                                && Character.isDigit(as.charAt(at + 1))
                                && as.charAt(at + 2) == '}';
                if (isHole) {
                    put(as.substring(from, at), filled);
                    put(values.get(as.charAt(at + 1) - '0'), filled);
                    from = at + 3;
                }
            }
            put(as.substring(from), filled);
            return filled.toString();
        }

        /// Chinese and Latin letters stand apart.
        private static void put(String part, StringBuilder to) {
            if (!part.isEmpty() && !to.isEmpty()) {
                char before = to.charAt(to.length() - 1);
                char after = part.charAt(0);
                if ((isHan(before) && isLatin(after)) || (isLatin(before) && isHan(after))) {
                    to.append(' ');
                }
            }
            to.append(part);
        }

        private static boolean isHan(char c) {
            return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
        }

        private static boolean isLatin(char c) {
            return Character.isDigit(c)
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
        }
    }
}
