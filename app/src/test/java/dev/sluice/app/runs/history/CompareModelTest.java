package dev.sluice.app.runs.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.history.CompareModel.Row;
import dev.sluice.app.runs.history.Differences.Difference;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CompareModelTest {
    @Test
    void tellsWhereTwoValuesDiffer() {
        assertThat(
                        Differences.of(
                                Map.of("a", 1, "b", List.of(1, 2)),
                                Map.of("a", 1, "b", List.of(1, 3, 4))))
                .containsExactly(
                        new Difference("$.b[1]", "2", "3"), new Difference("$.b[2]", "", "4"));
        assertThat(Differences.of(Map.of("a", 1), Map.of("b", 1)))
                .extracting(Difference::path)
                .containsExactlyInAnyOrder("$.a", "$.b");
        assertThat(Differences.of("x", null)).containsExactly(new Difference("$", "\"x\"", "null"));
    }

    @Property(tries = 100)
    void aValueDoesNotDifferFromItself(
            @ForAll List<String> list, @ForAll Map<String, Integer> map) {
        assertThat(Differences.of(Map.of("l", list, "m", map), Map.of("l", list, "m", map)))
                .isEmpty();
    }

    @Test
    void twoRunsOfOneScriptAreTheSame() {
        var here = RunScript.photo("r1").entries();

        assertThat(CompareModel.rows(here, RunScript.photo("r2").entries())).isEmpty();
    }

    @Test
    void whatOneRunNeverCameToIsAbsentThereInWords() {
        var here = RunScript.photo("r1").entries();

        List<Row> rows = CompareModel.rows(here, here.subList(0, here.size() / 2));

        assertThat(rows).isNotEmpty().extracting(Row::there).containsOnly("");
        for (Language language : Language.values()) {
            var messages = Messages.in(language);
            assertThat(rows)
                    .allSatisfy(
                            row -> {
                                assertThat(row.there(messages))
                                        .isEqualTo(messages.text("runs.compare.absent"));
                                assertThat(row.path(messages))
                                        .isEqualTo(messages.text("runs.compare.whole"));
                                assertThat(row.here(messages)).isEqualTo(row.here());
                            });
        }
    }

    @Test
    void aNullIsAValueAndAPlaceWithinStandsWithoutTheSignOfTheRoot() {
        var here = new RunScript("r1").started("by-hand").came("a", Map.of("w", 1));
        Map<String, Object> none = new HashMap<>();
        none.put("w", null);
        var there = new RunScript("r2").started("by-hand").came("a", none);

        Row row = CompareModel.rows(here.entries(), there.entries()).getFirst();

        var messages = Messages.in(Language.ENGLISH);
        assertThat(row.path(messages)).isEqualTo("w");
        assertThat(row.here(messages)).isEqualTo("1");
        assertThat(row.there(messages)).isEqualTo("null");
    }
}
