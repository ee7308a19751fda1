package dev.sluice.engine.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.engine.imports.asl.AslImporter;
import dev.sluice.engine.imports.sam.SamImporter;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Definitions with mistakes in any place: each becomes a right flow or is refused with places.
@Timeout(120)
class SpoiltMachinesTest {
    private static final int TRIES = 1_500;
    private static final List<Object> ODD =
            List.of(
                    "",
                    "x",
                    "$.a",
                    "$",
                    "$$",
                    "{% 1 + %}",
                    "{% $a %}",
                    "States.Format('{}'",
                    0,
                    -1,
                    1e300,
                    true,
                    List.of(),
                    Map.of(),
                    List.of(1),
                    Map.of("a.$", 1),
                    "\u0000",
                    "Map",
                    "arn:aws:states:::lambda:invoke",
                    "arn:aws:states:::x:y.waitForTaskToken",
                    Map.of("Type", "Pass", "End", true),
                    "Parallel",
                    "JSONata");

    @TempDir Path folder;
    private final Random random = new Random(7);
    private final Imports imports = new Imports(List.of(new AslImporter(), new SamImporter(null)));

    @Test
    void areRefusedWithPlacesOrBecomeRightFlows() throws Exception {
        List<Object> machines = machines();
        Path file = folder.resolve("machine.asl.json");
        int refused = 0;
        int made = 0;
        for (int i = 0; i < TRIES; i++) {
            Object spoilt = machines.get(i % machines.size());
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                spoilt = spoil(spoilt, random.nextInt(size(spoilt)));
            }
            String text = Json.write(spoilt);
            Files.writeString(file, text);
            try {
                Imported imported = imports.read(file, random.nextInt(9) == 0 ? "sam" : "asl");
                if (made++ % 40 == 0) {
                    assertThat(new NewFlow(folder.resolve("flow" + i)).write(imported).check(null))
                            .as(text)
                            .noneMatch(PlacedProblem::isError);
                }
            } catch (ImportException e) {
                refused++;
                assertThat(e.problems()).as(text).isNotEmpty().allMatch(PlacedProblem::isError);
                assertThat(e.problems())
                        .as(text)
                        .filteredOn(placed -> placed.problem().code().startsWith("import."))
                        .noneMatch(placed -> placed.problem().hint().isBlank());
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed 7, try " + i + ": " + text, e);
            }
        }
        assertThat(refused).isGreaterThan(TRIES / 5);
        assertThat(made).isGreaterThan(TRIES / 20);
    }

    private static List<Object> machines() throws Exception {
        Path here = Path.of(SpoiltMachinesTest.class.getResource("machines").toURI());
        List<Object> machines = new ArrayList<>();
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.sorted().toList()) {
                machines.add(((Map<?, ?>) parsed(file)).get("machine"));
            }
        }
        return machines;
    }

    private static Object parsed(Path file) throws IOException {
        try {
            return Json.parse(Files.readString(file));
        } catch (dev.sluice.engine.value.JsonSyntaxException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static int size(Object value) {
        return switch (value) {
            case Map<?, ?> map -> 1 + map.values().stream().mapToInt(v -> size(v)).sum();
            case List<?> list -> 1 + list.stream().mapToInt(v -> size(v)).sum();
            case null, default -> 1;
        };
    }

    /// The value with the n-th of the values in it changed.
    private Object spoil(Object value, int n) {
        if (n == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        int left = n - 1;
        switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    int size = size(each.getValue());
                    boolean isHere = left >= 0 && left < size;
                    Object member = isHere ? spoil(each.getValue(), left) : each.getValue();
                    if (!(isHere && left == 0 && random.nextInt(3) == 0)) {
                        copy.put(String.valueOf(each.getKey()), member);
                    }
                    left -= size;
                }
                return copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                for (Object each : list) {
                    int size = size(each);
                    copy.add(left >= 0 && left < size ? spoil(each, left) : each);
                    left -= size;
                }
                return copy;
            }
            case null, default -> {
                return value;
            }
        }
    }
}
