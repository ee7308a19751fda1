package dev.sluice.app.inspector;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.form.Field;
import dev.sluice.app.inspector.form.Form;
import dev.sluice.app.inspector.form.Section;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A form as a column of fields. Controls stay while the form keeps its shape, so that the caret
/// does not jump when a value changes.
final class FormView extends ScrollPane {
    private final Aids aids;
    private final InspectorModel model;
    private final Messages messages;
    private final Icons icons;
    private final VBox column = new VBox();
    private final Map<String, FieldEditor> editors = new HashMap<>();
    private List<Object> shape = List.of();
    private Form form = Form.EMPTY;

    FormView(Aids aids, Icons icons) {
        this.aids = aids;
        this.model = aids.model();
        this.messages = aids.messages();
        this.icons = icons;
        column.getStyleClass().add("form");
        getStyleClass().addAll("form-scroll", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(column);
        aids.trial()
                .recordedProperty()
                .subscribe((_, _) -> editors.values().forEach(FieldEditor::attempt));
    }

    /// What it shows.
    Form form() {
        return form;
    }

    /// Gives a field the keyboard and scrolls to it.
    void focus(String key) {
        FieldEditor editor = editors.get(key);
        if (editor != null) {
            editor.enter();
            double height = getContent().getLayoutBounds().getHeight();
            double port = getViewportBounds().getHeight();
            double y = getContent().sceneToLocal(editor.localToScene(0, 0)).getY() - port / 3;
            setVvalue(Math.clamp(y / Math.max(1, height - port), 0, 1));
        }
    }

    void show(Form shown) {
        form = shown;
        showFields(shown);
    }

    private void showFields(Form form) {
        if (form.shape().equals(shape)) {
            form.sections().stream()
                    .flatMap(section -> section.fields().stream())
                    .forEach(field -> editor(field).update(field));
            actions(form);
            return;
        }
        shape = form.shape();
        editors.clear();
        column.getChildren().setAll(form.sections().stream().map(this::section).toList());
        setVvalue(0);
    }

    private FieldEditor editor(Field field) {
        FieldEditor editor = editors.get(field.key());
        if (editor == null) {
            throw new IllegalStateException("The form has no field " + field.key());
        }
        return editor;
    }

    /// Buttons keep their place but act on the present values.
    private void actions(Form form) {
        form.sections().stream()
                .flatMap(section -> section.actions().stream())
                .forEach(
                        action -> {
                            Node button = column.lookup("#" + id(action));
                            if (button instanceof Button b) {
                                b.setOnAction(_ -> model.act(action));
                            }
                        });
    }

    private Node section(Section section) {
        var box = new VBox();
        box.getStyleClass().add("form-section");
        if (!section.title().isEmpty()) {
            box.getChildren().add(heading(section));
        }
        for (String note : section.notes()) {
            var label = new Label(messages.text(note));
            label.getStyleClass().add("form-note");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        if (section.columns() > 1) {
            box.getChildren().add(table(section));
        } else {
            section.fields().forEach(field -> box.getChildren().add(put(field, true)));
        }
        boolean footed = section.title().isEmpty() || section.fields().isEmpty();
        section.actions().stream()
                .filter(action -> footed || isAddition(action))
                .forEach(action -> box.getChildren().add(button(action, "add-button")));
        return box;
    }

    private static boolean isAddition(Section.Action action) {
        return action.key().endsWith("add");
    }

    private Node heading(Section section) {
        var title = new Label(messages.text(section.title(), section.values().toArray()));
        title.getStyleClass().add("form-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(title, gap);
        row.getStyleClass().add("form-heading");
        if (!section.fields().isEmpty()) {
            section.actions().stream()
                    .filter(action -> !isAddition(action))
                    .forEach(action -> row.getChildren().add(button(action, "small-button")));
        }
        return row;
    }

    private Button button(Section.Action action, String style) {
        var button = new Button(messages.text(action.label()));
        button.setId(id(action));
        button.getStyleClass().addAll("flat", style);
        if (isAddition(action)) {
            button.setGraphic(icons.icon("action-add", 16));
        } else if (action.key().endsWith("remove")) {
            button.setGraphic(icons.icon("action-delete", 14));
        }
        button.setOnAction(_ -> model.act(action));
        return button;
    }

    private static String id(Section.Action action) {
        return "do-" + action.key().replace('.', '-');
    }

    private Node table(Section section) {
        var grid = new GridPane();
        grid.getStyleClass().add("form-table");
        for (int i = 0; i < section.columns(); i++) {
            var constraints = new ColumnConstraints();
            boolean last = i == section.columns() - 1;
            constraints.setHgrow(last ? Priority.NEVER : Priority.ALWAYS);
            if (!last) {
                constraints.setPercentWidth(78.0 / (section.columns() - 1));
            }
            grid.getColumnConstraints().add(constraints);
        }
        for (int i = 0; i < section.fields().size(); i++) {
            grid.add(
                    put(section.fields().get(i), false),
                    i % section.columns(),
                    i / section.columns());
        }
        return grid;
    }

    private FieldEditor put(Field field, boolean labelled) {
        var editor = new FieldEditor(field, labelled, aids);
        editors.put(field.key(), editor);
        return editor;
    }
}
