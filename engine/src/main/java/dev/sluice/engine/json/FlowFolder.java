package dev.sluice.engine.json;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.json.edit.Canonical;
import dev.sluice.engine.json.edit.Patch;
import dev.sluice.engine.json.text.Places;
import dev.sluice.engine.json.text.RecordWriter;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.json.v1.LayoutJson;
import dev.sluice.engine.json.v1.Layouts;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A flow on disk, as it was read: the folder with `flow.json` and, mostly, `flow.layout.json`. It
/// never changes; saving gives the folder as it is then.
public final class FlowFolder {
    public static final String FLOW_FILE = "flow.json";
    public static final String LAYOUT_FILE = "flow.layout.json";

    private final Path path;
    private final ReadFile<FlowJson> flowFile;
    private final @Nullable ReadFile<LayoutJson> layoutFile;
    private final List<PlacedProblem> layoutProblems;
    private final Flow flow;
    private final Layout layout;
    private final List<PlacedProblem> problems;

    private FlowFolder(
            Path path,
            ReadFile<FlowJson> flowFile,
            @Nullable ReadFile<LayoutJson> layoutFile,
            List<PlacedProblem> layoutProblems) {
        this.path = path;
        this.flowFile = flowFile;
        this.layoutFile = layoutFile;
        this.layoutProblems = layoutProblems;
        this.flow = Flows.read(flowFile.json());
        this.layout = layoutFile == null ? Layout.EMPTY : Layouts.read(layoutFile.json());
        var all = new ArrayList<>(flowFile.problems());
        all.addAll(layoutProblems);
        this.problems = List.copyOf(all);
    }

    /// Reads a flow.
    ///
    /// @param flow the folder, or the `flow.json` in it
    /// @throws FlowFileException where `flow.json` cannot be read as a flow; a layout that cannot
    ///   be read is a warning among [#problems()], as losing it loses no meaning
    public static FlowFolder open(Path flow) throws FlowFileException {
        Path folder = folder(flow);
        var flowFile = ReadFile.read(realFile(folder, FLOW_FILE), FlowJson.class);
        Path layout = folder.resolve(LAYOUT_FILE);
        if (!Files.exists(layout)) {
            return new FlowFolder(folder, flowFile, null, List.of());
        }
        try {
            var layoutFile = ReadFile.read(realFile(folder, LAYOUT_FILE), LayoutJson.class);
            return new FlowFolder(folder, flowFile, layoutFile, layoutFile.problems());
        } catch (FlowFileException e) {
            return new FlowFolder(folder, flowFile, null, asWarnings(e.problems()));
        }
    }

    /// The flow of a folder with another text in place of its `flow.json`, such as the one a run
    /// began with; without a layout.
    public static FlowFolder ofText(Path folder, String text) throws FlowFileException {
        var file = new TextFile(folder.resolve(FLOW_FILE), false, text);
        return new FlowFolder(
                folder.toAbsolutePath().normalize(),
                ReadFile.read(file, FlowJson.class),
                null,
                List.of());
    }

