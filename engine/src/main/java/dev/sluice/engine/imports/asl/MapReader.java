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
        distributed();
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
                body(),
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

    private void distributed() {
        fields.lose("ResultWriter", "The results are the map's output; they are written nowhere.");
        fields.lose("Label", "Iterations have no names of their own.");
    }

    private Step.Body body() {
        Members processor = fields.object("ItemProcessor");
        if (processor == null) {
            processor = fields.object("Iterator");
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        if (processor == null) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "The map \"" + head.id() + "\" has no \"ItemProcessor\".");
            return new Step.Body(List.of(), steps);
        }
        var inside = new Fields(processor, head.id(), scope.draft());
        QueryLanguage language = MachineReader.language(inside, scope.language(), scope.draft());
        config(inside);
        inside.take("Comment");
        Scope each = Scope.of(scope.draft(), inside, language, steps);
        each.read();
        inside.tellRest();
        return new Step.Body(each.start(), steps);
    }

    private void config(Fields inside) {
        Members config = inside.object("ProcessorConfig");
        if (config != null && "DISTRIBUTED".equals(config.text("Mode"))) {
            scope.draft()
                    .tell(
                            Fate.CHANGED,
                            config.spot(),
                            head.id(),
                            "ProcessorConfig",
                            "The iterations belong to the run itself; they are no runs of their"
                                    + " own.");
        }
    }
}
