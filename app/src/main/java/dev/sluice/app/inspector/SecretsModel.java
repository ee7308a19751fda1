package dev.sluice.app.inspector;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.secret.Secrets;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executor;

/// Which secrets of the flow have a value. The values themselves are only taken, never shown.
public final class SecretsModel {
    private final Session session;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Set<String>> names = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");

    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    public SecretsModel(Session session, Executor background, Executor window) {
        this.session = session;
        this.background = background;
        this.window = window;
        session.folderProperty().subscribe(_ -> look());
    }

    /// The names that have a value.
    public ReadOnlyObjectProperty<Set<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /// What needs each secret that the flow names.
    SortedMap<String, List<SecretUse>> uses() {
        return SecretUse.in(session.document());
    }

    ReadOnlyObjectProperty<FlowDocument> documentProperty() {
        return session.documentProperty();
    }

    /// Selects what needs a secret.
    void goTo(String element) {
        session.select(Selection.ofElement(element));
    }

    /// What went wrong last; empty when nothing did.
    public ReadOnlyStringProperty mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /// Whether there is a place for values: a flow that was never saved has none.
    public boolean hasPlace() {
        return session.folderProperty().get() != null;
    }

    public void set(String name, String value) {
        change(secrets -> secrets.set(name, value));
    }

    public void remove(String name) {
        change(secrets -> secrets.remove(name));
    }

    private interface Work {
        void on(Secrets secrets) throws IOException;
    }

    private void look() {
        names.set(Set.of());
        change(_ -> {});
    }

    private void change(Work work) {
        Path folder = session.folderProperty().get();
        if (folder != null) {
            background.execute(() -> carryOut(folder, work));
        }
    }

    private void carryOut(Path folder, Work work) {
        @Nullable String wrong = null;
        Set<String> now = Set.of();
        try {
            var secrets = new Secrets(StateFolder.of(folder).secrets());
            work.on(secrets);
            now = Set.copyOf(secrets.names());
        } catch (IOException e) {
            wrong = Reasons.of(e);
        }
        String told = wrong == null ? "" : wrong;
        Set<String> known = now;
        window.execute(
                () -> {
                    mistake.set(told);
                    names.set(known);
                });
    }
}
