package dev.sluice.app.shell.desk;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Memory;
import dev.sluice.app.files.EditJournals;
import dev.sluice.app.files.EditJournals.Opened;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.flows.FlowFile;
import dev.sluice.app.shell.flows.OpenFlow;
import dev.sluice.app.shell.flows.Remark;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Opens flows: those of a folder, new ones, copies of samples, and what a crash left unsaved.
public final class Opening {
    private final Desk desk;
    private final EditJournals journals;

    public Opening(Desk desk, EditJournals journals) {
        this.desk = desk;
        this.journals = journals;
    }

    /// Brings back what a crash left unsaved, then opens a flow if one is wanted.
    public void begin(@Nullable Path wanted) {
        desk.work()
                .execute(
                        () -> {
                            bringBack();
                            if (wanted != null) {
                                read(wanted);
                            }
                        });
    }

    private void bringBack() {
        try {
            for (EditJournals.Left left : journals.left()) {
                bringBack(left);
            }
        } catch (IOException e) {
            desk.work().tell("shell.error.journal", e);
        }
    }

    private void bringBack(EditJournals.Left left) throws IOException {
        Path folder = left.flow();
        if (folder != null && Files.isRegularFile(folder.resolve(FlowFolder.FLOW_FILE))) {
            read(folder);
            return;
        }
        Opened opened = journals.resume(left, FlowDocument.empty(""));
        if (opened != null) {
            desk.work().fx().execute(() -> addLeft(opened, folder));
        }
    }

    /// @param folder where the flow lay and lies no more, if anywhere
    private void addLeft(Opened opened, @Nullable Path folder) {
        OpenFlow flow = add(opened, new FlowFile(null));
        if (folder != null) {
            flow.unsay("shell.remark.restored");
            flow.say(
                    new Remark(
                            "shell.remark.homeless",
                            List.of(folder.toString()),
                            List.of(new Remark.Answer("shell.remark.restored.keep", () -> {}))));
        }
    }

    /// Opens an empty flow that lies nowhere yet.
    public void fresh(String name) {
        Memory memory = Memory.of(FlowDocument.empty(name));
        add(new Opened(null, memory, null, false), new FlowFile(null));
    }

    /// Copies a sample and opens the copy.
    ///
    /// @param language of its labels and notes
    /// @param made hears of the copy before it is opened, beside the window
    public void copy(String template, Language language, Desk.Made made) {
        desk.work()
                .run(
                        "shell.error.new",
                        () -> {
                            Path where = desk.folders().copy(template, language);
                            made.made(where);
                            read(where);
                        });
    }

    public void open(Path path) {
        desk.work().execute(() -> read(path));
    }

    private void read(Path path) {
        OpenFlows flows = desk.flows();
        try {
            FlowFolder folder = FlowFolder.open(path);
            if (!flows.hold(folder.path())) {
                desk.work().fx().execute(() -> flows.withFolder(folder.path(), flows::show));
                return;
            }
            remember(folder.path());
            open(folder.path(), new FlowFile(folder));
        } catch (FlowFileException e) {
            desk.work().tell("shell.error.open", path, e);
            desk.folders().readRecent(() -> {}); // what is gone is offered no longer
        }
    }

    private void remember(Path folder) {
        try {
            desk.folders().remember(folder);
        } catch (IOException e) {
            desk.work().tell("shell.error.recent", e);
        }
    }

    /// Also where no journal can be kept, as on a full disk.
    private void open(Path folder, FlowFile file) {
        try {
            Opened opened = journals.open(folder, file.document(), file.digest());
            desk.work().fx().execute(() -> add(opened, file));
        } catch (IOException e) {
            desk.work().fx().execute(() -> add(Opened.without(file.document()), file, true));
            desk.work().tell("shell.error.journal", e);
        }
    }

    private OpenFlow add(Opened opened, FlowFile from) {
        return add(opened, from, false);
    }

    /// @param lost whether its journal can be neither read nor written
    private OpenFlow add(Opened opened, FlowFile from, boolean lost) {
        Path where = from.path();
        var session = new Session(opened.memory(), where, from::check, desk.work().fx());
        var flow = new OpenFlow(session, from, opened.journal());
        flow.loseJournal(lost);
        flow.elsewhere(where != null && opened.journal() == null && !lost);
        desk.filing().follow(flow);
        desk.autosave().follow(flow);
        desk.flows().add(flow);
        desk.folders().watch(where);
        remark(flow, opened);
        return flow;
    }

    private static void remark(OpenFlow flow, Opened opened) {
        FlowDocument saved = opened.memory().saved();
        if (flow.isElsewhere()) {
            flow.say(Remark.of("shell.remark.elsewhere"));
        }
        if (opened.restored()) {
            flow.say(
                    Remark.of(
                            "shell.remark.restored",
                            new Remark.Answer("shell.remark.restored.keep", () -> {}),
                            new Remark.Answer(
                                    "shell.remark.restored.drop", () -> replace(flow, saved))));
        }
        FlowDocument unsaved = opened.unsaved();
        if (unsaved != null) {
            flow.say(
                    Remark.of(
                            "shell.remark.unsaved",
                            new Remark.Answer(
                                    "shell.remark.unsaved.take", () -> replace(flow, unsaved)),
                            new Remark.Answer("shell.remark.unsaved.drop", () -> {})));
        }
    }

    private static void replace(OpenFlow flow, FlowDocument by) {
        flow.session().settle();
        flow.session().apply(new Edit.LoadFromDisk(by));
    }
}
