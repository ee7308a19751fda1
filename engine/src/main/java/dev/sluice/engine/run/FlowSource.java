package dev.sluice.engine.run;

import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.run.request.RefusedException;

import java.nio.file.Path;

/// Finds the flows that steps of other flows run.
public interface FlowSource {
    /// Finds none.
    FlowSource NONE =
            new FlowSource() {
                @Override
                public Found find(Path flowFolder) throws RefusedException {
                    throw RefusedException.of(
                            "flow.missing", "", "There is no flow in " + flowFolder + ".", "");
                }

                @Override
                public Runner.FlowReader reader(Path flowFolder) {
                    return _ -> find(flowFolder).program();
                }
            };

    /// A flow as it may be run now.
    ///
    /// @param text of its `flow.json`, which the program was made of
    record Found(RunStore store, Program program, String text) {}

    /// @throws RefusedException where there is none, or it has errors
    Found find(Path flowFolder) throws RefusedException;

    /// What makes programs of the texts that the flow's runs began with.
    Runner.FlowReader reader(Path flowFolder);
}
