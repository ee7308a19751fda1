package dev.sluice.app.shell.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.template.Templates;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class SampleWordsTest {
    private static final Pattern WORDS =
            Pattern.compile("\"(?:label|comment|text)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @TempDir Path folder;

    static List<String> samples() {
        return Templates.names();
    }

    private Path copy(String sample, Language language) throws IOException {
        Path copy = folder.resolve(sample + language);
        Templates.copy(sample, copy);
        SampleWords.put(sample, language, copy);
        return copy;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyWordOfASampleIsChineseInAChineseWindowAndNothingElseDiffers(String sample)
            throws Exception {
        Path english = copy(sample, Language.ENGLISH);
        Path chinese = copy(sample, Language.CHINESE);

        for (String file : List.of(FlowFolder.FLOW_FILE, FlowFolder.LAYOUT_FILE)) {
            String said = Files.readString(chinese.resolve(file));
            String plain = Files.readString(english.resolve(file));
            assertThat(WORDS.matcher(said).results().map(words -> words.group(1)))
                    .as(file)
                    .allMatch(words -> CHINESE.matcher(words).find());
            assertThat(without(said)).as(file).isEqualTo(without(plain));
        }
        assertThat(FlowFolder.open(chinese).problems())
                .extracting(PlacedProblem::problem)
                .isEqualTo(
                        FlowFolder.open(english).problems().stream()
                                .map(PlacedProblem::problem)
                                .toList());
    }

    private static String without(String text) {
        return WORDS.matcher(text).replaceAll(Matcher.quoteReplacement("\"…\": \"…\""));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theStartTellsOfASampleInBothLanguages(String sample) {
        for (Language language : Language.values()) {
            var messages = Messages.in(language);
            String title = messages.text("shell.sample." + sample + ".title");
            String about = messages.text("shell.sample." + sample);

            assertThat(title).contains(sample);
            assertThat(CHINESE.matcher(title).find()).isEqualTo(language == Language.CHINESE);
            assertThat(CHINESE.matcher(about).find()).isEqualTo(language == Language.CHINESE);
        }
    }
}
