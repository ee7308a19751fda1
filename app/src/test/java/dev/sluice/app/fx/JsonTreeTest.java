package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TreeItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.Collections;
import java.util.List;

/// Large values in the tree.
@ExtendWith(ApplicationExtension.class)
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
}
