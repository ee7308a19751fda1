package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.screen.OnScreen;
import dev.sluice.engine.value.Json;

import javafx.scene.control.TreeItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Large values in the tree.
@ExtendWith(OnScreen.class)
class JsonTreeTest {
    @Test
    void aListOfAMillionOpensInPartsThatKeepTheirIndexes(FxRobot robot) {
        robot.interact(
                () -> {
                    var tree = new JsonTree(Messages.in(Language.ENGLISH));
                    tree.show(Collections.nCopies(1_500_000, "x"));

                    List<TreeItem<JsonTree.Element>> parts = tree.getRoot().getChildren();
                    assertThat(parts).hasSize(2);
                    var second = parts.get(1);
                    assertThat(second.getValue().name()).isEqualTo("1000000 … 1499999");
                    assertThat(second.getValue().isPart()).isTrue();
                    var inside = second.getChildren().get(3);
                    assertThat(inside.getValue().name()).isEqualTo("1003000 … 1003999");
                    assertThat(inside.getChildren().get(7).getValue())
                            .isEqualTo(new JsonTree.Element("1003007", "x"));
                });
    }

    @Test
    void anObjectOfManyMembersOpensInPartsThatAreObjects(FxRobot robot) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < 2_500; i++) {
            members.put("m" + i, i);
        }
        robot.interact(
                () -> {
                    var tree = new JsonTree(Messages.in(Language.ENGLISH));
                    tree.show(members);

                    List<TreeItem<JsonTree.Element>> parts = tree.getRoot().getChildren();
                    assertThat(parts)
                            .extracting(part -> part.getValue().name())
                            .containsExactly("0 … 999", "1000 … 1999", "2000 … 2499");
                    assertThat(parts.get(2).getChildren().getFirst().getValue())
                            .isEqualTo(new JsonTree.Element("m2000", 2_000));
                    assertThat(parts.get(2).getValue().isPart()).isTrue();
                    assertThat(Json.write(parts.get(2).getValue().value()))
                            .startsWith("{\"m2000\":2000,")
                            .endsWith(",\"m2499\":2499}");
                });
    }
}
