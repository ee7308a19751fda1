package dev.sluice.app.files;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What lies beside a flow's own files and belongs to it: the code of its functions, sample events
/// and tests.
public final class Belongings {
    private static final List<String> ALWAYS = List.of("events", "tests");

    private Belongings() {}

    /// Copies it to another folder. Nothing that is there is written over. A link stays one: it
    /// leads to the copy of what it led to, or, where that is not copied, to the same place.
    ///
    /// @throws FileAlreadyExistsException where something of the name is there; nothing is copied
    /// @throws FileSystemLoopException where the folder lies in what is to be copied
    public static void copy(Path from, Path into, Flow flow) throws IOException {
        Path to = into.toAbsolutePath().normalize();
        Map<Path, SourceFolder> copies = new LinkedHashMap<>();
        for (Path place : places(flow)) {
            SourceFolder source = SourceFolder.in(from, place.toString());
            boolean outer = copies.keySet().stream().anyMatch(to.resolve(place)::startsWith);
            if (source != null && !outer) {
                copies.put(to.resolve(place), source);
            }
        }
        for (var entry : copies.entrySet()) {
            if (entry.getValue().holds(to)) {
                throw new FileSystemLoopException(to.toString());
            }
            if (Files.exists(entry.getKey())) {
                throw new FileAlreadyExistsException(entry.getKey().toString());
            }
        }
        for (var entry : copies.entrySet()) {
            entry.getValue().copyAs(entry.getKey(), (link, copy) -> copy(link, copy, copies));
        }
    }

    private static void copy(Path link, Path copy, Map<Path, SourceFolder> copies)
            throws IOException {
        Path leads = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        for (var entry : copies.entrySet()) {
            Path source = entry.getValue().path();
            if (leads.startsWith(source)) {
                Path copied = entry.getKey().resolve(source.relativize(leads)).normalize();
                Path beside = Objects.requireNonNull(copy.getParent());
                Files.createSymbolicLink(copy, beside.relativize(copied));
                return;
            }
        }
        Files.createSymbolicLink(copy, leads);
    }

    /// Folders within the flow's, the outer ones first.
    private static Set<Path> places(Flow flow) {
        Set<Path> places = new TreeSet<>();
        ALWAYS.forEach(name -> places.add(Path.of(name)));
        for (FunctionSpec function : flow.functions().values()) {
            Path place = function.code() == null ? null : SourceFolder.place(function.code());
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }
}
