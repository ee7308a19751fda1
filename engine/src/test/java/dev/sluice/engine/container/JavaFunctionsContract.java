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

/// What every runtime must do with Java handlers, which come as plain source.
public abstract class JavaFunctionsContract extends RuntimeHarness {
    /// The Java version that the runtime under test has.
    protected String javaRuntime() {
        return "java21";
    }

    private Made java(String handler, String file, String source) throws IOException {
        return function(javaRuntime(), handler, file, source);
    }

    private Made java(String body) throws IOException {
        return java(
                "example.App::handleRequest",
                "example/App.java",
                """
                package example;
                import com.amazonaws.services.lambda.runtime.*;
                import java.util.*;
                public class App implements RequestHandler<Object, Object> {
                """
                        + body
                        + "}\n");
    }

    @Test
    void callsWhatImplementsTheInterfaceOfAws() throws Exception {
        Made echo =
                java(
                        """
                            public Object handleRequest(Object event, Context context) {
                                return Map.of("got", event);
                            }
                        """);

        assertThat(returned(call(echo, "{\"a\": [1, 2.5, null, \"ü中🎉\"]}")))
                .isEqualTo(Json.parse("{\"got\": {\"a\": [1, 2.5, null, \"ü中🎉\"]}}"));
    }

    @Test
    void takesABareClassAndRecordsAndBeans() throws Exception {
        Made typed =
                java(
                        "Orders",
                        "Orders.java",
                        """
                        import com.amazonaws.services.lambda.runtime.*;
                        import java.math.BigDecimal;
                        import java.time.*;
                        import java.util.*;
                        public class Orders implements RequestHandler<Orders.Order, Orders.Bill> {
                            enum Kind { NEW, OLD }
                            public record Line(String name, BigDecimal price, int count) {}
                            public static class Order {
                                private List<Line> lines;
                                private Kind kind;
                                private Map<String, Long> sums;
                                private Instant at;
                                public void setLines(List<Line> lines) { this.lines = lines; }
                                public void setKind(Kind kind) { this.kind = kind; }
                                public void setSums(Map<String, Long> sums) { this.sums = sums; }
                                public void setAt(Instant at) { this.at = at; }
                            }
                            public static class Bill {
                                private final Order order;
                                Bill(Order order) { this.order = order; }
                                public BigDecimal getTotal() {
                                    return order.lines.stream()
                                            .map(l -> l.price().multiply(BigDecimal.valueOf(l.count())))
                                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                                }
                                public boolean isNew() { return order.kind == Kind.NEW; }
                                public Line getFirst() { return order.lines.get(0); }
                                public long getSum() { return order.sums.get("a") + order.at.toEpochMilli(); }
                                public Optional<String> getNothing() { return Optional.empty(); }
                                public int[] getNumbers() { return new int[] {1, 2}; }
                            }
                            @Override public Bill handleRequest(Order order, Context context) {
                                return new Bill(order);
                            }
                        }
                        """);

        assertThat(
                        returned(
                                call(
                                        typed,
                                        """
                                        {"Lines": [{"name": "tea", "price": 2.5, "count": 3}], "kind": "NEW",
                                         "sums": {"a": 5}, "at": "1970-01-01T00:00:01Z", "unknown": 1}
                                        """)))
                .isEqualTo(
                        Json.parse(
                                """
                                {"total": 7.5, "new": true, "first": {"name": "tea", "price": 2.5, "count": 3},
                                 "sum": 1005, "nothing": null, "numbers": [1, 2]}
                                """));
    }

    @Test
    void takesPlainMethodsAndStreams() throws Exception {
        Made methods =
                java(
                        "Plain::twice",
                        "Plain.java",
                        """
                        public class Plain {
                            public static int twice(int n) { return 2 * n; }
                        }
                        """);
        Made streams =
                java(
                        "Streams::handleRequest",
                        "src/main/java/Streams.java",
                        """
                        import com.amazonaws.services.lambda.runtime.*;
                        import java.io.*;
                        public class Streams implements RequestStreamHandler {
                            @Override public void handleRequest(InputStream in, OutputStream out, Context c)
                                    throws IOException {
                                try (InputStream text = getClass().getResourceAsStream("/text.json")) {
                                    out.write('['); in.transferTo(out); out.write(',');
                                    text.transferTo(out); out.write(']');
                                }
                            }
                        }
                        """);
        Files.createDirectories(streams.code().resolve("src/main/resources"));
        Files.writeString(streams.code().resolve("src/main/resources/text.json"), "\"resource\"");

        assertThat(returned(call(methods, "21"))).isEqualTo(42);
        assertThat(returned(call(streams, "{\"a\": 1}")))
                .isEqualTo(List.of(Map.of("a", 1), "resource"));
    }

