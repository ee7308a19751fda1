package dev.sluice.app.fx;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;

/// A question before something is deleted that cannot be brought back.
///
/// @param id of the button that deletes
/// @param title what is asked
/// @param why what is lost
/// @param go what the button says
public record Confirmation(String id, String title, String why, String go) {
    /// Asks over the window of a node, and waits for the answer.
    public boolean given(Node at, Messages messages) {
        var yes = new ButtonType(go, ButtonData.OK_DONE);
        var no = new ButtonType(messages.text("shell.cancel"), ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, why, yes, no);
        alert.initOwner(at.getScene().getWindow());
        alert.setTitle("Sluice");
        alert.setHeaderText(title);
        alert.setGraphic(null);
        alert.getDialogPane().getStylesheets().setAll(at.getScene().getStylesheets());
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().lookupButton(yes).setId(id);
        return alert.showAndWait().filter(answer -> answer == yes).isPresent();
    }
}
