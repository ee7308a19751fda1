package dev.sluice.engine.export;

import dev.sluice.engine.model.Flow;

import java.nio.file.Path;

/// Turns a flow into what one target deploys. It writes nothing itself.
public interface Exporter {
    /// The word on the command line, for example `aws`.
    String id();

    /// The files for a flow without problems.
    ///
    /// @param folder the flow's folder, where the functions' code lies
    Bundle bundle(Flow flow, Path folder) throws ExportException;
}
