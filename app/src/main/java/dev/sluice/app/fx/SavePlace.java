package dev.sluice.app.fx;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;

/// Where the user wants something saved.
@FunctionalInterface
public interface SavePlace {
    /// The system's dialog.
    SavePlace DIALOG =
            (over, title, name) -> {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                File file = chooser.showSaveDialog(over);
                return file == null ? null : file.toPath();
            };

    /// The file to save into; `null`: none.
    ///
    /// @param name what is proposed
    @Nullable Path file(Window over, String title, String name);
}
