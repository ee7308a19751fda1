package dev.sluice.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.session.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

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
    void hasNoPlaceForValuesBeforeTheFirstSave() {
        assertThat(model(null).hasPlace()).isFalse();
    }

    private static SecretsModel model(Path flow) {
        var session = new Session(Samples.photoIntake(), flow, _ -> List.of(), Runnable::run);
        return new SecretsModel(session, Runnable::run, Runnable::run);
    }
}
