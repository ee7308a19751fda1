package dev.sluice.app.canvas.shape;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is written on a figure: its name, and a second line that says the most useful thing about
/// it.
public final class Summaries {
    private static final Pattern RATE = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");

    private final Messages messages;

    public Summaries(Messages messages) {
        this.messages = messages;
    }

    public static String title(Step step) {
        String label = step.head().label();
        return label == null || label.isBlank() ? step.id() : label;
    }

    public static String title(Trigger trigger) {
        String label = trigger.head().label();
        return label == null || label.isBlank() ? trigger.id() : label;
    }

    public String of(Step step, Flow flow) {
        return switch (step) {
            case Step.Function s -> function(flow.functions().get(s.function()), s);
            case Step.Choice s -> messages.text("canvas.summary.rules", s.rules().size());
            case Step.Join _ -> messages.text("kind.step-join");
            case Step.Map s -> expression(s.items(), "kind.step-map");
            case Step.Group s -> messages.text("canvas.summary.steps", s.body().steps().size());
            case Step.Wait s -> wait(s);
            case Step.Transform s -> expression(s.data().output(), "kind.step-transform");
            case Step.Callback s -> or(s.function(), "kind.step-callback");
            case Step.Http s -> http(s);
            case Step.Publish s ->
                    or(s.topic() == null ? s.queue() : s.topic(), "canvas.summary.no-target");
            case Step.ObjectAccess s -> s.action() + " " + s.bucket();
            case Step.SubFlow s -> or(s.flow(), "kind.step-flow");
            case Step.Succeed _ -> messages.text("kind.step-succeed");
            case Step.Fail s -> text(s.error(), "kind.step-fail");
        };
    }

    public String of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual t -> other(title(t), messages.text("kind.trigger-manual"), t.id());
            case Trigger.Http t -> (t.method() == null ? "POST" : t.method()) + " " + t.path();
            case Trigger.Timer t ->
                    t.rate() == null ? or(t.cron(), "kind.trigger-timer") : every(t.rate());
            case Trigger.ObjectChange t ->
                    t.bucket() + (t.suffix() == null ? "" : "  *" + t.suffix());
            case Trigger.Queue t -> or(t.queue(), "kind.trigger-queue");
            case Trigger.Topic t -> or(t.topic(), "kind.trigger-topic");
            case Trigger.Webhook t ->
                    t.events().isEmpty()
                            ? messages.text("kind.trigger-webhook")
                            : "GitHub  " + String.join(", ", t.events());
        };
    }

    /// A rate such as `5 minutes`; one that is none stands as it is.
    private String every(String rate) {
        Matcher read = RATE.matcher(rate);
        return read.matches()
                ? messages.text(
                        "canvas.summary.every-" + read.group(2), Integer.valueOf(read.group(1)))
                : rate;
    }

    /// What is written below a title, so that nothing is written twice.
    private static String other(String title, String below, String otherwise) {
        return title.equals(below) ? otherwise : below;
    }

    /// What a wire says that leaves a choice by a rule.
    public String rule(Step.Rule rule) {
        String label = rule.label();
        return label == null || label.isBlank() ? text(rule.when(), "canvas.rule") : label;
    }

    /// The errors that a wire takes.
    public List<String> errors(Handling.Catcher catcher) {
        return catcher.errors().contains("States.ALL")
                ? List.of(messages.text("canvas.wire.any-error"))
                : catcher.errors();
    }

    public String otherwise() {
        return messages.text("canvas.wire.otherwise");
    }

    private String function(@Nullable FunctionSpec function, Step.Function step) {
        if (function == null) {
            return step.function().isEmpty()
                    ? messages.text("canvas.summary.no-function")
                    : messages.text("canvas.summary.missing-function", step.function());
        }
        return runtime(function.runtime()) + "  ·  " + function.memory() + " MB";
    }

    /// A runtime as people write it: `python3.13` is Python 3.13.
    public static String runtime(String runtime) {
        return runtime.replaceFirst("^python", "Python ")
                .replaceFirst("^nodejs(\\d+)(\\.x)?", "Node.js $1")
                .replaceFirst("^java", "Java ")
                .replaceFirst("^go", "Go ")
                .strip();
    }

    private String wait(Step.Wait wait) {
        Template seconds = wait.seconds();
        if (seconds != null && seconds.value() instanceof Number n) {
            return messages.text("canvas.summary.seconds", n);
        }
        return expression(seconds == null ? wait.timestamp() : seconds, "kind.step-wait");
    }

    private String http(Step.Http step) {
        return text(step.method(), "kind.step-http")
                + " "
                + text(step.url(), "canvas.summary.no-target").replaceFirst("^https?://", "");
    }

    private String expression(@Nullable Template template, String otherwise) {
        return template != null && template.isExpression()
                ? text(template, otherwise)
                : messages.text(otherwise);
    }

    private String text(@Nullable Template template, String otherwise) {
        if (template != null && template.value() instanceof String text && !text.isBlank()) {
            return Template.isExpression(text)
                    ? Template.expression(text).replace("$states.", "")
                    : text;
        }
        return messages.text(otherwise);
    }

    private String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? messages.text(otherwise) : text;
    }
}
