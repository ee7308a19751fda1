package dev.sluice.app.shell.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Names;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/// What a flow is called after the folder that it is saved into first.
class FlowNameTest {
    private static String named(String folder, String before) {
        Edit edit = FlowName.after(Path.of(folder), Flow.empty(before));
        FlowDocument document = FlowDocument.empty(before);
        return edit == null ? before : edit.apply(document).flow().name();
    }

    @Test
    void aFlowThatNobodyHasNamedIsCalledAsItsFolder() {
        assertThat(named("/flows/order check", "untitled")).isEqualTo("order check");
        assertThat(named("/flows/订单", "未命名")).isEqualTo("订单");
        for (Language language : Language.values()) {
            assertThat(named("shop", FlowName.first(Messages.in(language)))).isEqualTo("shop");
        }
    }

    @Test
    void aNameOfTheUsersStays() {
        assertThat(named("/flows/shop", "mine")).isEqualTo("mine");
    }

    @Test
    void aFolderWithoutANameGivesNone() {
        assertThat(named("/", "untitled")).isEqualTo("untitled");
    }

    @Property
    void anyFolderGivesANameThatAFlowMayHave(
            @ForAll @NotBlank @StringLength(max = 200) @CharRange(from = 1, to = 0x33ff)
                    String folder) {
        String name = named("/flows/" + folder.replace("/", "-"), "untitled");

        assertThat(Names.problem(name)).isEmpty();
    }
}
