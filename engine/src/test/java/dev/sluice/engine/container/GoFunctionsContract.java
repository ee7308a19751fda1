package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every runtime must do with Go: packages with a handler, and programs that speak a cloud's
/// runtime API themselves.
public abstract class GoFunctionsContract extends RuntimeHarness {
    /// A program as the clouds' own libraries make them: it asks for calls and posts answers.
    private static final String PROGRAM =
            """
            package main
            import ("bytes"; "fmt"; "io"; "net/http"; "os")
            func main() {
                base := "http://" + os.Getenv("%s") + "/%s/runtime/"
                for {
                    next, err := http.Get(base + "invocation/next")
                    if err != nil { os.Exit(1) }
                    event, _ := io.ReadAll(next.Body)
                    id := next.Header.Get("%s")
                    if string(event) == "\\"exit\\"" { fmt.Println("bye"); os.Exit(7) }
                    kind := "response"
                    body := []byte(`{"id":"` + id + `","got":` + string(event) + `}`)
                    if string(event) == "\\"fail\\"" {
                        kind, body = "error", []byte(`{"errorType":"BadPhoto","errorMessage":"no ü"}`)
                    }
                    if string(event) == "\\"text\\"" { body = []byte("no json") }
                    answer, err := http.Post(base + "invocation/" + id + "/" + kind, "application/json", bytes.NewReader(body))
                    if err != nil || answer.StatusCode != %d { os.Exit(2) }
                    answer.Body.Close()
                    if string(event) == "\\"fail\\"" && os.Getenv("FATAL") != "" { os.Exit(1) }
                }
            }
            """;

    private Made aws() throws IOException {
        return go("bootstrap", aws("AWS_LAMBDA_RUNTIME_API"));
    }

    private static String aws(String variable) {
        return PROGRAM.formatted(variable, "2018-06-01", "Lambda-Runtime-Aws-Request-Id", 202);
    }

    private Made go(String handler, String source) throws IOException {
        return function("provided.al2023", handler, "main.go", source);
    }

    private Made handler(String body) throws IOException {
        return go(
                "main.Handle",
                """
                package main
                import ("context"; "errors"; "fmt"; "os"; "time")
                var _ = errors.New
                var _ = fmt.Print
                var _ = os.Getenv
                var _ = time.Now
                type Photo struct { Name string `json:"name"`; Sides []int `json:"sides"` }
                """
                        + body);
    }

    @Test
    void callsAHandlerOfAPackage() throws Exception {
        Made typed =
                handler(
                        """
                        func Handle(ctx context.Context, in Photo) (map[string]any, error) {
                            deadline, _ := ctx.Deadline()
                            return map[string]any{"photo": in, "soon": time.Until(deadline) < 11*time.Second}, nil
                        }
                        """);
        Made echo =
                handler(
                        "func Handle(ctx context.Context, in any) (any, error) { return in, nil"
                                + " }\n");
        Made none = handler("func Handle() error { return nil }\nvar _ context.Context\n");

        assertThat(returned(call(typed, "{\"name\": \"ü中🎉\", \"sides\": [1, 2]}")))
                .isEqualTo(
                        Json.parse(
                                "{\"photo\": {\"name\": \"ü中🎉\", \"sides\": [1, 2]}, \"soon\":"
                                        + " true}"));
        for (String odd : List.of("null", "0", "\"\"", "[]", "{\"\": [[[]]]}")) {
            assertThat(returned(call(echo, odd))).isEqualTo(Json.parse(odd));
        }
        assertThat(returned(call(none, "{}"))).isNull();
    }

