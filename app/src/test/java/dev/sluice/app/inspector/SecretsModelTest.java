package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class SecretsModelTest {
    @TempDir Path folder;

    @Test
    void keepsAValueThatOnlyItsOwnerMayRead() throws IOException {
        var model = model(folder);

        model.set("photo-api-key", "hunter2hunter2");

        assertThat(model.namesProperty().get()).containsExactly("photo-api-key");
        Path file = folder.resolve(".sluice/secrets.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("hunter2hunter2");
        model.remove("photo-api-key");
        assertThat(model.namesProperty().get()).isEmpty();
    }

    @Test
    void tellsWhatNeedsEachSecretThatTheFlowNames() {
        var session = new Session(Samples.photoIntake(), folder, _ -> List.of(), Runnable::run);
        var model = new SecretsModel(session, Runnable::run, Runnable::run);
        FunctionSpec spec = session.document().flow().functions().values().iterator().next();
        Map<String, EnvironmentValue> environment =
                Map.of("KEY", new EnvironmentValue.Secret("photo-api-key"));
        session.apply(new DefinitionEdit.ChangeFunction(of(spec, environment), "environment"));
        String caller =
                session.document().ids().stream()
                        .filter(id -> session.document().step(id) != null)
                        .filter(id -> spec.id().equals(session.document().step(id).function()))
                        .findFirst()
                        .orElseThrow();

        List<SecretUse> uses = model.uses().get("photo-api-key");

        assertThat(uses).extracting(SecretUse::element).contains(caller);
        model.goTo(caller);
        assertThat(session.selection().only()).isEqualTo(caller);
    }

    @Test
    void hasNoPlaceForValuesBeforeTheFirstSave() {
        assertThat(model(null).hasPlace()).isFalse();
    }

    private static FunctionSpec of(FunctionSpec f, Map<String, EnvironmentValue> environment) {
        return new FunctionSpec(
                f.id(),
                f.runtime(),
                f.handler(),
                f.code(),
                f.memoryMb(),
                f.timeoutSeconds(),
                f.concurrency(),
                f.reserved(),
                environment,
                f.packages(),
                f.network(),
                f.cpu(),
                f.architecture(),
                f.image());
    }

    private static SecretsModel model(Path flow) {
        var session = new Session(Samples.photoIntake(), flow, _ -> List.of(), Runnable::run);
        return new SecretsModel(session, Runnable::run, Runnable::run);
    }
}
