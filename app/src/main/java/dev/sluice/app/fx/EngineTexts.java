package dev.sluice.app.fx;

import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the engine says, in the user's language: problems by their code, everything else by its
/// wording. What has no text of its own is said as the engine says it.
public final class EngineTexts {
    private static final String HINT = ".hint";

    /// How the names of the errors begin that the engine raises itself.
    private static final List<String> OURS =
            List.of("States.", "Runtime.", "Sandbox.", "Function.", "Lambda.");

    /// The message in a cause that is the JSON of a function's error.
    private static final Pattern MESSAGE =
            Pattern.compile("\"errorMessage\":\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")");

    /// Stands for all behind the colon of the engine's message.
    private static final String REST = "{*}";

    private final Properties problems;
    private final List<Remark> remarks;
    private final Phrasebook phrases;

    private record Remark(Pattern says, String as) {}

    private EngineTexts(Properties problems, Properties costs, Properties told) {
        this.problems = problems;
        this.remarks = patterns(costs);
        this.phrases = Phrasebook.of(told);
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
                        read("told" + language.suffix() + ".properties"));
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

    /// A problem with its place and what to do about it, as the command line tells it.
    public String placed(PlacedProblem placed) {
        String hint = hint(placed.problem());
        return "%s:%d:%d: %s%s"
                .formatted(
                        placed.file(),
                        placed.line(),
                        placed.column(),
                        message(placed.problem()),
                        hint.isEmpty() ? "" : " " + hint);
    }

    private String said(@Nullable String text, Problem problem, String otherwise) {
        if (text == null) {
            return otherwise;
        }
        String rest = problem.message().replaceFirst("^[^:]*: *", "");
        return new MessageFormat(text.replace(REST, "'{*}'"))
                .format(problem.arguments().toArray())
                .replace(REST, told(rest));
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

    /// What was done, refused or failed, why, or what to do about it. Parts that have no text of
    /// their own stay as they are.
    public String told(String english) {
        return phrases.said(english);
    }

    /// Why a file could not be read or written, to follow a colon.
    public String told(IOException e) {
        return told(Reasons.of(e));
    }

    /// Whether the error is one that the engine raises itself.
    public boolean raises(Failure failure) {
        return OURS.stream().anyMatch(failure.error()::startsWith);
    }

    /// What made a step or a run fail: what the engine found in the user's language, what a
    /// function or a flow gives for a cause as it is.
    public String cause(Failure failure) {
        String cause = failure.cause();
        if (!raises(failure)) {
            return cause;
        }
        Matcher message = MESSAGE.matcher(cause);
        if (!message.find()) {
            return told(cause);
        }
        return cause.substring(0, message.start(1))
                + Json.write(told(text(message)))
                + cause.substring(message.end(1));
    }

    /// The same in few words: of a cause that is JSON the message alone.
    public String brief(Failure failure) {
        Matcher message = MESSAGE.matcher(failure.cause());
        if (!failure.cause().startsWith("{") || !message.find()) {
            return cause(failure);
        }
        return raises(failure) ? told(text(message)) : text(message);
    }

    private static String text(Matcher message) {
        try {
            return String.valueOf(Json.parse(message.group(1)));
        } catch (JsonSyntaxException _) {
            return message.group(1); // half a character, for example
        }
    }

    /// The codes of the problems that have a text of their own.
    List<String> codes() {
        return problems.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(HINT))
                .sorted()
                .toList();
    }
}
