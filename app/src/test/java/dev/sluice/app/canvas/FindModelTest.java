package dev.sluice.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// What the find bar of the canvas finds, without a window.
class FindModelTest {
    private final FindModel find = new FindModel(Messages.in(Language.ENGLISH));

    private static FlowDocument flow() {
        FlowDocument placed = Placement.complete(Samples.photoIntake());
        var note = new Note("validate", 0, 900, 180, 60, "Why it's so {slow}", null);
        return placed.withLayout(new Layout(placed.layout().places(), List.of(note)));
    }

    private List<String> found(String text) {
        find.look(Diagram.of(flow()), text);
        return find.found().stream().map(Figure::id).toList();
    }

    @Test
    void findsByIdLabelKindAndFunctionInAnyCase() {
        assertThat(found("METADATA")).containsExactly("metadata");
        assertThat(found("check the")).containsExactly("validate");
        assertThat(found("join")).containsExactly("both");
        assertThat(found("by hand")).containsExactly("by-hand");
        assertThat(found(" resize ")).containsExactly("resize");
    }

    @Test
    void findsTheTextOfNotesToo() {
        find.look(Diagram.of(flow()), "it's so {slow}");

        assertThat(find.found()).singleElement().isInstanceOf(Figure.OfNote.class);
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(found("  ")).isEmpty();
        assertThat(find.present()).isNull();
        assertThat(find.number()).isZero();
        find.go(1);
        assertThat(find.present()).isNull();
        assertThat(found("no such step")).isEmpty();
    }

    @Test
    void goesRoundAtTheEnds() {
        List<String> all = found("function");
        assertThat(all).hasSizeGreaterThan(2);
        assertThat(find.number()).isEqualTo(1);

        find.go(-1);
        assertThat(find.number()).isEqualTo(all.size());
        assertThat(find.present().id()).isEqualTo(all.getLast());
        find.go(1);
        assertThat(find.number()).isEqualTo(1);
    }

    @Test
    void staysAtWhatIsShownWhileMoreIsTypedAndTheFlowChanges() {
        found("function");
        find.go(2);
        String shown = find.present().id();
        String other = find.found().getFirst().id();

        find.look(Diagram.of(flow()), "functio");
        assertThat(find.present().id()).isEqualTo(shown);
        find.look(
                Diagram.of(
                        new ElementEdit.DeleteElements(Set.of(other), Set.of(), Set.of())
                                .apply(flow())),
                "function");
        assertThat(find.present().id()).isEqualTo(shown);
    }
}
