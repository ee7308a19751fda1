package dev.sluice.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Language;
import dev.sluice.app.edit.Blueprint.TriggerType;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.StepType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class PaletteModelTest {
    private final PaletteModel model =
            new PaletteModel(Messages.in(dev.sluice.app.fx.Language.ENGLISH));

    private static List<Blueprint> all(PaletteModel of, String search) {
        return of.found(search).stream().flatMap(group -> group.items().stream()).toList();
    }

    @Test
    void offersEveryKindOfTriggerAndStepAndEveryLanguageOnce() {
        List<Blueprint> offered = all(model, "");

        assertThat(offered).doesNotHaveDuplicates();
        for (TriggerType type : TriggerType.values()) {
            assertThat(offered).contains(new Blueprint.OfTrigger(type));
        }
        for (Language language : Language.values()) {
            assertThat(offered).contains(new Blueprint.OfFunction(language));
        }
        Arrays.stream(StepType.values())
                .filter(type -> type != StepType.FUNCTION)
                .forEach(type -> assertThat(offered).contains(new Blueprint.OfStep(type)));
        assertThat(offered).contains(new Blueprint.OfNote());
    }

    @Test
    void findsByTheWordsOfTheWindowsLanguageAndByTheNameInTheFile() {
        var chinese = new PaletteModel(Messages.in(dev.sluice.app.fx.Language.CHINESE));

        assertThat(all(model, " PYTH ")).containsExactly(new Blueprint.OfFunction(Language.PYTHON));
        assertThat(all(chinese, "定时")).contains(new Blueprint.OfTrigger(TriggerType.TIMER));
        assertThat(all(chinese, "step-choice"))
                .containsExactly(new Blueprint.OfStep(StepType.CHOICE));
    }

    @Test
    void leavesOutGroupsInWhichNothingIsFound() {
        assertThat(model.found("python")).hasSize(1);
        assertThat(model.found("no such thing")).isEmpty();
    }

    @Property
    void aSearchFindsAPartOfAllInItsOrder(@ForAll String search) {
        List<Blueprint> rest = new ArrayList<>(all(model, ""));
        rest.retainAll(all(model, search));

        assertThat(all(model, search)).isEqualTo(rest);
    }
}
