package dev.sluice.app.inspector;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.NextFrame;
import dev.sluice.app.inspector.form.Form;
import dev.sluice.app.inspector.form.Section;
import dev.sluice.app.inspector.form.field.Field;

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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A form as a column of fields. Controls stay while the form keeps its shape, so that the caret
/// does not jump when a value changes.
final class FormView extends ScrollPane {
    private static final int AT_ONCE = 24;
    private static final int LONG = 200;

    private final NextFrame frame = new NextFrame();
    private final Aids aids;
    private final InspectorModel model;
    private final Messages messages;
    private final Icons icons;
    private final VBox column = new VBox();
    private final VBox all = new VBox(column);
    private final Map<String, FieldEditor> editors = new LinkedHashMap<>();
    private List<Object> shape = List.of();
    private String subject = "";
    private Form form = Form.EMPTY;
    private int slice = AT_ONCE;

    FormView(Aids aids, Icons icons) {
        this.aids = aids;
        this.model = aids.model();
        this.messages = aids.messages();
        this.icons = icons;
        column.getStyleClass().add("form");
        getStyleClass().addAll("form-scroll", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(all);
        viewportBoundsProperty().subscribe((was, now) -> stand(was.getHeight(), now.getHeight()));
        aids.trial()
                .recordedProperty()
                .subscribe((_, _) -> editors.values().forEach(FieldEditor::attempt));
    }

    /// Keeps its fields where they are when it gets higher or lower.
    private void stand(double was, double now) {
        double height = getContent().getLayoutBounds().getHeight();
        double above = getVvalue() * Math.max(0, height - was);
        setVvalue(Math.clamp(above / Math.max(1, height - now), 0, 1));
    }

    /// Puts something below its fields, whatever they are.
    void foot(Node below) {
        all.getChildren().add(below);
    }

    /// What it shows.
    Form form() {
        return form;
    }

    /// Gives a field the keyboard and scrolls to it.
    void focus(String key) {
        if (!editors.containsKey(key)) {
            showAllAtOnce();
        }
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
        boolean isSame = isOfSame(form);
        subject = model.subjectProperty().get().id();
        if (form.shape().equals(shape)) {
            form.sections().stream()
                    .flatMap(section -> section.fields().stream())
                    .forEach(this::update);
            actions(form);
            return;
        }
        FormHold hold = isSame ? FormHold.of(column, editors) : null;
        double above = getVvalue() * hidden();
        shape = form.shape();
        editors.clear();
        column.getChildren().clear();
        setVvalue(0);
        if (!isSame) {
            build();
            return;
        }
        slice = Integer.MAX_VALUE;
        build();
        slice = AT_ONCE;
        layout();
        setVvalue(Math.clamp(above / Math.max(1, hidden()), 0, 1));
        if (hold != null) {
            hold.restore(editors);
        }
    }

    /// Whether the form is that of the same thing as before, with other fields, and not so long
    /// that making all of it would be noticed.
    private boolean isOfSame(Form form) {
        int fields = form.sections().stream().mapToInt(section -> section.fields().size()).sum();
        return fields <= LONG && model.subjectProperty().get().id().equals(subject);
    }

    /// How much of the fields is out of sight.
    private double hidden() {
        return getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
    }

    private void showAllAtOnce() {
        slice = Integer.MAX_VALUE;
        shape = List.of();
        showFields(form);
        slice = AT_ONCE;
        layout();
    }

    /// Shows more sections; the rest of a long form follows in the next frames, so that the first
    /// fields are there at once.
    private void build() {
        int made = column.getChildren().size();
        for (int left = slice; left > 0 && made < form.sections().size(); made++) {
            Section next = form.sections().get(made);
            column.getChildren().add(section(next));
            left -= next.fields().size() + 1;
        }
        if (made < form.sections().size()) {
            later(this::build);
        }
    }

    /// Does it in the next frame, unless another form is shown by then.
    private void later(Runnable work) {
        List<Object> building = shape;
        frame.execute(
                () -> {
                    if (shape == building) {
                        work.run();
                    }
                });
    }

    /// A field that is still to come gets its present value then.
    private void update(Field field) {
        FieldEditor editor = editors.get(field.key());
        if (editor != null) {
            editor.update(field);
        }
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
        rows(grid, section, 0);
        return grid;
    }

    /// Fills a table from a field on; a long one goes on in the next frames.
    private void rows(GridPane grid, Section section, int from) {
        int columns = section.columns();
        int to = (int) Math.min(section.fields().size(), (long) from + slice);
        for (int i = from; i < to; i++) {
            Field made = section.fields().get(i);
            Field present = form.field(made.key()).orElse(made);
            grid.add(put(present, false), i % columns, i / columns);
        }
        if (to < section.fields().size()) {
            later(() -> rows(grid, section, to));
        }
    }

    private FieldEditor put(Field field, boolean labelled) {
        var editor = new FieldEditor(field, labelled, aids);
        editors.put(field.key(), editor);
        return editor;
    }
}
