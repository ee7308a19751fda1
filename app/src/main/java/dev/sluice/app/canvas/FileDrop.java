package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;

import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// Files that are dragged over the canvas from outside. They are looked at once, beside the window,
/// and refused while they are held when no function can be made of them.
final class FileDrop {
    private final CanvasView view;
    private final Offers offers;
    private List<Path> held = List.of();
    private @Nullable String refusal;
    private double x;
    private double y;

    FileDrop(CanvasView view, Offers offers) {
        this.view = view;
        this.offers = offers;
    }

    void install() {
        view.setOnDragOver(this::over);
        view.setOnDragExited(_ -> end());
        view.setOnDragDropped(this::drop);
    }

    private void over(DragEvent e) {
        List<Path> files = files(e);
        if (files.isEmpty()) {
            return;
        }
        x = e.getX();
        y = e.getY();
        if (!files.equals(held)) {
            held = files;
            refusal = null;
            offers.look(files, reason -> seen(files, reason));
        }
        view.hoverFiles(refusal, x, y);
        if (refusal == null) {
            e.acceptTransferModes(TransferMode.COPY);
        }
        e.consume();
    }

    /// They may have been let go or taken away meanwhile.
    private void seen(List<Path> files, @Nullable String reason) {
        if (files.equals(held)) {
            refusal = reason;
            view.hoverFiles(reason, x, y);
        }
    }

    private void end() {
        held = List.of();
        refusal = null;
        view.endDrop();
    }

    private void drop(DragEvent e) {
        List<Path> files = files(e);
        boolean taken = !files.isEmpty() && refusal == null;
        Point at = view.at(e.getX(), e.getY());
        end();
        if (taken) {
            offers.drop(files, at);
        }
        e.setDropCompleted(taken);
        e.consume();
    }

    private static List<Path> files(DragEvent e) {
        return e.getDragboard().getFiles().stream().map(File::toPath).toList();
    }
}
