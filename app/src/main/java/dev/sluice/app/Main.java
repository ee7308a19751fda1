package dev.sluice.app;

import dev.sluice.app.shell.DesignerApp;

import javafx.application.Application;

/// Where the program starts: opens the designer, on a flow where one is named.
///
/// It is no [Application] itself, so that it also starts where JavaFX lies on the class path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Application.launch(DesignerApp.class, arguments);
    }
}
