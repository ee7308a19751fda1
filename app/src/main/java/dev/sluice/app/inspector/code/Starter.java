package dev.sluice.app.inspector.code;

import dev.sluice.engine.model.FunctionSpec;

import java.util.List;
import java.util.Map;

/// What a new function begins with: a runtime, a handler and a source file that runs at once.
public enum Starter {
    PYTHON(
            "python3.13",
            "index.py",
            """
            def handler(event, context):
                print("got", event)
                return {"ok": True}
            """),
    NODEJS(
            "nodejs22.x",
            "index.js",
            """
            exports.handler = async (event, context) => {
              console.log("got", event);
              return { ok: true };
            };
            """);

    private final String runtime;
    private final String file;
    private final String source;

    Starter(String runtime, String file, String source) {
        this.runtime = runtime;
        this.file = file;
        this.source = source;
    }

    /// The starter for a runtime; Python where there is none of its own.
    public static Starter of(String runtime) {
        return runtime.startsWith("nodejs") ? NODEJS : PYTHON;
    }

    /// The name of its source file.
    public String file() {
        return file;
    }

    public String source() {
        return source;
    }

    /// A function of that id with usual limits.
    public FunctionSpec function(String id) {
        return new FunctionSpec(
                id,
                runtime,
                "index.handler",
                "functions/" + id,
                null,
                null,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
