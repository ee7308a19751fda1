package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The `ItemReader` of a distributed Map state. One that is written as the States Language does is
/// taken as it is.
final class ItemReader {
    private static final Map<String, String> DELIMITERS =
            Map.of(",", "COMMA", "|", "PIPE", ";", "SEMICOLON", " ", "SPACE", "\t", "TAB");

    private final Drafting draft;
    private final String step;
    private final Template reader;

    ItemReader(Drafting draft, String step, Template reader) {
        this.draft = draft;
        this.step = step;
        this.reader = reader;
    }

    @Nullable Object state() {
        if (!(reader.value() instanceof Map<?, ?> written) || written.containsKey("Resource")) {
            return reader.value();
        }
        Map<String, Object> state = new LinkedHashMap<>();
        Object key = written.get("bucket") == null ? written.get("file") : written.get("key");
        state.put(
                "Resource", "arn:aws:states:::s3:" + (key == null ? "listObjectsV2" : "getObject"));
        Map<String, Object> config = config(written, key);
        if (!config.isEmpty()) {
            state.put("ReaderConfig", config);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("Bucket", bucket(written.get("bucket")));
        putIfThere("Key", key, arguments);
        putIfThere("Prefix", key == null ? prefix(written) : null, arguments);
        state.put("Arguments", arguments);
        return state;
    }

    private static @Nullable Object prefix(Map<?, ?> written) {
        Object prefix = written.get("prefix");
        return prefix == null ? written.get("folder") : prefix;
    }

    private Map<String, Object> config(Map<?, ?> written, @Nullable Object key) {
        Map<String, Object> config = new LinkedHashMap<>();
        String format = String.valueOf(written.get("format"));
        if (key != null) {
            String name = String.valueOf(key).toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1).replace("ndjson", "jsonl");
            String type = written.get("format") == null ? ending : format;
            config.put("InputType", type.toUpperCase(Locale.ROOT));
            if (type.equals("csv")) {
                config.put(
                        "CSVHeaderLocation",
                        written.get("headers") == null ? "FIRST_ROW" : "GIVEN");
                putIfThere("CSVHeaders", written.get("headers"), config);
                Object delimiter = written.get("delimiter");
                if (delimiter != null) {
                    String text = String.valueOf(delimiter);
                    config.put("CSVDelimiter", DELIMITERS.getOrDefault(text, text));
                }
            }
            if (type.equals("lines") || type.equals("txt")) {
                draft.report()
                        .lost(
                                Kind.STEP,
                                step,
                                "itemReader.format",
                                "A Map state reads no plain lines. Store them as JSON Lines or"
                                        + " CSV.");
            }
        }
        putIfThere("ItemsPointer", written.get("pointer"), config);
        putIfThere("MaxItems", written.get("maxItems"), config);
        return config;
    }

    /// A file of the flow's folder is not deployed with it.
    private Object bucket(@Nullable Object bucket) {
        if (bucket instanceof String name && !Template.isExpression(name)) {
            String id = draft.ids().of("Bucket", name);
            draft.allow(Cfn.map("S3ReadPolicy", Cfn.map("BucketName", Cfn.ref(id))));
            return draft.substitutions().reference(id + "Name", Cfn.ref(id));
        }
        if (bucket != null) {
            return bucket;
        }
        draft.report()
                .lost(
                        Kind.STEP,
                        step,
                        "itemReader",
                        "A Map state reads from S3 only. Put the file or folder into a bucket and"
                                + " write \"bucket\"; until then the parameter ItemsBucket names"
                                + " one.");
        return draft.substitutions().reference("ItemsBucket", Cfn.ref("ItemsBucket"));
    }

    private static void putIfThere(String name, @Nullable Object value, Map<String, Object> into) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
