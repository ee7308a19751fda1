package dev.sluice.app.shell.flows;

import dev.sluice.app.files.DiskWatch;
import dev.sluice.app.files.RecentFlows;
import dev.sluice.app.fx.Language;
import dev.sluice.engine.template.Templates;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The folders that flows lie in: those that were open last, those that are watched for changes,
/// and where new ones are made.
public final class Folders {
    private final Path home;
    private final RecentFlows kept;
    private final FileWork work;
    private final @Nullable DiskWatch watch;
    private volatile List<Path> recent = List.of();
    private volatile List<String> samples = List.of();

    /// @param home where samples are copied to
    /// @param kept keeps those that were open last
    /// @param changed hears on the window's thread of a folder whose files changed
    public Folders(Path home, RecentFlows kept, FileWork work, Consumer<Path> changed) {
        this.home = home;
        this.kept = kept;
        this.work = work;
        this.watch = watch(work, changed);
    }

    private static @Nullable DiskWatch watch(FileWork work, Consumer<Path> changed) {
        try {
            return new DiskWatch(folder -> work.fx().execute(() -> changed.accept(folder)));
        } catch (IOException e) {
            work.tell("shell.error.watch", e);
            return null;
        }
    }

    /// Reads which were open last, and which samples there are, then does the rest on the window's
    /// thread.
    public void readRecent(Runnable then) {
        work.run(
                "shell.error.recent",
                () -> {
                    samples = Templates.names();
                    try {
                        recent = kept.read();
                    } finally {
                        work.fx().execute(then);
                    }
                });
    }

    /// Those that were open last, the latest first.
    public List<Path> recent() {
        return recent;
    }

    /// The samples that new flows can be made from.
    public List<String> samples() {
        return samples;
    }

    /// Puts a folder first among those that were open last. Called beside the window.
    public void remember(Path folder) throws IOException {
        recent = kept.add(folder);
    }

    /// Copies a sample into a folder of its own, with its labels and notes in a language. Called
    /// beside the window.
    public Path copy(String template, Language language) throws IOException {
        Files.createDirectories(home);
        Path where = home.resolve(template);
        for (int i = 2; Files.exists(where); i++) {
            where = home.resolve(template + "-" + i);
        }
        Templates.copy(template, where);
        SampleWords.put(template, language, where);
        return where;
    }

    /// Watches the files of a flow that is open from now on.
    public void watch(@Nullable Path folder) {
        DiskWatch watching = watch;
        if (watching != null && folder != null) {
            work.execute(() -> watching.watch(folder));
        }
    }

    /// Ends watching the files of a flow.
    public void forget(@Nullable Path folder) {
        DiskWatch watching = watch;
        if (watching != null && folder != null) {
            work.execute(() -> watching.forget(folder));
        }
    }

    /// Ends watching.
    public void end() {
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                work.tell("shell.error.watch", e);
            }
        }
    }
}
