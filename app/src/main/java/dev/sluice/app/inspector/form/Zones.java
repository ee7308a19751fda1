package dev.sluice.app.inspector.form;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The time zones that are known by the name of a place, and UTC before them.
final class Zones {
    static final List<String> IDS =
            Stream.concat(
                            Stream.of("UTC"),
                            ZoneId.getAvailableZoneIds().stream()
                                    .filter(id -> id.contains("/"))
                                    .filter(id -> !id.matches("(Etc|SystemV)/.*"))
                                    .sorted())
                    .toList();

    private Zones() {}
}
