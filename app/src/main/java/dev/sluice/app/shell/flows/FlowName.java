package dev.sluice.app.shell.flows;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What a flow is called that nobody has named: as the folder that it is saved into first.
public final class FlowName {
    private static final String UNNAMED = "shell.untitled";

    private FlowName() {}

    /// What a new flow is called in the window's language.
    public static String first(Messages messages) {
        return messages.text(UNNAMED);
    }

    /// Names a flow after a folder; `null` where it has a name already, or the folder none that a
    /// flow may have.
    public static @Nullable Edit after(Path folder, Flow flow) {
        String name = of(folder);
        if (!isUnnamed(flow.name()) || Names.problem(name).isPresent()) {
            return null;
        }
        var named =
                new Edit.ChangeFlow(
                        name,
                        flow.comment(),
                        flow.targets(),
                        flow.timeoutSeconds(),
                        flow.maxSteps(),
                        flow.parameters());
        return new Edit.Together(List.of(named), "edit.name-flow");
    }

    private static String of(Path folder) {
        Path last = folder.getFileName();
        String name = last == null ? "" : last.toString().replaceAll("\\p{Cc}+", " ").strip();
        int length = Math.min(Names.MAX_LENGTH, name.codePointCount(0, name.length()));
        return name.substring(0, name.offsetByCodePoints(0, length)).strip();
    }

    /// The window may have spoken the other language when the flow was begun.
    private static boolean isUnnamed(String name) {
        return Arrays.stream(Language.values())
                .anyMatch(language -> first(Messages.in(language)).equals(name));
    }
}
