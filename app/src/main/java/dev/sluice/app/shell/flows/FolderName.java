package dev.sluice.app.shell.flows;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// What the folder of a flow is called where nobody has said.
final class FolderName {
    private static final int LONGEST = 60;

    private FolderName() {}

    /// A name made from a flow's that every system takes and that nothing in a folder has.
    ///
    /// @param in `null`: nothing is known of it
    static String free(@Nullable Path in, String flow) {
        String name = of(flow);
        String free = name;
        for (int i = 2; in != null && isTaken(in, free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /// Letters and digits of all scripts stay; what lies between them becomes a dash.
    static String of(String flow) {
        String plain = flow.replaceAll("[^\\p{L}\\p{M}\\p{N}_.-]+", "-");
        String cut =
                plain.codePoints()
                        .limit(LONGEST)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        String name = cut.replaceAll("^[.-]+|[.-]+$", "");
        return name.isEmpty() ? "flow" : name;
    }

    private static boolean isTaken(Path in, String name) {
        try {
            return Files.exists(in.resolve(name), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
