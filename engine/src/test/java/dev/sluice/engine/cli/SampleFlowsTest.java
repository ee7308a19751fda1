package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.template.Templates;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Every sample flow does its real work on its real input, in containers.
@Tag("docker")
class SampleFlowsTest {
    @TempDir Path folder;

    private final Shell shell = new Shell();

    @Test
    void reportsOnAPhotoWithBothBranchesAtOnce() throws Exception {
        Path flow = copy("photo-intake");

        assertThat(
                        shell.run(
                                "run",
                                flow,
                                "--event",
                                flow.resolve("events/photo.json"),
                                "--runtime",
                                "docker",
                                "--json"))
                .isZero();

        List<Map<String, Object>> events = shell.objects();
        Map<?, ?> report = (Map<?, ?>) events.getLast().get("output");
        assertThat(((Number) report.get("width")).intValue()).isEqualTo(1800);
        assertThat(((Number) report.get("height")).intValue()).isEqualTo(2400);
        assertThat((List<?>) report.get("thumbnails")).hasSize(3);
        assertThat(String.valueOf(report.get("camera"))).isNotBlank();
        assertThat(time(events, "StepStarted", "metadata"))
                .isBefore(time(events, "StepSucceeded", "thumbnail"));
        assertThat(time(events, "StepStarted", "thumbnail"))
                .isBefore(time(events, "StepSucceeded", "metadata"));
        assertThat(events)
                .filteredOn(event -> "StepLog".equals(event.get("type")))
                .extracting(event -> event.get("step"))
                .contains("thumbnail", "metadata");
        assertThat(call(events, "thumbnail"))
                .containsEntry("cold", true)
                .containsKeys("durationMs", "initMs", "billedMs", "peakMemoryMb");
    }

    @Test
    void takesTheCatchPathForACorruptPhoto() throws Exception {
        Path flow = copy("photo-intake");

        assertThat(
                        shell.run(
                                "run",
                                flow,
                                "--event",
                                flow.resolve("events/corrupt.json"),
                                "--runtime",
                                "docker"))
                .isEqualTo(1);

        Map<?, ?> error = (Map<?, ?>) Json.parse(shell.out());
        assertThat(error).isNotNull();
        assertThat(error.get("error")).isEqualTo("BadPhoto");
        assertThat(shell.err()).contains("⤷");
    }

    @Test
    void reportsOnTenThousandLinesOfALog() throws Exception {
        Path flow = copy("clickstream-report");

        assertThat(
                        shell.run(
                                "run",
                                flow,
                                "--event",
                                flow.resolve("events/full.json"),
                                "--runtime",
                                "docker"))
                .isZero();

        Map<?, ?> report = (Map<?, ?>) Json.parse(shell.out());
        assertThat(report).isNotNull();
        assertThat(((Number) ((Map<?, ?>) report.get("lines")).get("read")).intValue())
                .isEqualTo(10_000);
        assertThat((List<?>) report.get("topPages")).hasSize(10);
        assertThat(report.get("status")).isInstanceOf(Map.class);
        assertThat(report.get("visitorsPerMinute")).isInstanceOf(Map.class);
    }

    @Test
    void passTheirOwnTests() throws Exception {
        for (String name : Templates.names()) {
            assertThat(shell.run("test", copy(name), "--runtime", "docker"))
                    .as(name + "\n" + shell.err())
                    .isZero();
        }
    }

    @Test
    void haveNoErrorsForTheirTargets() throws Exception {
        for (String name : Templates.names()) {
            assertThat(shell.run("check", copy(name), "--target", "aws")).as(name).isZero();
        }
    }

    private Path copy(String name) throws Exception {
        Path flow = folder.resolve(name);
        Templates.copy(name, flow);
        return flow;
    }

    private static Instant time(List<Map<String, Object>> events, String type, String step) {
        return Instant.parse((String) event(events, type, step).get("time"));
    }

    private static Map<String, Object> event(
            List<Map<String, Object>> events, String type, String step) {
        return events.stream()
                .filter(e -> type.equals(e.get("type")) && step.equals(e.get("step")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> call(List<Map<String, Object>> events, String step) {
        return Shell.object(event(events, "StepSucceeded", step).get("call"));
    }
}
