package dev.sluice.app.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.template.Templates;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a Chinese window tells of an export.
class ReportWordsTest {
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");
    private final Messages chinese = Messages.in(Language.CHINESE);

    @ParameterizedTest
    @ValueSource(strings = {"photo-intake", "order-invoice", "clickstream-report", "hello"})
    void areChineseForEachSample(String sample, @TempDir Path folder) throws Exception {
        Templates.copy(sample, folder.resolve("flow"));

        Report report =
                new EngineExports().export(folder.resolve("flow"), "aws", folder.resolve("aws"));

        assertThat(report.entries()).isNotEmpty();
        for (Report.Entry entry : report.entries()) {
            assertThat(ExportDialog.part(entry, chinese))
                    .as(entry.toString())
                    .containsPattern("\\p{IsHan}|CPU");
            assertThat(chinese.engine().told(entry.note()))
                    .as(entry.toString())
                    .doesNotContainPattern(ENGLISH);
        }
    }
}
