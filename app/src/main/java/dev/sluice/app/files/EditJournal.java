package dev.sluice.app.files;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Change;
import dev.sluice.app.session.ClipText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What the user has done to one flow, on disk a moment after each edit, so that neither unsaved
/// work nor the way back is lost with the program. Held by one program at a time. Used on one
/// thread.
public final class EditJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EditJournal.class);

    private final Path file;
    private final @Nullable Path folder;
    private final FileChannel channel;
    private Track track;

    private EditJournal(Path file, @Nullable Path folder, FileChannel channel, Track track) {
        this.file = file;
        this.folder = folder;
        this.channel = channel;
        this.track = track;
    }

    /// Takes a journal's file; `null` where another program holds it. What it tells is kept where
    /// it is about a flow at all.
    ///
    /// @param folder the flow it is about; `null`: one that was never saved
    /// @param otherwise what a journal that tells nothing begins with
    static @Nullable EditJournal open(Path file, @Nullable Path folder, Track otherwise)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            return null;
        }
        Track told = told(file, lines(channel));
        var journal = new EditJournal(file, folder, channel, told == null ? otherwise : told);
        journal.begin(told != null);
        return journal;
    }

    /// What a journal tells; `null` where that is nothing. Where its end came while it was written
    /// anew, what it was to hold lies whole beside it.
    static @Nullable Track told(Path file, List<String> lines) throws IOException {
        Path whole = beside(file, ".new");
        Track aside =
                Files.isRegularFile(whole)
                        ? TrackText.read(Files.readAllLines(whole, StandardCharsets.UTF_8))
                        : null;
        return aside == null ? TrackText.read(lines) : aside;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /// Writes it as short as it can be told. What tells something goes on as it is where that
    /// cannot be done, as on a full disk.
    private void begin(boolean told) throws IOException {
        try {
            rewrite();
        } catch (IOException e) {
            if (!told) {
                throw e;
            }
            LOG.warn("{} goes on as it is: {}", file, e.getMessage());
            channel.position(channel.size());
        }
    }

    /// Reads through the channel that is locked: on most systems a process gives all its locks of a
    /// file up when it closes the file once, by whatever way it opened it.
    private static List<String> lines(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // reads on to the end
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Track track() {
        return track;
    }

    /// The text that a document is kept as.
    static String text(FlowDocument document) {
        return ClipText.write(document);
    }

    /// Forgets what was, and begins with a document that lies on disk.
    void begin(Track fresh) throws IOException {
        track = fresh;
        rewrite();
    }

    /// Writes down what a history has done.
    public void write(Change change) throws IOException {
        String text = text(change.now());
        var splice = Splice.between(track.text(), text);
        switch (change.kind()) {
            case MADE -> {
                track.made(change.label(), text);
                append(TrackText.edit(false, change.label(), splice));
            }
            case CONTINUED -> {
                track.continued(change.label(), text);
                append(TrackText.edit(true, change.label(), splice));
            }
            case UNDONE -> {
                track.undone();
                follow(text, TrackText.undone());
            }
            case REDONE -> {
                track.redone();
                follow(text, TrackText.redone());
            }
        }
    }

    /// A way back that is longer than what is kept begins anew.
    private void follow(String text, String line) throws IOException {
        if (track.text().equals(text)) {
            append(line);
        } else {
            var fresh = new Track(text, track.disk());
            fresh.saved("", track.disk());
            begin(fresh);
        }
    }

    /// Writes down that a document lies on disk.
    ///
    /// @param disk what tells the files from others
    public void saved(FlowDocument document, String disk) throws IOException {
        String text = text(document);
        var splice = Splice.between(track.text(), text);
        track.saved(text, disk);
        append(TrackText.saved(disk, splice));
    }

    private void append(String line) throws IOException {
        write(channel, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the track as short as it can be told.
    private void rewrite() throws IOException {
        List<String> lines = new ArrayList<>();
        List<Track.Mark> marks = track.marks();
        Path of = folder;
        lines.add(
                TrackText.begin(
                        of == null ? null : of.toString(), marks.getFirst().text(), track.disk()));
        for (int i = 1; i < marks.size(); i++) {
            lines.add(
                    TrackText.edit(
                            false,
                            marks.get(i).label(),
                            Splice.between(marks.get(i - 1).text(), marks.get(i).text())));
        }
        for (int i = marks.size() - 1; i > track.at(); i--) {
            lines.add(TrackText.undone());
        }
        String onDisk = track.saved() < 0 ? "" : marks.get(track.saved()).text();
        lines.add(TrackText.saved(track.disk(), Splice.between(track.text(), onDisk)));
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Path whole = beside(file, ".new");
        keepAside(whole, text);
        channel.truncate(0);
        channel.position(0);
        write(channel, text);
        Files.deleteIfExists(whole);
    }

    /// Nothing is cut from the file before all that comes in its place is on disk.
    private void keepAside(Path whole, byte[] text) throws IOException {
        Path half = beside(file, ".half");
        try (var out =
                FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, text);
        }
        Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel out, byte[] text) throws IOException {
        var bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }

    /// Ends it and keeps what it tells.
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Ends it and removes what it tells.
    public void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
        Files.deleteIfExists(beside(file, ".new"));
    }
}
