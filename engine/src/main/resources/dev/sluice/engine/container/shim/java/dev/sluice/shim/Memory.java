package dev.sluice.shim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory the process held since the last reset, in KiB; -1 where the system does not
/// tell.
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TIMES = Path.of("/proc/self/stat");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private String children = "";

    void begin() {
        try {
            Files.write(RESET, new byte[] {'5'});
        } catch (IOException e) {
            // then the peak is that of the whole life
        }
        children = childFaults();
    }

    /// Nine bytes: the peak, and whether child processes ran, which it leaves out.
    byte[] measured() {
        byte[] bytes = new byte[9];
        long peak = peak();
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (peak >>> (56 - 8 * i));
        }
        bytes[8] = (byte) (childFaults().equals(children) ? 0 : 1);
        return bytes;
    }

    private static long peak() {
        try {
            String text = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
            int at = text.indexOf("VmHWM:");
            return at < 0
                    ? -1
                    : Long.parseLong(text.substring(at + 6, text.indexOf("kB", at)).strip());
        } catch (IOException e) {
            return -1;
        }
    }

    /// Counts up with every child process that ended.
    private static String childFaults() {
        try {
            String text = Files.readString(TIMES, StandardCharsets.ISO_8859_1);
            return text.substring(text.lastIndexOf(')') + 2).split(" ", 10)[8];
        } catch (IOException e) {
            return "";
        }
    }
}
