package dev.sluice.app.runs;

import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;

/// Asks whether the code of a flow that came from elsewhere may run.
final class TrustDialog {
    private TrustDialog() {}

    /// Asks whenever a model wants to know.
    static void follow(Permission model, Node over, Messages messages) {
        model.questionProperty()
                .subscribe(
                        question -> {
                            if (question != null && over.getScene() != null) {
                                ask(question, over, messages);
                            }
                        });
    }

    private static void ask(Permission.Question question, Node over, Messages messages) {
        var yes = new ButtonType(messages.text("runs.trust.yes"), ButtonData.OK_DONE);
        var no = new ButtonType(messages.text("runs.trust.no"), ButtonData.CANCEL_CLOSE);
        var alert =
                new Alert(Alert.AlertType.CONFIRMATION, messages.text("runs.trust.text"), yes, no);
        alert.initOwner(over.getScene().getWindow());
        alert.setHeaderText(messages.text("runs.trust.title", question.folder().getFileName()));
        alert.setTitle(messages.text("runs.run"));
        alert.setGraphic(null);
        alert.getDialogPane().getStylesheets().setAll(over.getScene().getStylesheets());
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().lookupButton(yes).setId("trust-yes");
        alert.resultProperty()
                .subscribe(
                        answer -> {
                            if (yes.equals(answer)) {
                                question.yes().run();
                            }
                        });
        alert.show();
    }
}
