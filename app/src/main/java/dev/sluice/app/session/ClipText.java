package dev.sluice.app.session;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.RecordReader;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.json.v1.LayoutJson;
import dev.sluice.engine.json.v1.Layouts;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Copied steps as text, so that they can be carried to another window or sent by mail: the two
/// files of a flow in one JSON object.
public final class ClipText {
    private static final String FLOW = "flow";
    private static final String LAYOUT = "layout";
    private static final String NOTE = "note";

    private ClipText() {}

    public static String write(FlowDocument clip) {
        return write(clip, null);
    }

    /// @param note under which name it is noted where the copy was made
    public static String write(FlowDocument clip, @Nullable String note) {
        Flow flow = clip.flow();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (note != null) {
            map.put(NOTE, note);
        }
        map.put(FLOW, RecordWriter.tree(Flows.write(flow)));
        map.put(LAYOUT, RecordWriter.tree(Layouts.write(clip.layout(), flow.triggers().keySet())));
        return Json.write(map);
    }

    /// Under which name a text says that its copy is noted.
    public static @Nullable String note(String text) {
        try {
            return Json.parse(text) instanceof Map<?, ?> map && map.get(NOTE) instanceof String note
                    ? note
                    : null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /// What a text holds; `null` where it holds no steps.
    public static @Nullable FlowDocument read(String text) {
        try {
            if (Json.parse(text) instanceof Map<?, ?> map
                    && map.get(FLOW) instanceof Map<?, ?> flow
                    && map.get(LAYOUT) instanceof Map<?, ?> layout) {
                var flowJson =
                        RecordReader.read(JsonText.parse(Json.write(flow)), FlowJson.class).value();
                var layoutJson =
                        RecordReader.read(JsonText.parse(Json.write(layout)), LayoutJson.class)
                                .value();
                return flowJson == null || layoutJson == null
                        ? null
                        : new FlowDocument(Flows.read(flowJson), Layouts.read(layoutJson));
            }
            return null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