    @Test
    void callsAHandlerOfAPackageInAModuleWithOthersBesideIt() throws Exception {
        Made module =
                function(
                        "go1.x",
                        "resize.Handle",
                        "resize/resize.go",
                        """
                        package resize
                        import "example.com/photos/names"
                        func Handle(in string) (string, error) { return names.Long(in), nil }
                        """);
        Files.writeString(
                module.code().resolve("go.mod"),
                "module example.com/photos\n\ngo 1.21\n\nrequire example.org/words v1.0.0\n");
        Files.createDirectories(module.code().resolve("names"));
        Files.writeString(
                module.code().resolve("names/names.go"),
                "package names\nimport \"example.org/words\"\n"
                        + "func Long(s string) string { return words.Very(s) }\n");
        var vendored = module.code().resolve("vendor/example.org/words");
        Files.createDirectories(vendored);
        Files.writeString(
                vendored.resolve("words.go"),
                "package words\nfunc Very(s string) string { return \"very \" + s }\n");
        Files.writeString(
                module.code().resolve("vendor/modules.txt"),
                "# example.org/words v1.0.0\n## explicit\nexample.org/words\n");

        assertThat(returned(call(module, "\"long\""))).isEqualTo("very long");
    }

    @Test
    void runsProgramsThatSpeakTheRuntimeApiOfEitherCloud() throws Exception {
        Made aws = aws();
        Made fc =
                go(
                        "main",
                        PROGRAM.formatted("FC_RUNTIME_API", "2020-11-11", "x-fc-request-id", 200));
        for (Made program : List.of(aws, fc)) {
            Call call = call(program, "{\"a\": \"ü中🎉\"}", Duration.ofSeconds(10));

            assertThat(returned(runtime().call(call, (_, _) -> {})))
                    .isEqualTo(Map.of("id", call.id(), "got", Map.of("a", "ü中🎉")));
            assertInstanceOf(Outcome.NotJson.class, call(program, "\"text\""));
        }
    }

    @Test
    void runsAServerAsFunctionComputesCustomRuntimesAre() throws Exception {
        Made server =
                function(
                        "custom.debian12",
                        "bootstrap",
                        "main.go",
                        """
                        package main
                        import ("io"; "net/http"; "os")
                        func main() {
                            http.HandleFunc("/invoke", func(w http.ResponseWriter, r *http.Request) {
                                event, _ := io.ReadAll(r.Body)
                                if string(event) == "\\"fail\\"" { w.Header().Set("X-Fc-Status", "404"); w.Write([]byte("no photo")); return }
                                w.Write([]byte(`{"id":"` + r.Header.Get("x-fc-request-id") + `","got":` + string(event) + `}`))
                            })
                            http.ListenAndServe("0.0.0.0:" + os.Getenv("FC_SERVER_PORT"), nil)
                        }
                        """);
        Call call = call(server, "[1]", Duration.ofSeconds(10));

        assertThat(returned(runtime().call(call, (_, _) -> {})))
                .isEqualTo(Map.of("id", call.id(), "got", List.of(1)));
        var threw = assertInstanceOf(Outcome.Threw.class, call(server, "\"fail\""));
        assertThat(threw.payload()).contains("no photo");
    }

    @Test
    void reportsWhatAHandlerReturnsAsErrorOrPanicsWith() throws Exception {
        Made fails =
                handler(
                        """
                        type BadPhoto struct{}
                        func (BadPhoto) Error() string { return "no ü" }
                        func Handle(ctx context.Context, in string) (string, error) {
                            if in == "panic" { var none *Photo; return none.Name, nil }
                            if in == "plain" { return "", errors.New("plain") }
                            return "", BadPhoto{}
                        }
                        """);

        var threw = assertInstanceOf(Outcome.Threw.class, call(fails, "\"\""));
        var plain = assertInstanceOf(Outcome.Threw.class, call(fails, "\"plain\""));
        var panicked = assertInstanceOf(Outcome.Threw.class, call(fails, "\"panic\""));

        assertThat(threw.type()).isEqualTo("BadPhoto");
        assertThat(threw.payload()).contains("no ü");
        assertThat(plain.type()).isEqualTo("errorString");
        assertThat(panicked.payload()).contains("nil pointer", "main.go");
        assertInstanceOf(Outcome.Threw.class, call(fails, "\"\""));
    }

