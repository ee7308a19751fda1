package dev.sluice.engine.json;

import dev.sluice.engine.json.v1.FlowJson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The published JSON Schema of `flow.json`, for editors.
public final class FlowSchema {
    /// What `$schema` in a flow file names.
    public static final String ID = FlowJson.SCHEMA;

    private FlowSchema() {}

    public static String text() {
        try (InputStream in = FlowSchema.class.getResourceAsStream("flow-1.schema.json")) {
            return new String(
                    Objects.requireNonNull(in, "flow-1.schema.json").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema of flow files", e);
        }
    }
}
