package dev.sluice.app.runs;

import dev.sluice.app.fx.EngineTexts;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Something to tell the user once.
///
/// @param text its message key
/// @param values what the message is filled with
/// @param detail more of it, as the engine says it; may be empty
/// @param why the refusal that it tells of, if it does
public record Notice(
        Kind kind, String text, List<Object> values, String detail, @Nullable RunRefused why) {
    /// How it is shown.
    public enum Kind {
        GOOD,
        PLAIN,
        BAD
    }

    public Notice(Kind kind, String text, List<Object> values, String detail) {
        this(kind, text, values, detail, null);
    }

    /// How a run ended.
    static Notice of(Run.Result result) {
        return switch (result) {
            case Run.Result.Succeeded _ -> new Notice(Kind.GOOD, "runs.succeeded", List.of(), "");
            case Run.Result.Failed(var failure) -> bad("runs.failed", failure.cause(), failure);
            case Run.Result.Cancelled _ -> new Notice(Kind.PLAIN, "runs.cancelled", List.of(), "");
            case Run.Result.Interrupted(var reason, var remedy) ->
                    bad("runs.interrupted", remedy, reason);
        };
    }

    public static Notice bad(String text, String detail, Object... values) {
        return new Notice(Kind.BAD, text, List.of(values), detail);
    }

    /// Tells why something could not be done.
    public static Notice refused(String text, RunRefused why) {
        List<Object> message = List.of(String.valueOf(why.getMessage()));
        return new Notice(Kind.BAD, text, message, why.remedy(), why);
    }

    /// Its one line, in the user's language.
    public String title(Messages messages) {
        EngineTexts engine = messages.engine();
        return why == null
                ? messages.text(text, values.stream().map(value -> said(value, engine)).toArray())
                : messages.text(text, why.said(engine));
    }

    private static Object said(Object value, EngineTexts engine) {
        return switch (value) {
            case String english -> engine.told(english);
            case Failure failure -> failure.error();
            default -> value;
        };
    }

    /// More of it, in the user's language; may be empty.
    String detail(EngineTexts engine) {
        if (why != null) {
            return why.remedy(engine);
        }
        return values.size() == 1 && values.getFirst() instanceof Failure failure
                ? engine.brief(failure)
                : engine.told(detail);
    }
}
