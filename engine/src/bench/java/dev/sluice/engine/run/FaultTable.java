package dev.sluice.engine.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Lets the program die after each commit of a run and prints what came of it, a row a death.
public final class FaultTable {
    private FaultTable() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("sluice-faults");
        Run.Result expected = FaultInjection.undisturbed(folder.resolve("undisturbed"));
        List<FaultInjection.Death> deaths = FaultInjection.everywhere(folder);
        System.out.println(
                "| died after commit | last durable event | ended the same "
                        + "| calls made again | of them with an outcome |");
        System.out.println("|--:|---|---|--:|--:|");
        for (FaultInjection.Death death : deaths) {
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %s | %d | %d |%n",
                    death.commits(),
                    death.last(),
                    death.result().equals(expected) ? "yes" : "NO: " + death.result(),
                    death.again(),
                    death.twice());
        }
    }
}
