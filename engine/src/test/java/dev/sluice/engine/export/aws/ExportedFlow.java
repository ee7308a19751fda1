package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.Exports;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.json.FlowFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A flow of the tests or of the samples, exported.
record ExportedFlow(String name, Path source, Path output, Report report) {
    private static final Path RESOURCES =
            Path.of("src/test/resources/dev/sluice/engine/export/aws");

    static ExportedFlow of(String name, Path source, Path under) throws Exception {
        FlowFolder folder = FlowFolder.open(source);
        Path output = under.resolve(name);
        Report report =
                new Exports(List.of(new AwsExporter()))
                        .export("aws", folder.flow(), folder.path(), output, Map.of());
        return new ExportedFlow(name, source, output, report);
    }

    /// The flow of the tests that has everything.
    static Path everything() {
        return RESOURCES.resolve("everything");
    }

    static Path resource(String name) {
        return RESOURCES.resolve(name);
    }

    /// The flows that every validator is asked about: those of the tests and all samples.
    static List<Path> all() {
        List<Path> flows = new ArrayList<>();
        flows.add(everything());
        flows.add(resource("jsonpath"));
        Path samples = Path.of(System.getProperty("sluice.root", "..")).resolve("sample-flows");
        try (Stream<Path> folders = Files.list(samples)) {
            folders.filter(f -> Files.exists(f.resolve("flow.json"))).sorted().forEach(flows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return flows;
    }

    String text(String file) throws IOException {
        return Files.readString(output.resolve(file));
    }
}
