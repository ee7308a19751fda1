package dev.sluice.app.fx;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A row of a table that a screen reader hears as a whole: the title of each column and what stands
/// in it. A row by itself says nothing, and it is rows that are gone through by keys.
public class SpokenRow<T> extends TableRow<T> {
    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, @Nullable Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && !isEmpty() && getTableView() != null
                ? spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        List<String> parts = new ArrayList<>();
        for (TableColumn<T, ?> column : getTableView().getVisibleLeafColumns()) {
            Object value = column.getCellData(getItem());
            if (value != null && !value.toString().isBlank()) {
                parts.add(column.getText() + ": " + value);
            }
        }
        return String.join("; ", parts);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
