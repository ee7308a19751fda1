package dev.sluice.app.inspector.form.field;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.inspector.form.field.Field.Kind;
import dev.sluice.app.inspector.form.field.Field.Option;
import dev.sluice.app.inspector.form.field.Typed.Change;
import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes fields of one place in a flow.
///
/// @param prefix what begins the keys of the fields
/// @param templates how typed JSON and expressions are read
/// @param paths how a JSONPath step's fields are tried; `null`: all is in JSONata
public record Fields(String prefix, Templates templates, @Nullable PathAttempts paths) {
    /// In JSONata.
    public Fields(String prefix, Templates templates) {
        this(prefix, templates, null);
    }

    /// Of a step, in its language.
    public static Fields of(Step step, Templates templates) {
        return step.data().language() == QueryLanguage.JSONPATH
                ? new Fields("", templates.inJsonPath(), PathAttempts.of(step))
                : new Fields("", templates);
    }

    private static final Attempt NONE = new Attempt.None();

    /// The edit that a valid value makes.
    public interface EditOf<T extends @Nullable Object> extends Function<T, Edit> {}

    public Fields under(String more) {
        return new Fields(prefix + more + ".", templates, paths);
    }

    private Field field(String name, Kind kind, String text, Function<String, Typed> typed) {
        return new Field(prefix + name, "inspector.field." + name, kind, text, "", typed, NONE);
    }

    /// A text that may be absent.
    public Field line(String name, @Nullable String value, EditOf<@Nullable String> change) {
        return field(
                name,
                new Kind.Line(),
                Objects.requireNonNullElse(value, ""),
                text -> new Change(change.apply(absent(text))));
    }

    /// A text without blanks that may be absent.
    public Field word(
            String name, @Nullable String value, String wrong, EditOf<@Nullable String> change) {
        return field(
                name,
                new Kind.Line(),
                Objects.requireNonNullElse(value, ""),
                text ->
                        text.strip().matches("\\S*")
                                ? new Change(change.apply(absent(text)))
                                : Wrong.of(wrong));
    }

    public Field prose(String name, @Nullable String value, EditOf<@Nullable String> change) {
        return field(
                name,
                new Kind.Prose(),
                Objects.requireNonNullElse(value, ""),
                text -> new Change(change.apply(absent(text))));
    }

    /// A text that must be there.
    public Field needed(String name, String value, EditOf<String> change) {
        return field(
                name,
                new Kind.Line(),
                value,
                text ->
                        text.isBlank()
                                ? Wrong.of("inspector.wrong.needed")
                                : new Change(change.apply(text.strip())));
    }

    /// A whole number that may be absent.
    public Field whole(
            String name,
            @Nullable Integer value,
            int least,
            int most,
            EditOf<@Nullable Integer> change) {
        return field(
                name,
                new Kind.Line(),
                value == null ? "" : value.toString(),
                text -> {
                    String typed = text.strip();
                    if (typed.isEmpty()) {
                        return new Change(change.apply(null));
                    }
                    if (!typed.matches("\\d{1,9}")
                            || Integer.parseInt(typed) < least
                            || Integer.parseInt(typed) > most) {
                        return Wrong.of("inspector.wrong.whole", least, most);
                    }
                    return new Change(change.apply(Integer.valueOf(typed)));
                });
    }

    /// A number that may be absent.
    public Field number(
            String name, @Nullable Double value, double least, EditOf<@Nullable Double> change) {
        return field(
                name,
                new Kind.Line(),
                value == null ? "" : Templates.text(value),
                text -> {
                    String typed = text.strip();
                    if (typed.isEmpty()) {
                        return new Change(change.apply(null));
                    }
                    if (!typed.matches("\\d{1,9}(\\.\\d{1,9})?")
                            || Double.parseDouble(typed) < least) {
                        return Wrong.of("inspector.wrong.number", Templates.text(least));
                    }
                    return new Change(change.apply(Double.valueOf(typed)));
                });
    }

    /// JSON, in which texts may be expressions; may be absent.
    public Field json(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return template(name, new Kind.Code(), value, templates::json, change);
    }

