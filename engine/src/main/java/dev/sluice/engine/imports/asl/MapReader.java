package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a Map state into a map box.
final class MapReader {
    /// A distributed map that says nothing fails with the error of its own at the first item too.
    private static final Template NONE_MAY_FAIL = new Template(0);

    private final Scope scope;
    private final Fields fields;
    private final Step.Head head;
    private final DataReader data;

    MapReader(Scope scope, Fields fields, Step.Head head, DataReader data) {
        this.scope = scope;
        this.fields = fields;
        this.head = head;
        this.data = data;
    }

    Step read() {
        Template items = data.isJsonPath() ? data.path("ItemsPath") : null;
        if (items == null) {
            items = fields.template("Items");
        }
        Template selector = fields.template("ItemSelector");
        if (selector == null && data.isJsonPath()) {
            selector = fields.template("Parameters");
        }
        Template reader = fields.template("ItemReader");
        if (reader != null && items != null) {
            scope.draft()
                    .tell(
                            Fate.LOST,
                            fields.members().spot(),
                            head.id(),
                            "ItemsPath",
                            "The items are those that ItemReader reads.");
            items = null;
        }
        Template batcher = batcher();
        Template concurrency = data.number("MaxConcurrency");
        Template count = data.number("ToleratedFailureCount");
        Template percentage = data.number("ToleratedFailurePercentage");
        Members processor = processor();
        Template distributed = distributed(processor);
        if (distributed != null && count == null && percentage == null) {
            count = NONE_MAY_FAIL;
        }
        Data through = data.ofMap();
        Handling handling = new HandlingReader(scope, fields, data.isJsonPath()).read();
        return new Step.Map(
                head,
                items,
                selector,
                reader,
                batcher,
                concurrency,
                count,
                percentage,
                distributed,
                body(processor),
                data.isJsonPath() ? DataReader.inJsonPath(through) : through,
                Limits.NONE,
                handling,
                scope.next(fields));
    }

    /// The fields of `ItemBatcher`, as a map box names them.
    private @Nullable Template batcher() {
        Members written = fields.object("ItemBatcher");
        if (written == null) {
            return null;
        }
        var batcher = new Fields(written, head.id(), scope.draft());
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        put("maxItems", batcher.numberTemplate("MaxItemsPerBatch"), named);
        put("maxItems.$", data.path("MaxItemsPerBatchPath", batcher), named);
        put("maxBytes", batcher.numberTemplate("MaxInputBytesPerBatch"), named);
        put("maxBytes.$", data.path("MaxInputBytesPerBatchPath", batcher), named);
        put("input", batcher.template("BatchInput"), named);
        batcher.tellRest();
        return new Template(named);
    }

    private static void put(
            String name, @Nullable Template value, Map<String, @Nullable Object> into) {
        if (value != null) {
            into.put(name, value.value());
        }
    }

    private @Nullable Members processor() {
        Members processor = fields.object("ItemProcessor");
        return processor == null ? fields.object("Iterator") : processor;
    }

    /// That the iterations are executions of their own, and how; `null` where they are not.
    private @Nullable Template distributed(@Nullable Members processor) {
        Members config = processor == null ? null : processor.members("ProcessorConfig");
        if (config == null || !"DISTRIBUTED".equals(config.text("Mode"))) {
            fields.lose("ResultWriter", "Only distributed maps write their results.");
            fields.lose("Label", "Only iterations of distributed maps have names of their own.");
            return null;
        }
        scope.draft()
                .tell(
                        Fate.CHANGED,
                        config.spot(),
                        head.id(),
                        "ProcessorConfig",
                        "The iterations go on in the run itself; in their context object they are"
                                + " executions of their own.");
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        put("executionType", template(config.text("ExecutionType")), named);
        put("label", template(fields.text("Label")), named);
        put("resultWriter", writer(), named);
        return new Template(named);
    }

    private static @Nullable Template template(@Nullable String text) {
        return text == null ? null : new Template(text);
    }

    private @Nullable Template writer() {
        Template writer = fields.template("ResultWriter");
        if (writer != null && writer.value() instanceof Map<?, ?> written) {
            boolean isElsewhere =
                    written.containsKey("Parameters") || written.containsKey("Arguments");
            scope.draft()
                    .tell(
                            Fate.CHANGED,
                            fields.members().spot(),
                            head.id(),
                            "ResultWriter",
                            isElsewhere
                                    ? "The output tells where the results are, as in the cloud; the"
                                            + " results themselves are in the run's events, not in"
                                            + " the bucket."
                                    : "The results come in the output.");
        }
        return writer;
    }

    private Step.Body body(@Nullable Members processor) {
        Map<String, Step> steps = new LinkedHashMap<>();
        if (processor == null) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "The map \"" + head.id() + "\" has no \"ItemProcessor\".",
                            "Write the states that each item goes through there.");
            return new Step.Body(List.of(), steps);
        }
        var inside = new Fields(processor, head.id(), scope.draft());
        QueryLanguage language = MachineReader.language(inside, scope.language(), scope.draft());
        inside.take("ProcessorConfig");
        inside.take("Comment");
        Scope each = Scope.of(scope.draft(), inside, language, steps);
        each.read();
        inside.tellRest();
        return new Step.Body(each.start(), steps);
    }
}