    /// Makes a new flow in a folder, which is made if it is missing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where the folder holds a flow
    public static FlowFolder create(Path folder, Flow flow, Layout layout)
            throws IOException, FlowFileException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FLOW_FILE);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        String text = Canonical.format(RecordWriter.tree(Flows.write(flow)), FlowJson.class);
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        if (!layout.equals(Layout.EMPTY)) {
            new LayoutFile(folder.resolve(LAYOUT_FILE), false, null, flow).create(layout);
        }
        return open(folder);
    }

    /// Writes an edited flow and its layout. What the edit did not touch keeps its very characters;
    /// without an edit nothing is written.
    ///
    /// @return the folder as it is then
    /// @throws FileChangedException where a file is no longer what was read; nothing is written
    /// @throws FlowFileException where the file could not be read again as this flow; nothing is
    ///   written
    public FlowFolder save(Flow changed, Layout changedLayout)
            throws IOException, FileChangedException, FlowFileException {
        var before = RecordWriter.tree(Flows.write(flow));
        var after = RecordWriter.tree(Flows.write(changed));
        String text = Patch.apply(flowFile.text(), FlowJson.class, before, after);
        return write(text, after, changed, changedLayout);
    }

    /// Whether `flow.json` is as [#format()] writes it.
    public boolean isCanonical() {
        return Canonical.format(flowFile.text(), FlowJson.class).equals(text());
    }

    /// Writes both files in canonical form.
    ///
    /// @return the folder as it is then
    /// @throws FileChangedException where a file is no longer what was read; nothing is written
    public FlowFolder format() throws IOException, FileChangedException, FlowFileException {
        String text = Canonical.format(flowFile.text(), FlowJson.class);
        FlowFolder formatted = write(text, RecordWriter.tree(Flows.write(flow)), flow, layout);
        if (layoutFile != null) {
            String places = Canonical.format(layoutFile.text(), LayoutJson.class);
            replace(layoutFile.file(), layoutFile.file().withText(places));
        }
        return layoutFile == null ? formatted : open(path);
    }

    private FlowFolder write(
            String text, Map<String, ?> expected, Flow changed, Layout changedLayout)
            throws IOException, FileChangedException, FlowFileException {
        TextFile file = flowFile.file();
        var written =
                ReadFile.read(
                        new TextFile(file.path(), file.hasByteOrderMark(), text), FlowJson.class);
        Map<String, ?> read = RecordWriter.tree(Flows.write(Flows.read(written.json())));
        if (!Canonical.format(read, FlowJson.class)
                .equals(Canonical.format(expected, FlowJson.class))) {
            throw new IllegalStateException("the changed flow cannot be written as JSON");
        }
        boolean wasThere = layoutFile != null || !layoutProblems.isEmpty();
        var layouts = new LayoutFile(path.resolve(LAYOUT_FILE), wasThere, layoutFile, flow);
        boolean isMoved = !changedLayout.equals(layout);
        if (isMoved) {
            layouts.refuseIfChanged();
            layouts.refuseIfReadOnly();
        }
        if (!text.equals(file.text())) {
            replace(file, file.withText(text));
        }
        ReadFile<LayoutJson> layoutNow =
                isMoved ? layouts.write(changedLayout, changed) : layoutFile;
        return new FlowFolder(
                path,
                written,
                layoutNow,
                layoutNow == null ? layoutProblems : layoutNow.problems());
    }

    /// Puts other content in place of a file that is still as it was read.
    static void replace(TextFile file, byte[] content) throws IOException, FileChangedException {
        file.refuseIfChanged();
        if (!Arrays.equals(content, file.withText(file.text()))) {
            AtomicFile.write(file.path(), content);
        }
    }

    private static Path folder(Path flow) throws FlowFileException {
        if (Files.isRegularFile(flow) && !flow.endsWith(FLOW_FILE)) {
            throw FlowFileException.of(
                    flow,
                    "file.missing",
                    flow + " is a file; a flow is a folder with a " + FLOW_FILE + " in it.",
                    "Name the folder.");
        }
        Path folder = Files.isRegularFile(flow) ? flow.toAbsolutePath().getParent() : flow;
        if (folder == null || !Files.isDirectory(folder)) {
            throw FlowFileException.of(
                    flow, "file.missing", "There is no flow folder " + flow + ".", "");
        }
        Path file = folder.resolve(FLOW_FILE);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            boolean leadsNowhere = Files.isSymbolicLink(file) && !Files.exists(file);
            throw FlowFileException.of(
                    file,
                    "file.unreadable",
                    leadsNowhere
                            ? "This is a link that leads to no file."
                            : "This is no ordinary file.",
                    leadsNowhere
                            ? "Let it lead to a flow's file, or remove it."
                            : "A flow is a folder with a text file " + FLOW_FILE + " in it.");
        }
        if (!Files.isRegularFile(file)) {
            throw FlowFileException.of(
                    file,
                    "file.missing",
                    "The folder " + flow + " holds no " + FLOW_FILE + ".",
                    "Name a flow's folder, or make one with: sluice new " + flow);
        }
        return folder.toAbsolutePath().normalize();
    }

    private static Path realFile(Path folder, String name) throws FlowFileException {
        try {
            return folder.resolve(name).toRealPath();
        } catch (IOException e) {
            throw FlowFileException.of(
                    folder.resolve(name),
                    "file.unreadable",
                    "The file cannot be read: " + TextFile.reason(e) + ".",
                    "");
        }
    }

    private static List<PlacedProblem> asWarnings(List<PlacedProblem> problems) {
        return problems.stream()
                .map(
                        p ->
                                new PlacedProblem(
                                        p.file(),
                                        p.line(),
                                        p.column(),
                                        Problem.warning(
                                                p.problem().code(),
                                                p.problem().place(),
                                                p.problem().element(),
                                                p.problem().message(),
                                                "The layout is not used.")))
                .toList();
    }

    /// The folder, absolute.
    public Path path() {
        return path;
    }

    public Flow flow() {
        return flow;
    }

    public Layout layout() {
        return layout;
    }

    /// The text of `flow.json`.
    public String text() {
        return flowFile.text().text();
    }

    /// The text of `flow.layout.json`; `null` where it is missing or cannot be read.
    public @Nullable String layoutText() {
        return layoutFile == null ? null : layoutFile.text().text();
    }

    /// Where in `flow.json` a JSON Pointer leads.
    public Places places() {
        return flowFile.text().places();
    }

    /// What is wrong with the files beside a flow in a folder, such as code that is missing.
    public static List<Problem> checkFiles(Path folder, Flow flow) {
        return new FileChecks(folder, flow).check();
    }

    /// Everything wrong with the flow and its files, in the order of the files.
    ///
    /// @param target whose limits count; `null`: those of all its targets
    public List<PlacedProblem> check(@Nullable String target) {
        var found = new ArrayList<>(Checks.check(flow, target));
        found.addAll(new FileChecks(path, flow).check());
        var all = new ArrayList<>(problems);
        all.addAll(ReadFile.place(FLOW_FILE, places(), found));
        all.sort(PlacedProblem.IN_ORDER);
        return List.copyOf(all);
    }

    /// What was odd on reading, for example unknown fields: warnings only.
    public List<PlacedProblem> problems() {
        return problems;
    }
}
