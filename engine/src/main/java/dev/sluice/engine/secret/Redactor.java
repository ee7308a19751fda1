package dev.sluice.engine.secret;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Puts [#MASK] in place of known secrets in whatever is about to be written or shown.
///
/// A secret is also found in the forms JSON gives it, and line by line where it has several lines.
/// Values shorter than [#SHORTEST] hide nothing: they would be found everywhere.
public final class Redactor {
    public static final String MASK = "***";
    public static final int SHORTEST = 4;

    /// Shorter lines were not cut by whoever read them, so no secret goes on in the next.
    private static final int MAY_BE_CUT = 16_000;

    public static final Redactor NONE = new Redactor(List.of());

    /// The longest first, so that a secret within a secret does not spoil the longer one.
    private final List<String> secrets;

    public Redactor(Collection<String> values) {
        Set<String> forms = new LinkedHashSet<>();
        for (String value : values) {
            addForms(value, forms);
            value.lines().forEach(line -> addForms(line.strip(), forms));
        }
        secrets =
                forms.stream()
                        .filter(form -> form.length() >= SHORTEST)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    private static void addForms(String value, Set<String> forms) {
        forms.add(value);
        String json = Json.write(value);
        forms.add(json.substring(1, json.length() - 1));
        forms.add(inAscii(json.substring(1, json.length() - 1)));
    }

    private static String inAscii(String json) {
        var ascii = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            ascii.append(
                    c < 0x80 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    /// Whether there is nothing to hide.
    public boolean isIdle() {
        return secrets.isEmpty();
    }

    public String text(String text) {
        String result = text;
        for (String secret : secrets) {
            if (result.contains(secret)) {
                result = result.replace(secret, MASK);
            }
        }
        return result;
    }

    /// A JSON value without secrets; the same object where there was none in it.
    @SuppressWarnings("ReferenceEquality") // an unchanged member is the same object
    public @Nullable Object value(@Nullable Object value) {
        if (secrets.isEmpty()) {
            return value;
        }
        return switch (value) {
            case String text -> text(text);
            case Number number -> secrets.contains(number.toString()) ? MASK : number;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                boolean changed = false;
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    String name = (String) member.getKey();
                    String safe = text(name);
                    Object inner = value(member.getValue());
                    changed |= inner != member.getValue() || !safe.equals(name);
                    copy.put(safe, inner);
                }
                yield changed ? copy : map;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                boolean changed = false;
                for (Object element : list) {
                    Object inner = value(element);
                    changed |= inner != element;
                    copy.add(inner);
                }
                yield changed ? copy : list;
            }
            case null, default -> value;
        };
    }

    /// A redactor of consecutive lines, of which long ones may have been cut in the middle of a
    /// secret.
    public Lines lines(Consumer<String> out) {
        return new Lines(out);
    }

    /// The lines of one output. Not for several threads at once.
    public final class Lines {
        private final Consumer<String> out;

        /// A line whose end may be the beginning of a secret.
        private @Nullable String held;

        private Lines(Consumer<String> out) {
            this.out = out;
        }

        public void add(String line) {
            String whole = line;
            if (held != null) {
                whole = apart(held, line);
                held = null;
            }
            if (whole.length() >= MAY_BE_CUT && endsInsideASecret(whole)) {
                held = whole;
            } else {
                out.accept(text(whole));
            }
        }

        /// Gives out what comes before the cut; what remains of the next line is the result.
        private String apart(String before, String after) {
            for (String secret : secrets) {
                for (int k = Math.min(secret.length() - 1, before.length()); k > 0; k--) {
                    if (before.endsWith(secret.substring(0, k))
                            && after.startsWith(secret.substring(k))) {
                        out.accept(text(before.substring(0, before.length() - k)) + MASK);
                        return after.substring(secret.length() - k);
                    }
                }
            }
            out.accept(text(before));
            return after;
        }

        private boolean endsInsideASecret(String line) {
            for (String secret : secrets) {
                for (int k = 1; k < secret.length(); k++) {
                    if (line.endsWith(secret.substring(0, k))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /// Gives out what was held back.
        public void end() {
            if (held != null) {
                out.accept(text(held));
                held = null;
            }
        }
    }
}
