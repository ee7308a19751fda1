package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Panel;
import dev.sluice.app.shell.command.PanelActions;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The panels beside and below the canvas, all in one place.
///
/// @param cover what lies over the canvas, if anything does
/// @param above what they put above the canvas
/// @param tools what they put into the toolbar
/// @param end what they put at its end
/// @param status what they put into the line at the bottom
/// @param work what they keep that is not in the flow
public record Panels(
        @Nullable Panel inspector,
        List<Panel> dock,
        ObservableValue<@Nullable Node> cover,
        List<Node> above,
        List<Node> tools,
        List<Node> end,
        List<Node> status,
        PanelActions work) {
    /// A window with the canvas alone.
    public static Panels none() {
        return new Panels(
                null,
                List.of(),
                new ReadOnlyObjectWrapper<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PanelActions.NONE);
    }
}
