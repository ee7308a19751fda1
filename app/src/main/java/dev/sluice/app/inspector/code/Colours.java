package dev.sluice.app.inspector.code;

import javafx.application.Platform;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The colours of an editor's text. They are computed beside the window and given to the lines that
/// show, to others as they come into sight, so that a long file costs no more than a short one.
final class Colours {
    private static final String BRACKET = "code-bracket";
    private static final int AROUND = 40;

    private final CodeArea area;
    private final List<Integer> matched = new ArrayList<>();
    private @Nullable StyleSpans<Collection<String>> spans;
    private @Nullable Shown next;
    private boolean isReading;
    private int colouredFrom;
    private int colouredTo;
    private boolean isSoon;

    private record Shown(String text, SourceLanguage language) {}

    Colours(CodeArea area) {
        this.area = area;
        area.caretPositionProperty().addListener((_, _, _) -> match());
        area.viewportDirtyEvents().subscribe(_ -> colourSoon());
    }

    /// Colours a text that is just shown. One text is read at a time: what is typed meanwhile makes
    /// the result stale, and only the last of it is read next.
    void of(String text, SourceLanguage language) {
        spans = null;
        var now = new Shown(text, language);
        if (isReading) {
            next = now;
        } else {
            read(now);
        }
    }

    private void read(Shown shown) {
        isReading = true;
        Thread.ofVirtual()
                .name("colours")
                .start(
                        () -> {
                            var found =
                                    new AtomicReference<@Nullable StyleSpans<Collection<String>>>();
                            try {
                                found.set(spans(shown.text(), shown.language()));
                            } finally {
                                Platform.runLater(() -> take(shown, found.get()));
                            }
                        });
    }

    private void take(Shown shown, @Nullable StyleSpans<Collection<String>> found) {
        isReading = false;
        Shown after = next;
        next = null;
        if (after != null) {
            read(after);
        } else if (area.getLength() == shown.text().length()) {
            spans = found;
            colouredFrom = 0;
            colouredTo = 0;
            colourVisible();
        }
    }

    /// Lines come into sight while they are laid out, when their text must not be touched.
    private void colourSoon() {
        if (!isSoon) {
            isSoon = true;
            Platform.runLater(
                    () -> {
                        isSoon = false;
                        colourVisible();
                    });
        }
    }

    private void colourVisible() {
        StyleSpans<Collection<String>> all = spans;
        int paragraphs = area.getParagraphs().size();
        if (all == null || paragraphs == 0 || area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        int first = Math.max(0, area.firstVisibleParToAllParIndex() - AROUND);
        int last = Math.min(paragraphs - 1, area.lastVisibleParToAllParIndex() + AROUND);
        int from = area.getAbsolutePosition(first, 0);
        int to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        boolean isDone = from >= colouredFrom && to <= colouredTo;
        if (isDone || to > all.length() || to <= from) {
            return;
        }
        colouredFrom = from;
        colouredTo = to;
        area.setStyleSpans(from, all.subView(from, to));
        matched.clear();
        match();
    }

    /// Marks the bracket at the caret and the one that belongs to it.
    private void match() {
        for (int at : matched) {
            if (at < area.getLength()) {
                area.setStyle(at, at + 1, without(area.getStyleOfChar(at)));
            }
        }
        matched.clear();
        int caret = area.getCaretPosition();
        int from = Math.max(0, caret - Brackets.FURTHEST);
        int to = Math.min(area.getLength(), caret + Brackets.FURTHEST);
        if (Brackets.isAt(area.getText(Math.max(0, caret - 1), Math.min(caret + 1, to)))) {
            Brackets.at(area.getText(from, to), caret - from)
                    .ifPresent(
                            pair -> {
                                mark(from + pair.one());
                                mark(from + pair.other());
                            });
        }
    }

    private void mark(int at) {
        List<String> styles = new ArrayList<>(without(area.getStyleOfChar(at)));
        styles.add(BRACKET);
        area.setStyle(at, at + 1, styles);
        matched.add(at);
    }

    private static List<String> without(Collection<String> styles) {
        return styles.stream().filter(style -> !style.equals(BRACKET)).toList();
    }

    private static StyleSpans<Collection<String>> spans(String text, SourceLanguage language) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        for (Highlighting.Part part : Highlighting.parts(text, language)) {
            builder.add(
                    part.kind().isEmpty() ? List.of() : Set.of("code-" + part.kind()),
                    part.length());
        }
        return builder.create();
    }
}
