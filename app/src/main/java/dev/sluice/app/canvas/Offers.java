package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Doing;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What the canvas asks the rest of the window for.
public interface Offers {
    /// Offers the user what can be put at a place of the canvas.
    ///
    /// @param at the place
    /// @param from what will lead to it, if anything
    /// @param screenX where on the screen that is
    void offer(Point at, @Nullable Outlet from, double screenX, double screenY);

    /// Offers the user what the loose end of a wire can lead to, or begin at, and to take the wire
    /// away.
    void offer(Outcome.LetGoEnd end, double screenX, double screenY);

    /// Notes what is copied, so that a paste into another flow finds its code. Gives back the name
    /// of the note, if there is one.
    @Nullable String noteCopy(FlowDocument clip);

    /// Takes in what was copied, with its code.
    ///
    /// @param note the name of its note
    /// @param put puts it onto the canvas
    void takeCopy(FlowDocument clip, @Nullable String note, Consumer<FlowDocument> put);

    /// What can be done now with the selected step and its runs.
    List<Doing> doings();

    /// Looks at folders and files that are held over the canvas, and tells why no function can be
    /// made of any of them; `null`: one can.
    void look(List<Path> held, Consumer<@Nullable String> refusal);

    /// Makes functions of folders and files with code and puts them at a place of the canvas.
    void drop(List<Path> files, Point at);
}
