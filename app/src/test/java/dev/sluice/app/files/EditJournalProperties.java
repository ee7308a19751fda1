package dev.sluice.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.EditHistory;
import dev.sluice.app.edit.history.Memory;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

class EditJournalProperties {
    @Property
    void aSpliceLeadsFromOneTextToTheOther(
            @ForAll @AlphaChars @StringLength(max = 12) String before,
            @ForAll @AlphaChars @StringLength(max = 12) String after) {
        assertThat(Splice.between(before, after).apply(before)).isEqualTo(after);
    }

    /// What the user does: 0 undoes, 1 redoes, 2 saves, anything else relabels a step.
    @Property(tries = 60)
    void whateverIsDoneIsThereAgainWithItsWayBack(
            @ForAll @Size(max = 14) List<@IntRange(max = 9) Integer> actions) throws IOException {
        Path folder = Files.createTempDirectory("edits");
        try {
            FlowDocument first = Samples.photoIntake();
            var journals = new EditJournals(folder);
            Path flow = folder.resolve("flow");
            EditJournals.Opened opened = journals.open(flow, first, "0");
            EditHistory history = history(opened, opened.memory());
            FlowDocument onDisk = first;
            String disk = "0";
            for (int i = 0; i < actions.size(); i++) {
                int action = actions.get(i);
                if (action == 2) {
                    onDisk = history.current();
                    disk = "disk " + i;
                    history.markSaved(onDisk);
                    opened.journal().saved(onDisk, disk);
                } else {
                    act(history, action, i);
                }
            }
            opened.journal().close();

            EditJournals.Opened again = new EditJournals(folder).open(flow, onDisk, disk);
            EditHistory after = history(again, again.memory());

            assertThat(again.restored()).isEqualTo(history.isDirty());
            again.journal().close();
            assertSameWays(history, after);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static EditHistory history(EditJournals.Opened opened, Memory memory) {
        return new EditHistory(
                memory,
                change -> {
                    try {
                        opened.journal().write(change);
                    } catch (ClosedChannelException _) {
                        // what follows is only looked at
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void act(EditHistory history, int action, int number) {
        switch (action) {
            case 0 -> history.undo();
            case 1 -> history.redo();
            default -> {
                history.settle();
                history.apply(
                        new ElementEdit.Relabel(action % 2 == 0 ? "both" : "notify", "L" + number));
            }
        }
    }

    private static void assertSameWays(EditHistory one, EditHistory other) {
        assertThat(other.current()).isEqualTo(one.current());
        assertThat(other.isDirty()).isEqualTo(one.isDirty());
        while (one.nextEdit() != null) {
            assertThat(other.nextEdit().label()).isEqualTo(one.nextEdit().label());
            one.redo();
            other.redo();
            assertThat(other.current()).isEqualTo(one.current());
        }
        assertThat(other.nextEdit()).isNull();
        while (one.lastEdit() != null) {
            assertThat(other.lastEdit().label()).isEqualTo(one.lastEdit().label());
            one.undo();
            other.undo();
            assertThat(other.current()).isEqualTo(one.current());
        }
        assertThat(other.lastEdit()).isNull();
    }

    @Property(tries = 60)
    void aLineThatWasCutOffLosesOnlyItself(@ForAll @IntRange(min = 0, max = 400) int cut) {
        var track = new Track("abc", "disk");
        String lines =
                String.join(
                        "\n",
                        TrackText.begin("/flow", "abc", "disk"),
                        TrackText.edit(false, "edit.one", Splice.between("abc", "abxc")),
                        TrackText.edit(false, "edit.two", Splice.between("abxc", "abxcd")),
                        TrackText.undone());
        track.made("edit.one", "abxc");
        track.made("edit.two", "abxcd");
        track.undone();
        List<String> texts = List.of("abc", "abxc", "abxcd");

        Track read =
                TrackText.read(lines.substring(0, Math.min(cut, lines.length())).lines().toList());

        if (cut >= lines.length()) {
            assertThat(read.text()).isEqualTo(track.text());
        } else if (read != null) {
            assertThat(read.marks()).extracting(Track.Mark::text).isSubsetOf(texts);
            assertThat(read.text()).isEqualTo(texts.get(read.marks().size() - 1));
        }
    }
}
