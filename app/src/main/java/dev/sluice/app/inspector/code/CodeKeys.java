package dev.sluice.app.inspector.code;

import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Keys that edit source text: a new line begins where the last one began, Tab and Shift+Tab move
/// lines in and out, Ctrl+/ makes comments of lines and takes them back.
final class CodeKeys {
    private final CodeArea area;
    private final Supplier<SourceLanguage> language;

    private CodeKeys(CodeArea area, Supplier<SourceLanguage> language) {
        this.area = area;
        this.language = language;
    }

    static void install(CodeArea area, Supplier<SourceLanguage> language) {
        var keys = new CodeKeys(area, language);
        area.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
    }

    private void pressed(KeyEvent key) {
        boolean used = true;
        if (key.getCode() == KeyCode.TAB && key.isShiftDown()) {
            changeLines(this::outdented);
        } else if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
            indent();
        } else if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
            newLine();
        } else if (isSlash(key) && key.isShortcutDown()) {
            toggleComments();
        } else {
            used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private static boolean isSlash(KeyEvent key) {
        return key.getCode() == KeyCode.SLASH || key.getCode() == KeyCode.DIVIDE;
    }

    private void indent() {
        IndexRange chosen = area.getSelection();
        int first = lineOf(chosen.getStart());
        if (first != lineOf(chosen.getEnd())) {
            changeLines(line -> line.isBlank() ? line : " ".repeat(step()) + line);
        } else {
            area.replaceSelection(" ".repeat(step() - area.getCaretColumn() % step()));
        }
    }

    private String outdented(String line) {
        int blanks = line.length() - line.stripLeading().length();
        int less = blanks % step() == 0 ? Math.min(blanks, step()) : blanks % step();
        return line.substring(less);
    }

    private void newLine() {
        String line = area.getParagraph(area.getCurrentParagraph()).getText();
        String before = line.substring(0, Math.min(line.length(), area.getCaretColumn()));
        String margin = before.substring(0, before.length() - before.stripLeading().length());
        boolean deeper = List.of(":", "{", "[", "(").stream().anyMatch(before::endsWith);
        area.replaceSelection("\n" + margin + (deeper ? " ".repeat(step()) : ""));
        area.requestFollowCaret();
    }

    /// All chosen lines become comments, unless all that are not blank are already.
    private void toggleComments() {
        String mark =
                switch (language.get()) {
                    case PYTHON -> "#";
                    case JAVA, JAVASCRIPT, GO -> "//";
                    case JSON, PLAIN -> "";
                };
        if (mark.isEmpty()) {
            return;
        }
        List<String> lines = chosenLines();
        boolean all =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .allMatch(line -> line.stripLeading().startsWith(mark));
        int margin =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .min()
                        .orElse(0);
        changeLines(
                line -> {
                    if (line.isBlank()) {
                        return line;
                    }
                    if (all) {
                        int at = line.indexOf(mark);
                        String rest = line.substring(at + mark.length());
                        return line.substring(0, at)
                                + (rest.startsWith(" ") ? rest.substring(1) : rest);
                    }
                    return line.substring(0, margin) + mark + " " + line.substring(margin);
                });
    }

    private List<String> chosenLines() {
        IndexRange chosen = area.getSelection();
        return IntStream.rangeClosed(lineOf(chosen.getStart()), lastLine(chosen))
                .mapToObj(line -> area.getParagraph(line).getText())
                .toList();
    }

    /// Changes the lines that are chosen, as one step that can be undone.
    private void changeLines(UnaryOperator<String> change) {
        IndexRange chosen = area.getSelection();
        int first = lineOf(chosen.getStart());
        int last = lastLine(chosen);
        List<String> before = chosenLines();
        String after = String.join("\n", before.stream().map(change).toList());
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        int caret = area.getCaretPosition();
        int moved = change.apply(before.getFirst()).length() - before.getFirst().length();
        if (area.getText(from, to).equals(after)) {
            return;
        }
        area.replaceText(from, to, after);
        if (first == last && chosen.getLength() == 0) {
            area.moveTo(Math.clamp((long) caret + moved, from, from + after.length()));
        } else {
            area.selectRange(from, from + after.length());
        }
    }

    /// The last line of a selection; one in which nothing is chosen does not count.
    private int lastLine(IndexRange chosen) {
        int first = lineOf(chosen.getStart());
        int last = lineOf(chosen.getEnd());
        boolean atBegin = area.getAbsolutePosition(last, 0) == chosen.getEnd();
        return last > first && atBegin ? last - 1 : last;
    }

    private int lineOf(int place) {
        return area.offsetToPosition(place, Bias.Forward).getMajor();
    }

    private int step() {
        return switch (language.get()) {
            case PYTHON, JAVA, GO -> 4;
            case JAVASCRIPT, JSON, PLAIN -> 2;
        };
    }
}
