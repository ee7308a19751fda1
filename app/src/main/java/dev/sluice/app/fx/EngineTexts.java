package dev.sluice.app.fx;

import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the engine says, in the user's language: problems by their code, remarks on costs by their
/// wording. What has no text of its own is said as the engine says it.
public final class EngineTexts {
    private static final String HINT = ".hint";

    /// Stands for all behind the colon of the engine's message.
    private static final String REST = "{*}";

    private final Properties problems;
    private final List<Remark> remarks;
    private final List<Remark> reasons;

    private record Remark(Pattern says, String as) {}

    private EngineTexts(Properties problems, Properties costs, Properties reasons) {
        this.problems = problems;
        this.remarks = patterns(costs);
        this.reasons = patterns(reasons);
    }

    private static List<Remark> patterns(Properties texts) {
        var ordered = new TreeMap<String, String>();
        texts.forEach((key, text) -> ordered.put((String) key, (String) text));
        List<Remark> found = new ArrayList<>();
        ordered.forEach(
                (key, pattern) -> {
                    if (key.endsWith(".says")) {
                        String as = ordered.get(key.replace(".says", ".as"));
                        found.add(new Remark(Pattern.compile(pattern), String.valueOf(as)));
                    }
                });
        return List.copyOf(found);
    }

    /// Reads the texts of a language.
    public static EngineTexts in(Language language) {
        return language.suffix().isEmpty()
                ? new EngineTexts(new Properties(), new Properties(), new Properties())
                : new EngineTexts(
                        read(language.suffix().substring(1) + ".properties"),
                        read("costs" + language.suffix() + ".properties"),
                        read("reasons" + language.suffix() + ".properties"));
    }

    private static Properties read(String name) {
        try (InputStream in =
                EngineTexts.class.getResourceAsStream("/dev/sluice/app/checks/" + name)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the texts " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the texts " + name, e);
        }
    }

    /// What is wrong.
    public String message(Problem problem) {
        return said(problems.getProperty(problem.code()), problem, problem.message());
    }

    /// What to do about it; may be empty.
    public String hint(Problem problem) {
        if (!problems.containsKey(problem.code())) {
            return problem.hint();
        }
        return said(problems.getProperty(problem.code() + HINT, ""), problem, problem.hint());
    }

    private static String said(@Nullable String text, Problem problem, String otherwise) {
        if (text == null) {
            return otherwise;
        }
        String rest = problem.message().replaceFirst("^[^:]*: *", "");
        return new MessageFormat(text.replace(REST, "'{*}'"))
                .format(problem.arguments().toArray())
                .replace(REST, rest);
    }

    /// A remark on an estimate.
    public String remark(String english) {
        for (Remark remark : remarks) {
            var matcher = remark.says().matcher(english);
            if (matcher.matches()) {
                return matcher.replaceFirst(remark.as());
            }
        }
        return english;
    }

    /// Why a path or an expression cannot be read, or gives nothing. Parts that have no text of
    /// their own stay as they are.
    public String reason(String english) {
        String said = english;
        for (Remark reason : reasons) {
            said = reason.says().matcher(said).replaceAll(reason.as());
        }
        return said;
    }

    /// The codes of the problems that have a text of their own.
    List<String> codes() {
        return problems.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(HINT))
                .sorted()
                .toList();
    }
}