    @Test
    void callsWhatImplementsTheInterfacesOfFunctionCompute() throws Exception {
        Made pojo =
                java(
                        "fc.App::handleRequest",
                        "fc/App.java",
                        """
                        package fc;
                        import com.aliyun.fc.runtime.*;
                        public class App implements PojoRequestHandler<App.In, App.Out> {
                            public static class In { public String name; }
                            public static class Out { public String greeting; public int mb; }
                            public Out handleRequest(In in, Context context) {
                                context.getLogger().info("greets " + in.name);
                                Out out = new Out();
                                out.greeting = "hello " + in.name;
                                out.mb = context.getFunctionParam().getMemoryLimitInMB();
                                return out;
                            }
                        }
                        """);
        Made stream =
                java(
                        "Fc::handleRequest",
                        "Fc.java",
                        """
                        import com.aliyun.fc.runtime.*;
                        import java.io.*;
                        public class Fc implements StreamRequestHandler {
                            public void handleRequest(InputStream in, OutputStream out, Context context)
                                    throws IOException {
                                out.write(("\\"" + context.getRequestId() + "\\"").getBytes());
                            }
                        }
                        """);
        Call call = call(stream, "{}", Duration.ofSeconds(10));

        assertThat(output(pojo, "{\"name\": \"you\"}"))
                .filteredOn(line -> line.startsWith("stdout"))
                .singleElement()
                .asString()
                .contains("[INFO] greets you");
        assertThat(returned(call(pojo, "{\"name\": \"you\"}")))
                .isEqualTo(Map.of("greeting", "hello you", "mb", 256));
        assertThat(returned(runtime().call(call, (_, _) -> {}))).isEqualTo(call.id());
    }

    @Test
    void tellsHandlersAboutTheirCallAndEnvironment() throws Exception {
        Made asks =
                java(
                        """
                            public Object handleRequest(Object event, Context c) {
                                return Map.of("id", c.getAwsRequestId(), "name", c.getFunctionName(),
                                    "key", c.getClientContext().getCustom().get("idempotencyKey"),
                                    "mb", c.getMemoryLimitInMB(), "left", c.getRemainingTimeInMillis(),
                                    "env", System.getenv("GREETING"), "task", System.getenv("AWS_LAMBDA_FUNCTION_NAME"),
                                    "nonce", String.valueOf(System.getenv("SLUICE_NONCE")));
                            }
                        """);
        Call call = call(asks, "{}", Duration.ofSeconds(7), Map.of("GREETING", "grüß 你好"));

        var told = (Map<?, ?>) returned(runtime().call(call, (_, _) -> {}));

        assertThat(told.get("id")).isEqualTo(call.id());
        assertThat(told.get("key")).isEqualTo(call.key());
        assertThat(told.get("name")).isEqualTo(asks.spec().id());
        assertThat(told.get("task")).isEqualTo(asks.spec().id());
        assertThat(told.get("mb")).isEqualTo(256);
        assertThat((Integer) told.get("left")).isBetween(1, 7000);
        assertThat(told.get("env")).isEqualTo("grüß 你好");
        assertThat(told.get("nonce")).isEqualTo("null");
    }

    @Test
    void carriesLargeAndOddPayloads() throws Exception {
        Made echo =
                java("public Object handleRequest(Object event, Context c) { return event; }\n");
        String large = Json.write(Map.of("text", "ü中🎉\u0000\t\"\\".repeat(250_000)));

        assertThat(returned(call(echo, large))).isEqualTo(Json.parse(large));
        for (String odd : List.of("null", "0", "\"\"", "[]", "{\"\": [[[]]]}", "\"\\ud800\"")) {
            assertThat(returned(call(echo, odd))).isEqualTo(Json.parse(odd));
        }
    }

    @Test
    void reportsWhatAHandlerThrows() throws Exception {
        Made throwsIt =
                java(
                        """
                            static class BadPhoto extends RuntimeException {
                                BadPhoto(String m, Throwable cause) { super(m, cause); }
                            }
                            public Object handleRequest(Object event, Context c) {
                                throw new BadPhoto("no ü", new IllegalStateException("why"));
                            }
                        """);

        var threw = assertInstanceOf(Outcome.Threw.class, call(throwsIt, "{}"));

        assertThat(threw.type()).isEqualTo("example.App$BadPhoto");
        var payload = (Map<?, ?>) Json.parse(threw.payload());
        assertThat(payload.get("errorMessage")).isEqualTo("no ü");
        assertThat(payload.get("stackTrace").toString())
                .contains("example.App.handleRequest(App.java:9)")
                .doesNotContain("dev.sluice");
        assertThat(((Map<?, ?>) payload.get("cause")).get("errorMessage")).isEqualTo("why");
    }

    @Test
    void saysWhereTheCodeDoesNotCompileAndRunsItOnceMended() throws Exception {
        Made broken = java("public Object handleRequest(Object e, Context c) { return 1 }\n");

        Outcome.NotLoaded why = notLoaded(broken);

        assertThat(why.type()).isEqualTo("Runtime.UserCodeSyntaxError");
        assertThat(why.message()).contains("example/App.java:5", "';' expected");
        Files.writeString(
                broken.code().resolve("example/App.java"),
                "package example; public class App {"
                        + " public int handleRequest(Object e) { return 1; } }\n");
        assertThat(returned(call(broken, "{}"))).isEqualTo(1);
    }

