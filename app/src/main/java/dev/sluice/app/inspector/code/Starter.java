package dev.sluice.app.inspector.code;

import dev.sluice.engine.model.FunctionSpec;

/// What a new function begins with: a runtime, a handler and a source file that runs at once.
public enum Starter {
    PYTHON(
            "python3.13",
            "index.handler",
            "index.py",
            """
            def handler(event, context):
                print("got", event)
                return {"ok": True}
            """),
    NODEJS(
            "nodejs22.x",
            "index.handler",
            "index.js",
            """
            exports.handler = async (event, context) => {
              console.log("got", event);
              return { ok: true };
            };
            """),
    JAVA(
            "java21",
            "example.Handler",
            "example/Handler.java",
            """
            package example;

            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;

            import java.util.Map;

            public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
                @Override
                public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
                    System.out.println("got " + event);
                    return Map.of("ok", true);
                }
            }
            """),
    GO(
            "provided.al2023",
            "function.Handler",
            "handler.go",
            """
            package function

            import (
            	"context"
            	"fmt"
            )

            func Handler(ctx context.Context, event map[string]any) (map[string]any, error) {
            	fmt.Println("got", event)
            	return map[string]any{"ok": true}, nil
            }
            """);

    private final String runtime;
    private final String handler;
    private final String file;
    private final String source;

    Starter(String runtime, String handler, String file, String source) {
        this.runtime = runtime;
        this.handler = handler;
        this.file = file;
        this.source = source;
    }

    /// The starter for a runtime; Python where there is none of its own.
    public static Starter of(String runtime) {
        if (runtime.startsWith("nodejs")) {
            return NODEJS;
        }
        if (runtime.startsWith("java")) {
            return JAVA;
        }
        return runtime.startsWith("go") || runtime.startsWith("provided") ? GO : PYTHON;
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
        return FunctionSpec.of(id, runtime, handler, "functions/" + id);
    }
}
