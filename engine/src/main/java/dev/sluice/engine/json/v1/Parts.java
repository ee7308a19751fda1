package dev.sluice.engine.json.v1;

import static dev.sluice.engine.json.v1.Absent.any;
import static dev.sluice.engine.json.v1.Absent.anys;
import static dev.sluice.engine.json.v1.Absent.ifEmpty;
import static dev.sluice.engine.json.v1.Absent.orEmpty;
import static dev.sluice.engine.json.v1.Absent.template;
import static dev.sluice.engine.json.v1.Absent.templates;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import java.util.stream.Stream;

/// The groups of fields of steps between the file and the model.
final class Parts {
    private Parts() {}

    static Step.Head head(String id, PartsJson.Head head) {
        return new Step.Head(id, head.label(), head.comment());
    }

    static PartsJson.Head head(Step.Head head) {
        return new PartsJson.Head(head.label(), head.comment());
    }

    static Data data(PartsJson.Data d) {
        QueryLanguage language =
                switch (d.language()) {
                    case null -> null;
                    case JSONATA -> QueryLanguage.JSONATA;
                    case JSONPATH -> QueryLanguage.JSONPATH;
                };
        var paths =
                new Data.Paths(
                        template(d.inputPath()),
                        template(d.parameters()),
                        template(d.resultSelector()),
                        template(d.resultPath()),
                        template(d.outputPath()));
        var data =
                new Data(
                        language,
                        template(d.input()),
                        template(d.output()),
                        templates(d.assign()),
                        d.result() == PartsJson.Result.ENVELOPE,
                        areWritten(paths) ? paths : null);
        return data.equals(Data.NONE) ? Data.NONE : data;
    }

    private static boolean areWritten(Data.Paths p) {
        return Stream.of(
                        p.inputPath(),
                        p.parameters(),
                        p.resultSelector(),
                        p.resultPath(),
                        p.outputPath())
                .anyMatch(path -> path != null);
    }

    static PartsJson.Data data(Data d) {
        PartsJson.Language language =
                switch (d.language()) {
                    case null -> null;
                    case JSONATA -> PartsJson.Language.JSONATA;
                    case JSONPATH -> PartsJson.Language.JSONPATH;
                };
        Data.Paths paths = d.paths() == null ? NO_PATHS : d.paths();
        return new PartsJson.Data(
                language,
                any(d.input()),
                any(d.output()),
                anys(d.assign()),
                d.envelope() ? PartsJson.Result.ENVELOPE : null,
                any(paths.inputPath()),
                any(paths.parameters()),
                any(paths.resultSelector()),
                any(paths.resultPath()),
                any(paths.outputPath()));
    }

    private static final Data.Paths NO_PATHS = new Data.Paths(null, null, null, null, null);

    static Limits limits(PartsJson.Limits l) {
        return l.timeoutSeconds() == null && l.heartbeatSeconds() == null
                ? Limits.NONE
                : new Limits(template(l.timeoutSeconds()), template(l.heartbeatSeconds()));
    }

    static PartsJson.Limits limits(Limits l) {
        return new PartsJson.Limits(any(l.timeoutSeconds()), any(l.heartbeatSeconds()));
    }

    static Handling handling(PartsJson.Handling h) {
        if (h.retry() == null && h.catchers() == null) {
            return Handling.NONE;
        }
        return new Handling(
                orEmpty(h.retry()).stream().map(Parts::retrier).toList(),
                orEmpty(h.catchers()).stream().map(Parts::catcher).toList());
    }

    static PartsJson.Handling handling(Handling h) {
        return new PartsJson.Handling(
                ifEmpty(h.retry().stream().map(Parts::retrier).toList()),
                ifEmpty(h.catchers().stream().map(Parts::catcher).toList()));
    }

    private static Handling.Retrier retrier(PartsJson.Retrier r) {
        return new Handling.Retrier(
                orEmpty(r.errors()),
                r.intervalSeconds(),
                r.maxAttempts(),
                r.backoffRate(),
                r.maxDelaySeconds(),
                r.jitter());
    }

    private static PartsJson.Retrier retrier(Handling.Retrier r) {
        return new PartsJson.Retrier(
                r.errors(),
                r.intervalSeconds(),
                r.maxAttempts(),
                r.backoffRate(),
                r.maxDelaySeconds(),
                r.jitter());
    }

    private static Handling.Catcher catcher(PartsJson.Catcher c) {
        return new Handling.Catcher(
                orEmpty(c.errors()),
                orEmpty(c.next()),
                template(c.output()),
                templates(c.assign()),
                template(c.resultPath()));
    }

    private static PartsJson.Catcher catcher(Handling.Catcher c) {
        return new PartsJson.Catcher(
                c.errors(),
                any(c.output()),
                anys(c.assign()),
                any(c.resultPath()),
                ifEmpty(c.next()));
    }

    static Step.Rule rule(PartsJson.Rule r) {
        return new Step.Rule(
                r.label(),
                new Template(r.when().value()),
                orEmpty(r.next()),
                template(r.output()),
                templates(r.assign()));
    }

    static PartsJson.Rule rule(Step.Rule r) {
        return new PartsJson.Rule(
                r.label(),
                new dev.sluice.engine.json.text.Any(r.when().value()),
                any(r.output()),
                anys(r.assign()),
                ifEmpty(r.next()));
    }
}