    @Test
    void saysWhyAHandlerCannotBeLoaded() throws Exception {
        String source = "public class A { public int run() { return 1; } }\n";
        Made absent = java("Absent::run", "A.java", source);
        Made method = java("A::other", "A.java", source);
        Made fails =
                java(
                        "B::run",
                        "B.java",
                        """
                        public class B {
                            static int n = Integer.parseInt("at the top");
                            public int run() { return n; }
                        }
                        """);

        assertThat(notLoaded(absent))
                .returns("java.lang.ClassNotFoundException", Outcome.NotLoaded::type)
                .returns("Class not found: Absent", Outcome.NotLoaded::message);
        assertThat(notLoaded(method))
                .returns("java.lang.NoSuchMethodException", Outcome.NotLoaded::type);
        assertThat(notLoaded(fails))
                .returns("java.lang.NumberFormatException", Outcome.NotLoaded::type)
                .extracting(Outcome.NotLoaded::message)
                .asString()
                .contains("at the top");
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        Made circle =
                java(
                        """
                            public Object getMe() { return this; }
                            public Object handleRequest(Object event, Context c) {
                                return event == null ? Double.NaN : this;
                            }
                        """);

        assertThat(assertInstanceOf(Outcome.NotJson.class, call(circle, "1")).message())
                .contains("holds itself");
        assertInstanceOf(Outcome.NotJson.class, call(circle, "null"));
    }

    @Test
    void givesWhatAHandlerPrintsToItsCallInOrder() throws Exception {
        Made prints =
                java(
                        """
                            public Object handleRequest(Object event, Context c) {
                                for (int i = 0; i < 2000; i++) System.out.println(event + " " + i);
                                System.err.print("without end");
                                c.getLogger().log("logged");
                                return "done";
                            }
                        """);
        for (int call = 0; call < 3; call++) {
            var out = new ArrayList<String>();
            for (int i = 0; i < 2000; i++) {
                out.add("stdout " + call + " " + i);
            }
            out.add("stdout logged");

            List<String> lines = output(prints, Integer.toString(call));

            assertThat(lines).filteredOn(line -> line.startsWith("stdout")).isEqualTo(out);
            assertThat(lines).contains("stderr without end");
        }
    }

    @Test
    void keepsStateBetweenCallsAndMeasures() throws Exception {
        Made counter =
                java(
                        "int count; public Object handleRequest(Object e, Context c) { return"
                                + " ++count; }\n");

        Outcome first = call(counter, "{}");
        Outcome second = call(counter, "{}");

        assertThat(returned(first)).isEqualTo(1);
        assertThat(returned(second)).isEqualTo(2);
        assertThat(first.report().cold()).isTrue();
        assertThat(first.report().initMs()).isPositive();
        assertThat(second.report().cold()).isFalse();
        assertThat(second.report().peakMemoryMb()).isBetween(15.0, 256.0);
    }

    @Test
    void killsACallThatOutlivesItsLimitAtOnce() throws Exception {
        Made loops =
                java(
                        "public Object handleRequest(Object e, Context c) { while (e != null) {}"
                                + " return 1; }\n");
        assertThat(returned(call(loops, "null"))).isEqualTo(1);
        var limit = Duration.ofMillis(300);

        Outcome outcome = runtime().call(call(loops, "1", limit), (_, _) -> {});

        assertThat(assertInstanceOf(Outcome.TimedOut.class, outcome).limit()).isEqualTo(limit);
        assertThat(returned(call(loops, "null"))).isEqualTo(1);
    }

    @Test
    void tellsAHandlerThatTookTooMuchMemoryAndOneThatExits() throws Exception {
        Made hoards =
                java(
                        """
                            public Object handleRequest(Object event, Context c) {
                                if ("exit".equals(event)) { System.out.println("bye"); System.exit(7); }
                                List<byte[]> kept = new ArrayList<>();
                                while (event != null) kept.add(new byte[4 << 20]);
                                return "done";
                            }
                        """);
        var lines = new ArrayList<String>();

        assertThat(assertInstanceOf(Outcome.OutOfMemory.class, call(hoards, "1")).allowedMb())
                .isEqualTo(256);
        Outcome exited =
                runtime()
                        .call(
                                call(hoards, "\"exit\"", Duration.ofSeconds(10)),
                                (_, text) -> lines.add(text));

        assertThat(assertInstanceOf(Outcome.Exited.class, exited).status()).isEqualTo(7);
        assertThat(lines).containsExactly("bye");
        assertThat(returned(call(hoards, "null"))).isEqualTo("done");
    }

    @Test
    void picksUpChangedCode() throws Exception {
        Made function =
                java("public Object handleRequest(Object e, Context c) { return \"old\"; }\n");
        assertThat(returned(call(function, "{}"))).isEqualTo("old");
        var file = function.code().resolve("example/App.java");

        Files.writeString(file, Files.readString(file).replace("old", "new"));

        assertThat(returned(call(function, "{}"))).isEqualTo("new");
    }
}
