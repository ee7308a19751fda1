package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.edit.Canonical;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

class HostileFileProperties {
    private static final byte[] NASTY =
            "{}[],:\"\\\0\n\r\t-0123eE.truefalsn\uFEFFé😀/*'".getBytes(StandardCharsets.UTF_8);

    private static final Path FOLDER = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("sluice-hostile");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeContainer
    static void makeTheFolder() throws IOException {
        Files.createDirectories(FOLDER);
    }

    @AfterContainer
    static void removeTheFolder() throws IOException {
        Files.deleteIfExists(FOLDER.resolve("flow.json"));
        Files.deleteIfExists(FOLDER);
    }

    @Property(tries = 1000)
    void anyDamageGivesAFlowOrAComplaintWithAPlace(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var flow = new RandomFlows(seed).flow();
        byte[] bytes =
                Canonical.format(RecordWriter.tree(Flows.write(flow)), FlowJson.class)
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = damaged(bytes, random);
        }
        Files.write(FOLDER.resolve("flow.json"), bytes);

        try {
            FlowFolder opened = FlowFolder.open(FOLDER);
            assertThat(opened.check(null)).allMatch(p -> p.line() >= 1 && p.column() >= 1);
        } catch (FlowFileException e) {
            assertThat(e.problems()).isNotEmpty().anyMatch(PlacedProblem::isError);
            String text = new String(bytes, StandardCharsets.UTF_8);
            long lines = 1 + text.chars().filter(c -> c == '\n' || c == '\r').count();
            assertThat(e.problems())
                    .allMatch(p -> p.line() >= 1 && p.line() <= lines && p.column() >= 1)
                    .allMatch(p -> !p.problem().message().isBlank());
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] changed = bytes.clone();
                if (at < bytes.length) {
                    changed[at] = NASTY[random.nextInt(NASTY.length)];
                }
                yield changed;
            }
            case 2 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = NASTY[random.nextInt(NASTY.length)];
                yield longer;
            }
            default -> {
                int end = Math.min(bytes.length, at + random.nextInt(20));
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
                System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                yield shorter;
            }
        };
    }
}
