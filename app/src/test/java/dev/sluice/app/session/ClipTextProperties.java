package dev.sluice.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ClipTextProperties {
    private static final FlowDocument DOCUMENT = document();
    private static final List<String> IDS = List.copyOf(DOCUMENT.ids());

    private static FlowDocument document() {
        FlowDocument placed = Placement.complete(Samples.photoIntake());
        var note = new Note("note", 40, 40, 200, 60, "It’s \"why\"", "blue");
        return placed.withLayout(new Layout(placed.layout().places(), List.of(note)));
    }

    private static FlowDocument clip(Set<Integer> chosen) {
        Set<String> ids = new LinkedHashSet<>();
        chosen.forEach(i -> ids.add(IDS.get(i % IDS.size())));
        return Clips.of(DOCUMENT, ids, Set.of("note"));
    }

    @Property(tries = 100)
    void whatIsCopiedIsReadAsItWas(@ForAll Set<@IntRange(max = 20) Integer> chosen) {
        FlowDocument clip = clip(chosen);

        assertThat(ClipText.read(ClipText.write(clip, "note"))).isEqualTo(clip);
    }

    @Property(tries = 200)
    void anyTextIsReadOrRefused(@ForAll String text) {
        FlowDocument clip = ClipText.read(text);

        assertThat(clip).isNull();
        assertThat(ClipText.note(text)).isNull();
    }

    /// What others might put where something of ours stands.
    @Provide
    Arbitrary<Object> junk() {
        return Arbitraries.of(
                "",
                "../../etc",
                "\uD800",
                "x".repeat(5000),
                "a\u0000b",
                "validate",
                -1,
                0,
                1e308,
                -1e308,
                9e18,
                true,
                List.of(),
                List.of("validate", "validate"),
                List.of(1, "x"),
                Map.of(),
                Map.of("type", "nothing"),
                Map.of("x", 1e300, "y", 1e300),
                Map.of("type", "group", "start", List.of("validate"), "steps", Map.of()));
    }

    @Property(tries = 600)
    void aTextThatOthersChangedIsPastedOrRefused(
            @ForAll @IntRange(max = 400) int place, @ForAll("junk") Object junk)
            throws JsonSyntaxException {
        String whole = ClipText.write(clip(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        var spoiler = new Spoiler(place, junk);
        String text = Json.write(spoiler.spoilt(Json.parse(whole)));

        FlowDocument clip = ClipText.read(text);

        if (clip != null) {
            assertPastes(clip);
        }
    }

    private static void assertPastes(FlowDocument clip) {
        Rect bounds = Diagram.of(clip).bounds();
        FlowDocument pasted = new ElementEdit.Paste(clip, null, 20, 20).apply(DOCUMENT);
        assertThat(pasted.ids()).containsAll(DOCUMENT.ids());
        Diagram.of(pasted);
        if (bounds != null) {
            assertThat(List.of(bounds.x(), bounds.y(), bounds.width(), bounds.height()))
                    .allMatch(d -> Double.isFinite(d) && Math.abs(d) < 1e8);
        }
        FlowDocument again = ClipText.read(ClipText.write(pasted));
        assertThat(again).isNotNull();
        assertThat(again.flow().equals(pasted.flow())).as("the flow is read as written").isTrue();
    }

    @Example
    void aTextThatIsTooDeepIsRefused() {
        int deep = 100_000;
        assertThat(ClipText.read("[".repeat(deep))).isNull();
        assertThat(ClipText.read("{\"flow\":".repeat(deep))).isNull();
    }

    /// Puts something else at one place of a value, counted from its beginning.
    private static final class Spoiler {
        private final Object junk;
        private int left;

        Spoiler(int place, Object junk) {
            this.left = place;
            this.junk = junk;
        }

        @Nullable Object spoilt(@Nullable Object value) {
            if (left-- == 0) {
                return junk;
            }
            return switch (value) {
                case Map<?, ?> map -> {
                    Map<String, @Nullable Object> result = new LinkedHashMap<>();
                    map.forEach((key, inner) -> result.put(String.valueOf(key), spoilt(inner)));
                    yield result;
                }
                case List<?> list -> {
                    List<@Nullable Object> result = new ArrayList<>();
                    list.forEach(inner -> result.add(spoilt(inner)));
                    yield result;
                }
                case null, default -> value;
            };
        }
    }
}
