package dev.sluice.engine.container.process;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.Job;
import dev.sluice.engine.container.build.Recipe;
import dev.sluice.engine.container.build.Workshop;
import dev.sluice.engine.container.owner.ProcessTree;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Builds code with the tools of this computer.
///
/// @param interpreter what runs the code; its tools lie beside it
/// @param shims the folder of all shims
/// @param own a folder for temporary files
record BuildProcess(Interpreter interpreter, Path shims, Path own) implements Workshop {
    @Override
    public String identity() {
        return interpreter.program() + " " + interpreter.version();
    }

    @Override
    public int run(Job job, Consumer<String> output)
            throws InterruptedException, RuntimeUnavailableException {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", job.recipe().script(), "sh");
            builder.directory(own.toFile());
            builder.redirectInput(new File("/dev/null"));
            builder.redirectErrorStream(true);
            environment(builder.environment(), job);
            int status = run(builder.start(), output);
            if (status == Recipe.TOOL_MISSING) {
                throw missing(job.recipe());
            }
            return status;
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    job.recipe().task(), String.valueOf(e.getMessage()), "Is there a /bin/sh?", e);
        }
    }

    private static int run(Process process, Consumer<String> output) throws InterruptedException {
        Thread reader = Thread.ofVirtual().name("sluice-build").start(() -> read(process, output));
        try {
            int status = process.waitFor();
            reader.join();
            return status;
        } finally {
            if (process.isAlive()) {
                ProcessTree.kill(process.toHandle());
            }
        }
    }

    private static void read(Process process, Consumer<String> output) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
            }
        } catch (IOException e) {
            output.accept(String.valueOf(e.getMessage())); // it was ended while it printed
        }
    }

    private RuntimeUnavailableException missing(Recipe recipe) {
        return new RuntimeUnavailableException(
                recipe.task(),
                "the tool for it is neither beside " + interpreter.program() + " nor on the PATH",
                "Install what Debian calls "
                        + String.join(", ", recipe.tools())
                        + ", or start a container engine and use --runtime docker.",
                null);
    }

    /// This program's own environment goes along: the tools are the user's, with the user's
    /// settings.
    private void environment(Map<String, String> variables, Job job) {
        Path beside = Objects.requireNonNull(interpreter.program().getParent());
        variables.merge("PATH", beside.toString(), (path, first) -> first + ":" + path);
        variables.put("TMPDIR", own.toString());
        variables.put("CODE", job.code().toString());
        variables.put("SHIMS", shims.toString());
        variables.put("OUT", job.out().toString());
        if (job.cache() != null) {
            variables.put("CACHE", job.cache().toString());
        }
    }
}
