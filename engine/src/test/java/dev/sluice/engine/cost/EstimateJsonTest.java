package dev.sluice.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class EstimateJsonTest {
    @Test
    void writesPlainNumbersAndEachPriceOnce() throws Exception {
        var estimate =
                Estimates.bundled()
                        .ofDesign("aws", Flows.oneFunction(512), Settings.of(1000))
                        .orElseThrow();
        String text = Json.write(EstimateJson.of(estimate));
        Map<?, ?> json = (Map<?, ?>) Json.parse(text);

        assertThat(text).contains("\"perRun\":0.00007689").doesNotContain("E-");
        assertThat((List<?>) json.get("prices")).hasSize(3);
        assertThat(json.get("complete")).isEqualTo(true);
        assertThat(((Map<?, ?>) json.get("steps")).get("f")).asString().contains("basis=assumed");
    }
}
