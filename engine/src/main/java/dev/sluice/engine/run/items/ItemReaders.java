package dev.sluice.engine.run.items;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.secret.Redactor;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the items of one run's maps, a page at a time. A file stays open between the pages; after
/// a crash it is opened again and what was read before is passed over.
public final class ItemReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ItemReaders.class);
    private static final String FAILED = "States.ItemReaderFailed";

    private final ItemSource.Places places;
    private final Redactor redactor;
    private final int pageItems;
    private final int pageText;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /// A cursor between two pages.
    private record Open(Cursor cursor, ItemSource source, int position) {}

    /// @param flowFolder in which files and folders are named
    /// @param buckets holds a folder for each bucket
    public ItemReaders(Path flowFolder, Path buckets, Redactor redactor) {
        this(new ItemSource.Places(flowFolder, buckets), redactor, 512, 256 << 10);
    }

    /// @param pageItems how many items a page has at most
    /// @param pageText from how much JSON text on a page is full
    ItemReaders(ItemSource.Places places, Redactor redactor, int pageItems, int pageText) {
        this.places = places;
        this.redactor = redactor;
        this.pageItems = pageItems;
        this.pageText = pageText;
    }

    /// Reads the next page for a map.
    public Input read(Command.ReadItems call) {
        try {
            Open at = open.remove(call.key());
            if (at == null || at.position() != call.from()) {
                at = reopened(at, call);
            }
            return new Input.CallSucceeded(call.call(), page(at, call.key()), null);
        } catch (ReaderException e) {
            return failed(call, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(call, "What cannot be read: " + e);
        }
    }

    private Input failed(Command.ReadItems call, String why) {
        return new Input.CallFailed(
                call.call(), new Failure(FAILED, redactor.text(call.step() + ": " + why)), null);
    }

    private Open reopened(@Nullable Open stale, Command.ReadItems call)
            throws IOException, ReaderException {
        if (stale != null) {
            stale.cursor().close();
        }
        ItemSource source = ItemSource.of(call.arguments(), places);
        Cursor cursor = source.open();
        for (int i = 0; i < call.from(); i++) {
            if (!cursor.advance()) {
                cursor.close();
                throw new ReaderException(
                        "%s has become shorter: %d items were read before, now there are %d."
                                .formatted(source.path().getFileName(), call.from(), i));
            }
        }
        return new Open(cursor, source, call.from());
    }

    private Map<String, @Nullable Object> page(Open at, String key)
            throws IOException, ReaderException {
        List<@Nullable Object> items = new ArrayList<>();
        boolean isLast = false;
        boolean isKept = false;
        try {
            for (long text = 0; items.size() < pageItems && text < pageText && !isLast; ) {
                isLast = at.position() + items.size() >= at.source().most();
                isLast |= !isLast && !at.cursor().advance();
                if (!isLast) {
                    Object item = redactor.value(at.cursor().item());
                    items.add(item);
                    text += Json.write(item).length();
                }
            }
            if (!isLast) {
                open.put(key, new Open(at.cursor(), at.source(), at.position() + items.size()));
                isKept = true;
            }
        } finally {
            if (!isKept) {
                at.cursor().close();
            }
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("last", isLast);
        return page;
    }

    /// Closes what is open.
    @Override
    public void close() {
        for (Open each : open.values()) {
            try {
                each.cursor().close();
            } catch (IOException e) {
                LOG.debug("Could not close {}", each.source().path(), e);
            }
        }
        open.clear();
    }
}
