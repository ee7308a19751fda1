package dev.sluice.app.shell.flows;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// What the folder of a flow is called.
class FolderNameTest {
    @TempDir Path folder;

    @Test
    void itIsTheFlowsNameInLettersThatEverySystemTakes() {
        assertThat(FolderName.of("order-check")).isEqualTo("order-check");
        assertThat(FolderName.of("Check: an order / refund?")).isEqualTo("Check-an-order-refund");
        assertThat(FolderName.of("订单 检查")).isEqualTo("订单-检查");
        assertThat(FolderName.of("../..")).isEqualTo("flow");
        assertThat(FolderName.of("")).isEqualTo("flow");
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws Exception {
        Files.createDirectory(folder.resolve("shop"));
        Files.createDirectory(folder.resolve("shop-2"));

        assertThat(FolderName.free(folder, "shop")).isEqualTo("shop-3");
        assertThat(FolderName.free(null, "shop")).isEqualTo("shop");
    }

    @Property
    void anyNameIsOneFolderBelow(@ForAll String flow) {
        String name = FolderName.of(flow);

        assertThat(name).isNotEmpty().doesNotContain("/", "\\", ":").doesNotStartWith(".");
        assertThat(name.length()).isLessThan(130);
    }
}
