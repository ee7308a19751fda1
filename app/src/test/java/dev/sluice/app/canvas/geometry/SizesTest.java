package dev.sluice.app.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.StepType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

/// How large things are before they are on the canvas.
class SizesTest {
    static Stream<Blueprint> blueprints() {
        return Stream.of(
                        Arrays.stream(StepType.values()).map(Blueprint.OfStep::new),
                        Arrays.stream(Blueprint.Language.values()).map(Blueprint.OfFunction::new),
                        Arrays.stream(Blueprint.TriggerType.values()).map(Blueprint.OfTrigger::new),
                        Stream.of(new Blueprint.OfCall("resize"), new Blueprint.OfNote()))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void somethingNewIsAsLargeAsItWillBe(Blueprint blueprint) {
        FlowDocument empty = FlowDocument.empty("flow");
        var planned = blueprint.at(empty, Place.at(40, 60), null, null, "");
        Diagram diagram = Diagram.of(planned.edit().apply(empty));
        Figure made =
                planned.element() == null
                        ? diagram.notes().get(planned.note())
                        : diagram.figure(planned.element());

        assertThat(Sizes.fresh(blueprint, 40, 60)).isEqualTo(made.bounds());
    }
}
