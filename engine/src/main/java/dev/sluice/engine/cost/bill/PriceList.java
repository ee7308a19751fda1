package dev.sluice.engine.cost.bill;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A dated list of prices, read from a data file with the source of each row.
///
/// @param date when the list was put together; each row has the date of its own evidence
public record PriceList(String date, List<Price> prices) {
    private static final String BUNDLED = "prices-2026-11-22.json";

    /// The list that comes with this version.
    public static PriceList bundled() {
        try (InputStream in = PriceList.class.getResourceAsStream(BUNDLED)) {
            return parse(
                    new String(
                            Objects.requireNonNull(in, BUNDLED).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + BUNDLED, e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(BUNDLED + " is not JSON", e);
        }
    }

    /// The list that a text in the form of the bundled file holds.
    public static PriceList parse(String json) throws JsonSyntaxException {
        Map<?, ?> file = object(Json.parse(json));
        List<Price> prices = new ArrayList<>();
        for (Object row : list(file.get("catalogue"))) {
            prices.add(price(object(row)));
        }
        return new PriceList(text(file, "date"), List.copyOf(prices));
    }

    /// The row for a thing in a region, if the list has one that can be computed with.
    public Optional<Price> find(String provider, String service, String item, String region) {
        return prices.stream()
                .filter(
                        p ->
                                p.amount() != null
                                        && p.provider().equals(provider)
                                        && p.service().equals(service)
                                        && p.item().equals(item)
                                        && p.region().equals(region))
                .findFirst();
    }

    private static Price price(Map<?, ?> row) {
        return new Price(
                text(row, "provider"),
                text(row, "service"),
                text(row, "item"),
                text(row, "region"),
                textOrNull(row, "currency"),
                text(row, "unit"),
                decimal(row.get("per")),
                decimalOrNull(text(row, "price")),
                tiers(row.get("tiers")),
                free(row.get("freeTier")),
                textOrNull(row, "rounding"),
                text(row, "asOf"),
                text(row, "source"),
                text(row, "confidence"),
                textOrNull(row, "note"));
    }

    private static List<Price.Tier> tiers(@Nullable Object tiers) {
        List<Price.Tier> all = new ArrayList<>();
        for (Object tier : list(tiers)) {
            Map<?, ?> each = object(tier);
            Object upTo = each.get("upTo");
            all.add(
                    new Price.Tier(
                            upTo == null ? null : decimal(upTo), decimal(each.get("price"))));
        }
        return List.copyOf(all);
    }

    private static Price.@Nullable FreeTier free(@Nullable Object free) {
        return free instanceof Map<?, ?> map && map.get("qty") != null
                ? new Price.FreeTier(
                        decimal(map.get("qty")), text(map, "pool"), textOrNull(map, "scope"))
                : null;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> all ? all : List.of();
    }

    private static String text(Map<?, ?> row, String name) {
        return Objects.requireNonNull(
                textOrNull(row, name), () -> "a price row lacks \"" + name + "\": " + row);
    }

    private static @Nullable String textOrNull(Map<?, ?> row, String name) {
        Object value = row.get(name);
        return value == null ? null : value.toString();
    }

    private static BigDecimal decimal(@Nullable Object value) {
        return new BigDecimal(Objects.requireNonNull(value, "a number is missing").toString());
    }

    private static @Nullable BigDecimal decimalOrNull(String text) {
        return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : null;
    }
}