    /// A JSON object, in which texts may be expressions; may be absent.
    public Field object(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return template(name, new Kind.Code(), value, templates::object, change);
    }

    /// A text or an expression; may be absent.
    public Field text(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return template(name, new Kind.Line(), value, templates::text, change);
    }

    /// A number of at least 0 or an expression; may be absent.
    public Field amount(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return template(name, new Kind.Line(), value, templates::amount, change);
    }

    /// An expression, or in JSONPath a comparison; never absent.
    public Field condition(String name, Template value, EditOf<Template> change) {
        Function<String, Templates.Read> read = templates::condition;
        return field(
                        name,
                        new Kind.Code(),
                        templates.written(value),
                        text ->
                                switch (read.apply(text)) {
                                    case Templates.Read.Value(Template typed) when typed != null ->
                                            new Change(change.apply(typed));
                                    case Templates.Read.Value _ ->
                                            Wrong.of("inspector.wrong.needed");
                                    case Templates.Read.Not(Wrong wrong) -> wrong;
                                })
                .triedAs(paths == null ? new Attempt.Jsonata() : paths.condition(read));
    }

    /// A path of JSONPath, or `null`, which drops everything; may be absent.
    public Field path(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return path(name, new Kind.Line(), value, Templates::path, change);
    }

    /// Where a result is put, as a path of JSONPath, or `null`; may be absent.
    public Field place(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return path(name, new Kind.Line(), value, Templates::place, change);
    }

    /// JSON in which names that end in `.$` stand for paths; may be absent.
    public Field payload(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return path(name, new Kind.Code(), value, templates::json, change);
    }

    private Field path(
            String name,
            Kind kind,
            @Nullable Template value,
            Function<String, Templates.Read> read,
            EditOf<@Nullable Template> change) {
        return template(name, kind, value, read, change)
                .triedAs(paths == null ? NONE : paths.path(name, read));
    }

    /// Where a catch puts the error, as a path of JSONPath; may be absent.
    public Field caught(String name, @Nullable Template value, EditOf<@Nullable Template> change) {
        return template(name, new Kind.Line(), value, Templates::place, change)
                .triedAs(paths == null ? NONE : paths.caught(Templates::place));
    }

    /// Variables and what they are set to.
    public Field assign(Map<String, Template> value, EditOf<Map<String, Template>> change) {
        Function<String, Templates.Read> read = templates::json;
        return field(
                        "assign",
                        new Kind.Code(),
                        templates.written(NamedValues.object(value)),
                        text ->
                                switch (read.apply(text)) {
                                    case Templates.Read.Not(Wrong wrong) -> wrong;
                                    case Templates.Read.Value(Template typed) ->
                                            NamedValues.typed(
                                                    typed, "inspector.wrong.object", change);
                                })
                .triedAs(paths == null ? new Attempt.Jsonata() : paths.assigned(prefix, read));
    }

    /// Names and a value for each as JSON, in which nothing is computed; may be none.
    public Field values(
            String name, Map<String, Template> value, EditOf<Map<String, Template>> change) {
        return field(
                name,
                new Kind.Code(),
                templates.written(NamedValues.object(value)),
                text ->
                        switch (Templates.plain(text)) {
                            case Templates.Read.Not(Wrong wrong) -> wrong;
                            case Templates.Read.Value(Template typed) ->
                                    NamedValues.typed(typed, "inspector.wrong." + name, change);
                        });
    }

    private Field template(
            String name,
            Kind kind,
            @Nullable Template value,
            Function<String, Templates.Read> read,
            EditOf<@Nullable Template> change) {
        return field(
                        name,
                        kind,
                        kind instanceof Kind.Code
                                ? templates.written(value)
                                : templates.line(value),
                        text ->
                                switch (read.apply(text)) {
                                    case Templates.Read.Value(Template template) ->
                                            new Change(change.apply(template));
                                    case Templates.Read.Not(Wrong wrong) -> wrong;
                                })
                .triedAs(paths == null ? new Attempt.Jsonata() : paths.value(read));
    }

    /// One of some values, or none.
    public Field pick(
            String name,
            @Nullable String value,
            List<String> values,
            EditOf<@Nullable String> change) {
        return field(
                name,
                new Kind.Pick(options(name, values), false),
                Objects.requireNonNullElse(value, ""),
                text -> new Change(change.apply(absent(text))));
    }

