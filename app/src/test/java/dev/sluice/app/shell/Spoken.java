package dev.sluice.app.shell;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/// What a screen reader is told of the lines of lists, trees and tables, held against what is seen
/// of them.
final class Spoken {
    private Spoken() {}

    /// The lines in sight that have something in them.
    static List<Cell<?>> cells(Node root) {
        List<Cell<?>> cells = new ArrayList<>();
        Reach.within(root)
                .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty())
                .filter(Node::isVisible)
                .forEach(node -> cells.add((Cell<?>) node));
        return cells;
    }

    /// What is seen on lines and not heard of them.
    static List<String> unheard(Node root) {
        List<String> unheard = new ArrayList<>();
        for (Cell<?> cell : cells(root)) {
            String said = said(cell);
            for (String seen : cell instanceof TableRow<?> row ? columns(row) : texts(cell)) {
                if (!said.contains(seen)) {
                    unheard.add(cell.getClass().getName() + ": " + seen + " in: " + said);
                }
            }
            if (said.isBlank() && !(cell instanceof TableCell)) {
                unheard.add(cell.getClass().getName() + " says nothing");
            }
        }
        return unheard;
    }

    static String said(Node node) {
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }

    /// The titles of a row's columns, each with what stands in it.
    private static List<String> columns(TableRow<?> row) {
        List<String> columns = new ArrayList<>();
        TableView<?> table = row.getTableView();
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            Object value = column.getCellData(row.getIndex());
            if (column.getText().isBlank()) {
                columns.add("a column without a title");
            } else if (value != null && !value.toString().isBlank()) {
                columns.add(column.getText() + ": " + value);
            }
        }
        return columns;
    }

    /// All that is written on a line, but for buttons, which have the keyboard themselves.
    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        collect(node, texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible() || node instanceof ButtonBase) {
            return;
        }
        String text =
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case Text plain when !(plain.getParent() instanceof Labeled) -> plain.getText();
                    default -> null;
                };
        if (text != null && !text.isBlank()) {
            texts.add(text.strip());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }
}
