package dev.sluice.app.inspector;

import dev.sluice.app.inspector.form.field.Field.Option;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Some of several values, each with a box to tick. What was ticked first stands first.
final class TickBoxes extends FlowPane {
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final List<String> ticked = new ArrayList<>();

    /// @param name what an option is called
    /// @param changed called when a box is ticked or cleared
    TickBoxes(List<Option> options, Function<Option, String> name, Runnable changed) {
        getStyleClass().add("tick-boxes");
        for (Option option : options) {
            var box = new CheckBox(name.apply(option));
            box.selectedProperty()
                    .subscribe(
                            (_, now) -> {
                                tick(option.value(), now);
                                changed.run();
                            });
            boxes.put(option.value(), box);
            getChildren().add(box);
        }
    }

    private void tick(String value, boolean now) {
        ticked.remove(value);
        if (now) {
            ticked.add(value);
        }
    }

    /// The ticked values, between commas.
    String text() {
        return String.join(", ", ticked);
    }

    void setText(String text) {
        if (!text.equals(text())) {
            boxes.values().forEach(box -> box.setSelected(false));
            Stream.of(text.split(", "))
                    .map(boxes::get)
                    .forEach(
                            box -> {
                                if (box != null) {
                                    box.setSelected(true);
                                }
                            });
        }
    }

    /// Names each box after what all are about, for those who do not see them below its name.
    void describe(String name) {
        boxes.values().forEach(box -> box.setAccessibleText(name + ": " + box.getText()));
    }

    @Override
    public void requestFocus() {
        boxes.values().stream().findFirst().ifPresent(CheckBox::requestFocus);
    }
}
