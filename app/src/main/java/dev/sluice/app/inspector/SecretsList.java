package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/// All secrets of a flow: those it names and those that have a value, with what needs each. It
/// takes no room while there are none.
final class SecretsList extends VBox {
    private final SecretsModel secrets;
    private final Messages messages;
    private final Map<String, SecretField> fields = new HashMap<>();
    private boolean shown;

    SecretsList(SecretsModel secrets, Messages messages) {
        this.secrets = secrets;
        this.messages = messages;
        setId("secrets");
        getStyleClass().addAll("form", "secrets-list");
        secrets.namesProperty().subscribe(_ -> arrange());
        secrets.documentProperty().subscribe(_ -> arrange());
    }

    /// Shows the secrets, or nothing.
    void show(boolean wanted) {
        shown = wanted;
        arrange();
    }

    private void arrange() {
        SortedMap<String, List<SecretUse>> uses =
                shown ? secrets.uses() : Collections.emptySortedMap();
        var names = new TreeSet<>(uses.keySet());
        if (shown) {
            names.addAll(secrets.namesProperty().get());
        }
        List<Node> rows = new ArrayList<>();
        if (!names.isEmpty()) {
            rows.add(words("inspector.section.secrets", "form-title"));
            rows.add(words("inspector.note.secrets", "form-note"));
        }
        for (String name : names) {
            rows.add(row(name, uses.get(name)));
        }
        getChildren().setAll(rows);
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
    }

    private Label words(String key, String style) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node row(String name, @Nullable List<SecretUse> uses) {
        SecretField field =
                fields.computeIfAbsent(name, n -> new SecretField(n, secrets, messages));
        if (uses == null) {
            return new VBox(2, field, words("inspector.secret.unused", "form-note"));
        }
        var where = new FlowPane(6, 0, words("inspector.secret.used", "form-note"));
        where.getStyleClass().add("secret-uses");
        for (SecretUse use : uses) {
            String element = use.element();
            if (element == null) {
                var function = new Label(messages.text("inspector.secret.function", use.name()));
                function.getStyleClass().add("form-note");
                where.getChildren().add(function);
            } else {
                var link = new Hyperlink(use.name());
                link.setOnAction(_ -> secrets.goTo(element));
                where.getChildren().add(link);
            }
        }
        return new VBox(2, field, where);
    }
}
