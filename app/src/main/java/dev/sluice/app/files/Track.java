package dev.sluice.app.files;

import java.util.ArrayList;
import java.util.List;

/// The texts that a flow's history went through, the one it stands at, and the one that lies on
/// disk. What is furthest back is forgotten where it grows long.
final class Track {
    private static final int MOST = 100;
    private static final long MOST_CHARACTERS = 8_000_000;

    /// An edit and the text it led to.
    record Mark(String label, String text) {}

    private final List<Mark> marks = new ArrayList<>();
    private int at;
    private int saved;
    private String disk;

    /// @param disk what tells the files on disk from others
    Track(String text, String disk) {
        marks.add(new Mark("", text));
        this.disk = disk;
    }

    /// The marks in order; the first is where the track begins.
    List<Mark> marks() {
        return marks;
    }

    /// The index of the mark that the history stands at.
    int at() {
        return at;
    }

    /// The index of the mark that lies on disk; -1: another text lies there.
    int saved() {
        return saved;
    }

    /// What tells the files on disk from others.
    String disk() {
        return disk;
    }

    String text() {
        return marks.get(at).text();
    }

    boolean isDirty() {
        return at != saved;
    }

    void made(String label, String text) {
        cutBehind();
        marks.add(new Mark(label, text));
        at++;
        forget();
    }

    void continued(String label, String text) {
        cutBehind();
        if (at == 0) {
            made(label, text);
            return;
        }
        marks.set(at, new Mark(label, text));
        if (saved == at) {
            saved = -1;
        }
    }

    private void cutBehind() {
        marks.subList(at + 1, marks.size()).clear();
        if (saved > at) {
            saved = -1;
        }
    }

    private void forget() {
        long length = marks.stream().mapToLong(mark -> mark.text().length()).sum();
        while (at > 0 && (marks.size() > MOST || length > MOST_CHARACTERS)) {
            length -= marks.removeFirst().text().length();
            at--;
            saved = Math.max(-1, saved - 1);
        }
    }

    void undone() {
        at = Math.max(0, at - 1);
    }

    void redone() {
        at = Math.min(marks.size() - 1, at + 1);
    }

    void saved(String text, String nowOnDisk) {
        disk = nowOnDisk;
        saved = -1;
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).text().equals(text)) {
                saved = i;
                if (i >= at) {
                    return;
                }
            }
        }
    }
}