    @Test
    void survivesProgramsThatEnd() throws Exception {
        Made program = aws();
        var fatal = Map.of("FATAL", "yes");
        var lines = new ArrayList<String>();

        Outcome raised =
                runtime()
                        .call(
                                call(program, "\"fail\"", Duration.ofSeconds(10), fatal),
                                (_, _) -> {});
        Outcome next =
                runtime().call(call(program, "1", Duration.ofSeconds(10), fatal), (_, _) -> {});
        Outcome exited =
                runtime()
                        .call(
                                call(program, "\"exit\"", Duration.ofSeconds(10)),
                                (_, text) -> lines.add(text));

        assertThat(assertInstanceOf(Outcome.Threw.class, raised).type()).isEqualTo("BadPhoto");
        assertInstanceOf(Outcome.Returned.class, next);
        assertThat(assertInstanceOf(Outcome.Exited.class, exited).status()).isEqualTo(7);
        assertThat(lines).contains("bye");
    }

    @Test
    void saysWhereTheCodeDoesNotCompileAndWhatIsMissing() throws Exception {
        Made broken = handler("func Handle(in string) (string, error) { return 1, nil }\n");
        Made noProgram = go("bootstrap", "package main\nfunc Handle() {}\n");
        Made signature = handler("func Handle(a, b, c string) {}\nvar _ context.Context\n");
        Made nothing = function("provided.al2023", "bootstrap", "read.me", "");

        assertThat(notLoaded(broken))
                .returns("Runtime.UserCodeSyntaxError", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("main.go:8");
        assertThat(notLoaded(signature).message()).contains("takes a context and an input");
        assertThat(notLoaded(nothing))
                .returns("Runtime.InvalidEntrypoint", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("bootstrap");
        assertThat(notLoaded(noProgram).message()).contains("name a handler as package.Function");
    }

    @Test
    void passesEnvironmentAndOutputAndMeasures() throws Exception {
        Made prints =
                handler(
                        """
                        func Handle(ctx context.Context, in int) (string, error) {
                            for i := 0; i < 2000; i++ { fmt.Println(in, i) }
                            fmt.Fprint(os.Stderr, "without end")
                            return os.Getenv("GREETING") + os.Getenv("SLUICE_NONCE"), nil
                        }
                        """);
        for (int call = 0; call < 3; call++) {
            var out = new ArrayList<String>();
            for (int i = 0; i < 2000; i++) {
                out.add("stdout " + call + " " + i);
            }

            List<String> lines = output(prints, Integer.toString(call));

            assertThat(lines).filteredOn(line -> line.startsWith("stdout")).isEqualTo(out);
            assertThat(lines).contains("stderr without end");
        }
        var environment = Map.of("GREETING", "grüß 你好");
        Outcome outcome =
                runtime()
                        .call(call(prints, "1", Duration.ofSeconds(10), environment), (_, _) -> {});
        assertThat(returned(outcome)).isEqualTo("grüß 你好");
        assertThat(outcome.report().peakMemoryMb()).isBetween(1.0, 100.0);
    }

    @Test
    void killsACallThatOutlivesItsLimitAndOneThatTakesTooMuchMemory() throws Exception {
        Made greedy =
                handler(
                        """
                        var kept [][]byte
                        func Handle(ctx context.Context, in string) (string, error) {
                            for in == "loop" {}
                            for in == "hoard" {
                                more := make([]byte, 4<<20)
                                for i := range more { more[i] = 1 }
                                kept = append(kept, more)
                            }
                            return "done", nil
                        }
                        """);
        assertThat(returned(call(greedy, "\"\""))).isEqualTo("done");
        var limit = Duration.ofMillis(300);

        assertInstanceOf(
                Outcome.TimedOut.class,
                runtime().call(call(greedy, "\"loop\"", limit), (_, _) -> {}));
        assertInstanceOf(Outcome.OutOfMemory.class, call(greedy, "\"hoard\""));
        assertThat(returned(call(greedy, "\"\""))).isEqualTo("done");
    }
}