    /// One of some values, or none, where not every one may be taken at any time.
    public Field choice(
            String name, String value, List<String> values, Function<String, Typed> typed) {
        return field(name, new Kind.Pick(options(name, values), false), value, typed);
    }

    private static List<Option> options(String name, List<String> values) {
        String labels = "inspector.option." + name + ".";
        return Stream.concat(
                        Stream.of(new Option("", labels + "default")),
                        values.stream().map(v -> new Option(v, labels + v)))
                .toList();
    }

    /// One of some names, or another text.
    public Field name(
            String name, @Nullable String value, List<String> known, EditOf<String> change) {
        return field(
                name,
                new Kind.Pick(known.stream().map(Option::of).toList(), true),
                Objects.requireNonNullElse(value, ""),
                text ->
                        text.isBlank()
                                ? Wrong.of("inspector.wrong.needed")
                                : new Change(change.apply(text.strip())));
    }

    /// One of some names, another text, or none, where not every one may be taken.
    public Field known(
            String name,
            @Nullable String value,
            List<String> known,
            Function<@Nullable String, Typed> typed) {
        return field(
                name,
                new Kind.Pick(known.stream().map(Option::of).toList(), true),
                Objects.requireNonNullElse(value, ""),
                text -> typed.apply(absent(text)));
    }

    /// Steps between commas, those there are to choose from.
    public Field steps(
            String name, List<String> value, List<String> known, EditOf<List<String>> change) {
        return field(
                name,
                new Kind.Pick(known.stream().map(Option::of).toList(), true),
                String.join(", ", value),
                text ->
                        words(text).stream()
                                .filter(id -> !known.contains(id))
                                .findFirst()
                                .<Typed>map(id -> Wrong.of("inspector.wrong.no-step-here", id))
                                .orElseGet(() -> new Change(change.apply(words(text)))));
    }

    /// Whether a secret has a value, and where to set it.
    public Field secret(String name, String secret) {
        return field(name, new Kind.Secret(secret), "", _ -> Wrong.of("inspector.wrong.shown"));
    }

    public Field yes(String name, boolean value, EditOf<Boolean> change) {
        return field(
                name,
                new Kind.Switch(),
                value ? "true" : "",
                text -> new Change(change.apply(text.equals("true"))));
    }

    /// Words between commas.
    public Field words(String name, List<String> value, EditOf<List<String>> change) {
        return field(
                name,
                new Kind.Words(),
                String.join(", ", value),
                text -> new Change(change.apply(words(text))));
    }

    /// Words between commas, at least one.
    public Field someWords(String name, List<String> value, EditOf<List<String>> change) {
        return field(
                name,
                new Kind.Words(),
                String.join(", ", value),
                text ->
                        words(text).isEmpty()
                                ? Wrong.of("inspector.wrong.needed")
                                : new Change(change.apply(words(text))));
    }

    /// Some of several values, at least so many. One in the file that is none of them can only be
    /// taken away.
    public Field several(
            String name,
            List<String> value,
            List<Option> options,
            int least,
            EditOf<List<String>> change) {
        List<Option> all = new ArrayList<>(options);
        value.stream()
                .distinct()
                .filter(v -> options.stream().noneMatch(option -> option.value().equals(v)))
                .forEach(v -> all.add(Option.of(v)));
        return field(
                name,
                new Kind.Several(List.copyOf(all)),
                String.join(", ", value),
                text ->
                        words(text).size() < least
                                ? Wrong.of("inspector.wrong.some")
                                : new Change(change.apply(words(text))));
    }

    /// Anything whose meaning the caller knows.
    public Field line(String name, String value, Function<String, Typed> typed, boolean several) {
        return field(name, several ? new Kind.Code() : new Kind.Line(), value, typed);
    }

    public Field shown(String name, String value) {
        return field(name, new Kind.Shown(), value, _ -> Wrong.of("inspector.wrong.shown"));
    }

    public static List<String> words(String text) {
        return Stream.of(text.split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable String absent(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
