package dev.sluice.app.edit;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One thing a user can do to a flow: data, and the pure function that does it. An edit that does
/// not apply to a document (its step is gone, the wire is there already) gives back that very
/// document.
public sealed interface Edit
        permits ElementEdit,
                WireEdit,
                BoxEdit,
                LayoutEdit,
                DefinitionEdit,
                Edit.ChangeFlow,
                Edit.Together,
                Edit.LoadFromDisk,
                Edit.Remembered {
    FlowDocument apply(FlowDocument before);

    /// The message key of its name, as in "Undo move": `edit.` and the verb phrase.
    String label();

    /// Whether this and the edit before are one in the user's eyes, as two letters typed into one
    /// field are.
    default boolean continues(Edit previous) {
        return false;
    }

    /// Changes what concerns the flow as a whole.
    record ChangeFlow(
            String name,
            @Nullable String comment,
            List<String> targets,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer maxSteps,
            Map<String, Template> parameters)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            Flow f = before.flow();
            var changed =
                    new Flow(
                            name,
                            comment,
                            targets,
                            timeoutSeconds,
                            maxSteps,
                            parameters,
                            f.triggers(),
                            f.steps(),
                            f.functions(),
                            f.resources());
            return changed.equals(f) ? before : before.withFlow(changed);
        }

        @Override
        public String label() {
            return "edit.change-flow";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeFlow;
        }
    }

    /// Several edits that are one in the user's eyes.
    record Together(List<Edit> edits, String label) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            FlowDocument document = before;
            for (Edit edit : edits) {
                document = edit.apply(document);
            }
            return document;
        }
    }

    /// Takes a flow as another program has written it.
    record LoadFromDisk(FlowDocument found) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return found.equals(before) ? before : found;
        }

        @Override
        public String label() {
            return "edit.load";
        }
    }

    /// An edit of the time before the program was started anew, known by its name alone. It is not
    /// made again: the history keeps the document that it led to.
    record Remembered(String label) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return before;
        }
    }
}
