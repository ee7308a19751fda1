package dev.sluice.app.shell;

import static dev.sluice.app.shell.BareDesigners.FLOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.session.Session;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;

/// What is brought back of a flow that was open before: what a crash left, and the way back.
class RestoringTest extends OnBareDesigner {
    /// What the disk holds at this moment, as after a sudden end of the program.
    private Path crashed() throws Exception {
        Path edits = designers.state().resolve("edits");
        await(
                () -> {
                    try (var files = Files.list(edits)) {
                        Path file = files.findFirst().orElseThrow();
                        return Files.readString(file).contains("Second");
                    }
                });
        Path copy = Files.createDirectories(folder.resolve("after/edits"));
        try (var files = Files.list(edits)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy.getParent();
    }

    private Designer restarted(FxRobot robot, Path state) {
        var made = new Designer[1];
        robot.interact(
                () -> {
                    made[0] = designers.in(stage, state);
                    made[0].begin(null);
                });
        return made[0];
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
    }

    @Test
    void whatWasNotSavedIsThereAfterACrashWithTheWayBack(FxRobot robot) throws Exception {
        Session before = designers.opened(designer, robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("a", "First")));
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        Path copy = crashed();

        Designer after = restarted(robot, copy);
        await(() -> after.session() != null);
        Session session = after.session();

        assertThat(session.document()).isEqualTo(before.document());
        assertThat(session.dirtyProperty().get()).isTrue();
        await(() -> isThere(robot, "shell.remark.restored.keep"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("b").head().label()).isNull();
        assertThat(session.document().step("a").head().label()).isEqualTo("First");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.dirtyProperty().get()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(session.document().step("a").head().label()).isEqualTo("First");
        assertThat(designers.onDisk()).isEqualTo(FLOW);
    }

    @Test
    void theWayBackIsKeptOverARestart(FxRobot robot) throws Exception {
        Session before = designers.opened(designer, robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !before.dirtyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);

        robot.interact(() -> designer.open(folder.resolve("two")));
        await(() -> designer.session() != null);
        Session session = designer.session();

        assertThat(session.dirtyProperty().get()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("b").head().label()).isNull();
        assertThat(session.dirtyProperty().get()).isTrue();
    }

    @Test
    void anotherFileOnDiskHasNoWayBack(FxRobot robot) throws Exception {
        Session before = designers.opened(designer, robot);
        robot.interact(() -> before.apply(new ElementEdit.Relabel("b", "Second")));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !before.dirtyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() == null);
        Files.writeString(folder.resolve("two/flow.json"), FLOW);

        robot.interact(() -> designer.open(folder.resolve("two")));
        await(() -> designer.session() != null);

        assertThat(designer.session().lastEditProperty().get()).isNull();
    }
}
