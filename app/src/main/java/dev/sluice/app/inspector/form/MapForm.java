package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a map runs its steps for, how many at once, and how many may fail.
final class MapForm {
    private static final String NONE = "0";
    private static final String EXPRESS = "{\"executionType\": \"EXPRESS\"}";

    private final Step.Map map;
    private final Fields fields;

    private MapForm(Step.Map map, Fields fields) {
        this.map = map;
        this.fields = fields;
    }

    static List<Section> sections(Step.Map map, Fields fields) {
        var form = new MapForm(map, fields);
        return List.of(
                Section.of("inspector.section.map", form.items()),
                Section.of("inspector.section.reader", form.reading())
                        .noting("inspector.note.reader", "inspector.note.distributed"),
                Section.of("inspector.section.tolerance", form.tolerance()));
    }

    private List<Field> items() {
        return List.of(
                json("items", map.items()),
                json("itemSelector", map.itemSelector()),
                amount("maxConcurrency", map.maxConcurrency()));
    }

    private List<Field> reading() {
        return List.of(
                object("itemReader", map.itemReader()),
                object("itemBatcher", map.itemBatcher()),
                object("distributed", map.distributed()).withPrompt(EXPRESS));
    }

    private Field object(String name, @Nullable Template value) {
        return fields.object(name, value, t -> change(name, t));
    }

    private List<Field> tolerance() {
        return List.of(
                amount("toleratedFailureCount", map.toleratedFailureCount()),
                amount("toleratedFailurePercentage", map.toleratedFailurePercentage()));
    }

    private Field json(String name, @Nullable Template value) {
        return fields.json(name, value, t -> change(name, t));
    }

    private Field amount(String name, @Nullable Template value) {
        return fields.amount(name, value, t -> change(name, t)).withPrompt(NONE);
    }

    private Edit change(String name, @Nullable Template value) {
        return StepFields.change(map, name, value);
    }
}
