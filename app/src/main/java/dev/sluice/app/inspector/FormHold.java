package dev.sluice.app.inspector;

import javafx.scene.Node;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the keyboard was in a form whose fields are made anew: in a field, which may have another
/// name by then, or on a button that adds some.
///
/// @param keys of the fields that were there, from above
/// @param at the field that had the keyboard; -1: a button had it
record FormHold(List<String> keys, int at) {
    /// Where the keyboard is; `null` where it is outside the form.
    static @Nullable FormHold of(Node form, Map<String, FieldEditor> editors) {
        Scene scene = form.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        if (owner == null || !isWithin(owner, form)) {
            return null;
        }
        List<String> keys = List.copyOf(editors.keySet());
        for (int i = 0; i < keys.size(); i++) {
            FieldEditor editor = editors.get(keys.get(i));
            if (editor != null && isWithin(owner, editor)) {
                return new FormHold(keys, i);
            }
        }
        return new FormHold(keys, -1);
    }

    private static boolean isWithin(Node node, Node form) {
        Node at = node;
        while (at != null && at != form) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Gives the keyboard to the field that had it, to the one in its place, or to the first of
    /// those that came.
    void restore(Map<String, FieldEditor> editors) {
        FieldEditor editor = editors.get(key(List.copyOf(editors.keySet())));
        if (editor != null) {
            editor.enter();
        }
    }

    private String key(List<String> now) {
        if (at >= 0 && now.contains(keys.get(at))) {
            return keys.get(at);
        }
        Set<String> before = Set.copyOf(keys);
        if (at < 0) {
            return now.stream().filter(key -> !before.contains(key)).findFirst().orElse("");
        }
        return at < now.size() ? now.get(at) : "";
    }
}
