package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.app.inspector.form.field.Typed;

/// The id of a step or trigger, which every wire to it names.
final class Identity {
    private static final int LONGEST = 80;

    private Identity() {}

    static Field field(Fields fields, FlowDocument document, String id) {
        return fields.line("id", id, text -> read(document, id, text.strip()), false);
    }

    private static Typed read(FlowDocument document, String id, String text) {
        if (text.isEmpty()
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            return Typed.Wrong.of("inspector.wrong.id", LONGEST);
        }
        return !text.equals(id) && document.holds(text)
                ? Typed.Wrong.of("inspector.wrong.id-taken", text)
                : new Typed.Change(new ElementEdit.Rename(id, text));
    }
}
