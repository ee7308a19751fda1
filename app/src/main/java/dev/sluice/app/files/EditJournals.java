package dev.sluice.app.files;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Memory;
import dev.sluice.app.edit.history.Memory.Remembered;
import dev.sluice.app.session.ClipText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The journals of all flows, in a folder of the user's.
public final class EditJournals {
    private static final String ENDING = ".edits";
    private static final String UNTITLED = "untitled-";

    private final Path folder;

    public EditJournals(Path folder) {
        this.folder = folder;
    }

    /// A journal, and what it tells of the time before.
    ///
    /// @param journal `null` where another program has the flow open
    /// @param memory what the history goes on with
    /// @param unsaved work that was made on other files than lie there now; `null`: none
    /// @param restored whether the memory has unsaved work of the time before
    public record Opened(
            @Nullable EditJournal journal,
            Memory memory,
            @Nullable FlowDocument unsaved,
            boolean restored) {
        /// A flow whose journal can be neither read nor written.
        public static Opened without(FlowDocument read) {
            return new Opened(null, Memory.of(read), null, false);
        }
    }

    /// A flow with unsaved work that no program has open.
    ///
    /// @param flow its folder; `null` where it was never saved
    /// @param file where the work is kept
    public record Left(@Nullable Path flow, Path file) {}

    /// Opens the journal of a flow.
    ///
    /// @param read what lies on disk
    /// @param disk what tells the files from others
    public Opened open(Path flow, FlowDocument read, String disk) throws IOException {
        var fresh = new Track(EditJournal.text(read), disk);
        EditJournal journal = EditJournal.open(file(flow), flow, fresh);
        if (journal == null) {
            return Opened.without(read);
        }
        Track told = journal.track();
        if (told.disk().equals(disk)) {
            Memory memory = memory(told, read);
            return new Opened(journal, memory, null, memory.current() != memory.saved());
        }
        FlowDocument unsaved = told.isDirty() ? ClipText.read(told.text()) : null;
        journal.begin(fresh);
        return new Opened(journal, Memory.of(read), unsaved, false);
    }

    /// Goes on with a journal for the folder that its flow was saved into, and ends the one before;
    /// `null` where another program has that flow open.
    ///
    /// @param disk what tells the files from others
    public @Nullable EditJournal moved(
            EditJournal before, Path made, FlowDocument saved, String disk) throws IOException {
        EditJournal journal = EditJournal.open(file(made), made, before.track());
        if (journal != null) {
            journal.begin(before.track());
            journal.saved(saved, disk);
        }
        before.discard();
        return journal;
    }

    /// Begins the journal of a flow that was never saved.
    public Opened fresh(FlowDocument document) throws IOException {
        Path file = folder.resolve(UNTITLED + UUID.randomUUID() + ENDING);
        var journal = EditJournal.open(file, null, new Track(EditJournal.text(document), ""));
        return new Opened(journal, Memory.of(document), null, false);
    }

    /// Opens the journal of a flow that was never saved, to go on with it; `null` where nothing can
    /// be made of it.
    public @Nullable Opened resume(Left left, FlowDocument otherwise) throws IOException {
        var journal =
                EditJournal.open(left.file(), null, new Track(EditJournal.text(otherwise), ""));
        if (journal == null) {
            return null;
        }
        FlowDocument first = ClipText.read(journal.track().marks().getFirst().text());
        return new Opened(
                journal, memory(journal.track(), first == null ? otherwise : first), null, true);
    }

    /// The flows with unsaved work that no program has open, after a crash.
    public List<Left> left() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Left> result = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                Left left = left(file);
                if (left != null) {
                    result.add(left);
                }
            }
        }
        return result;
    }

    private static @Nullable Left left(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Track track = EditJournal.told(file, lines);
        if (track == null || !track.isDirty()) {
            return null;
        }
        var taken = EditJournal.open(file, flow(lines), track);
        if (taken == null) {
            return null;
        }
        taken.close();
        return new Left(flow(lines), file);
    }

    private static @Nullable Path flow(List<String> lines) {
        String named = TrackText.folder(lines.getFirst());
        return named == null ? null : Path.of(named);
    }

    private Path file(Path flow) {
        return folder.resolve(Digest.of(flow.toAbsolutePath().normalize().toString()) + ENDING);
    }

    private static Memory memory(Track track, FlowDocument saved) {
        List<Supplier<FlowDocument>> documents = new ArrayList<>();
        for (int i = 0; i < track.marks().size(); i++) {
            String text = track.marks().get(i).text();
            documents.add(i == track.saved() ? () -> saved : new Once(text, saved));
        }
        List<Remembered> past = new ArrayList<>();
        for (int i = 1; i <= track.at(); i++) {
            past.add(new Remembered(track.marks().get(i).label(), documents.get(i - 1)));
        }
        List<Remembered> future = new ArrayList<>();
        for (int i = track.at() + 1; i < track.marks().size(); i++) {
            future.add(new Remembered(track.marks().get(i).label(), documents.get(i)));
        }
        return new Memory(past, documents.get(track.at()).get(), future, saved);
    }

    /// A document that is read from its text when it is first asked for.
    private static final class Once implements Supplier<FlowDocument> {
        private final String text;
        private final FlowDocument otherwise;
        private @Nullable FlowDocument document;

        Once(String text, FlowDocument otherwise) {
            this.text = text;
            this.otherwise = otherwise;
        }

        @Override
        public synchronized FlowDocument get() {
            FlowDocument known = document;
            if (known == null) {
                FlowDocument read = ClipText.read(text);
                known = read == null ? otherwise : read;
                document = known;
            }
            return known;
        }
    }
}
