package dev.sluice.app.exports;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Exports;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.aws.AwsExporter;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.secret.Secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes exports with the engine's exporters, and lets no known secret into them.
public final class EngineExports implements ExportPlace {
    private final Exports exports = new Exports(List.of(new AwsExporter()));

    /// With all exporters there are.
    public EngineExports() {}

    @Override
    public Report export(Path flow, String target, Path output) throws ExportException {
        try {
            FlowFolder folder = FlowFolder.open(flow);
            return exports.export(target, folder.flow(), flow, output, secrets(flow));
        } catch (FlowFileException e) {
            throw new ExportException(String.valueOf(e.getMessage()), "", e);
        } catch (IOException e) {
            throw new ExportException(
                    "Could not read the secrets of " + flow + ": " + e.getMessage(), "", e);
        }
    }

    private static Map<String, String> secrets(Path flow) throws IOException {
        var secrets = new Secrets(StateFolder.of(flow).secrets());
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : secrets.names()) {
            secrets.value(name).ifPresent(value -> values.put(name, value));
        }
        return values;
    }
}
