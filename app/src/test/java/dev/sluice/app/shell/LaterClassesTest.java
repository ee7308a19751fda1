package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class LaterClassesTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ClassLoader loader =
            new ClassLoader(getClass().getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve)
                        throws ClassNotFoundException {
                    asked.add(name);
                    return super.loadClass(name, resolve);
                }
            };

    /// What is true when it was used.
    private static final class Used {
        private static volatile boolean used;
    }

    /// Says when it is used.
    private static final class Careful {
        static {
            Used.used = true;
        }
    }

    @Test
    void loadsThoseThatAreListedAndPassesOverThoseThatAreGone(@TempDir Path folder)
            throws Exception {
        Path list = list(folder, "dev.sluice.Gone", Careful.class.getName(), "not a name");

        load(list);

        assertThat(asked).contains("dev.sluice.Gone", Careful.class.getName(), "not a name");
        assertThat(Used.used).as("a class is loaded, but not used").isFalse();
    }

    @Test
    void doesNothingWhereThereIsNoList(@TempDir Path folder) throws Exception {
        load(folder.resolve("none"));

        assertThat(asked).isEmpty();
    }

    private static Path list(Path folder, String... names) throws IOException {
        return Files.write(folder.resolve("later.classes"), List.of(names));
    }

    private void load(Path list) throws InterruptedException {
        Thread loading = new LaterClasses(list, loader).load();
        assertThat(loading.join(Duration.ofMinutes(1))).isTrue();
    }
}
