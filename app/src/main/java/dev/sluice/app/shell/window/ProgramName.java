package dev.sluice.app.shell.window;

/// The program's name among other programs' windows: starters, switchers and panels of the desktop
/// find its windows, and their icon, by it.
public final class ProgramName {
    private static final String NAME = "Sluice";

    private ProgramName() {}

    /// Has windows bear it that are made from now on. JavaFX has no way to ask for that where the
    /// program starts the toolkit itself, but one that is hidden from modules.
    public static void tell() {
        try {
            Class<?> toolkit = Class.forName("com.sun.glass.ui.Application");
            Object running = toolkit.getMethod("GetApplication").invoke(null);
            toolkit.getMethod("setName", String.class).invoke(running, NAME);
        } catch (ReflectiveOperationException _) {
            // Then they bear Java's, as those of other programs do.
        }
    }
}
