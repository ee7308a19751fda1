package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class EngineTextsTest {
    private static final Path CHECKS =
            Path.of("..", "engine", "src", "main", "java", "dev", "sluice", "engine", "check");
    private static final Pattern CODE = Pattern.compile("\"([a-z0-9-]+\\.[a-z0-9-]+)\",\\s*\\S");

    /// What looks like a code and is none.
    private static final Set<String> NO_CODES = Set.of("nodejs22.x", "python3.13");

    private final EngineTexts chinese = EngineTexts.in(Language.CHINESE);

    @Test
    void everyProblemOfTheChecksHasAChineseText() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CHECKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith("s.java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
            }
        }
        codes.removeAll(NO_CODES);

        assertThat(codes).hasSizeGreaterThan(60);
        assertThat(chinese.codes()).containsAll(codes);
    }

    @Test
    void namesWhatTheEnglishTextNames() {
        var problem =
                Problem.error(
                        "wire.crosses-box",
                        "/steps/a/next/0",
                        "a",
                        "A wire from \"a\" leads to \"b\" inside the box \"c\".",
                        "Wires name the box.");

        assertThat(problem.arguments()).containsExactly("a", "b", "c");
        assertThat(chinese.message(problem)).isEqualTo("从“a”到“b”的连线越过了框的边界。");
        assertThat(chinese.hint(problem)).contains("框本身");
        assertThat(EngineTexts.in(Language.ENGLISH).message(problem)).isEqualTo(problem.message());
    }

    @Test
    void tellsTheReasonOfAnExpressionThatCannotBeRead() {
        var problem =
                Problem.error(
                        "expression.syntax",
                        "/steps/a/output",
                        "a",
                        "The expression cannot be read: expected \")\" at 7.",
                        "");

        assertThat(chinese.message(problem)).endsWith("expected \")\" at 7.").startsWith("无法读懂");
    }

    @Test
    void leavesNoBracesInTheTexts() {
        for (String code : chinese.codes()) {
            var problem =
                    Problem.error(code, "", null, "x: \"a\" \"b\" \"c\" 1 2", "something to do");
            assertThat(chinese.message(problem) + chinese.hint(problem))
                    .as(code)
                    .doesNotContainPattern("\\{\\d+}")
                    .doesNotContain("''");
        }
    }

    @Test
    void saysTheProblemsOfASampleInChinese() {
        for (Problem problem : Checks.check(Samples.photoIntake().flow())) {
            assertThat(chinese.message(problem)).isNotEqualTo(problem.message());
        }
    }

    @Test
    void saysTheRemarksOnCostsInChinese() {
        var estimate =
                Estimates.bundled()
                        .ofDesign("aws", Samples.photoIntake().flow(), Settings.of(1000))
                        .orElseThrow();

        assertThat(estimate.notes()).isNotEmpty();
        Stream.concat(estimate.basis().stream(), estimate.notes().stream())
                .forEach(text -> assertThat(chinese.remark(text)).isNotEqualTo(text));
    }

    @Test
    void reasonsAreSaidInTheLanguageOfTheWindow() {
        var texts = EngineTexts.in(Language.CHINESE);

        assertThat(texts.reason("The path $.order leads to nothing: there is no field \"order\""))
                .isEqualTo("路径 $.order 没有指向任何值：没有字段“order”");
        assertThat(texts.reason("there is no variable $x (at position 3)"))
                .isEqualTo("没有变量 $x （位置 3）");
        assertThat(EngineTexts.in(Language.ENGLISH).reason("it ends too early"))
                .isEqualTo("it ends too early");
    }
}
