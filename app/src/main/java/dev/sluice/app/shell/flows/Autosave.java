package dev.sluice.app.shell.flows;

import javafx.util.Duration;

import java.util.function.BooleanSupplier;

/// Saves a flow a moment after its last edit, where the user wants that and nothing said about the
/// flow waits for an answer. What could not be saved is tried again with the next edit.
public final class Autosave {
    private static final Duration QUIET = Duration.seconds(2);

    private final Filing filing;
    private final BooleanSupplier wanted;

    public Autosave(Filing filing, BooleanSupplier wanted) {
        this.filing = filing;
        this.wanted = wanted;
    }

    /// Looks after a flow from now on.
    public void follow(OpenFlow flow) {
        flow.session().follow(_ -> edited(flow));
    }

    private void edited(OpenFlow flow) {
        if (wanted.getAsBoolean() && flow.file().path() != null) {
            flow.later().playAfter(QUIET, () -> save(flow));
        }
    }

    private void save(OpenFlow flow) {
        if (wanted.getAsBoolean()
                && flow.session().dirtyProperty().get()
                && flow.remarks().stream().allMatch(r -> r.text().equals(Filing.UNSAVED))) {
            filing.saveAside(flow);
        }
    }
}
