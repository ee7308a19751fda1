package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.problem.Problem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class EngineTextsTest {
    private static final Path ENGINE =
            Path.of("..", "engine", "src", "main", "java", "dev", "sluice", "engine");

    /// Where problems are told of that the window shows.
    private static final List<String> TELLING = List.of("check", "json", "run", "Engine.java");

    private static final Pattern CODE = Pattern.compile("\"([a-z0-9-]+\\.[a-z0-9-]+)\",\\s*\\S");

    /// What looks like a code and is none.
    private static final Set<String> NO_CODES = Set.of("nodejs22.x", "python3.13");

    /// What is said about an estimate: one sentence made of texts and values.
    private static final Pattern REMARK =
            Pattern.compile("(?:notes|basis)\\s*\\.add\\(\\s*(.*?)\\);", Pattern.DOTALL);

    private static final Pattern LACKING =
            Pattern.compile("new Missing\\((.*?)\\)\\)?;", Pattern.DOTALL);
    private static final String BETWEEN_ARGUMENTS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final Pattern EITHER =
            Pattern.compile("\\([^()]*\\?\\s*(\"[^\"]*\")\\s*:\\s*\"[^\"]*\"\\)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final EngineTexts chinese = EngineTexts.in(Language.CHINESE);

    @Test
    void everyProblemHasAChineseText() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String place : TELLING) {
            for (String source : sources(ENGINE.resolve(place))) {
                if (source.contains("roblem") || source.contains("Refused")) {
                    CODE.matcher(source).results().forEach(m -> codes.add(m.group(1)));
                }
            }
        }
        codes.removeAll(NO_CODES);

        assertThat(codes).hasSizeGreaterThan(100);
        assertThat(chinese.codes()).containsAll(codes);
    }

    private static List<String> sources(Path place) throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    @Test
    void everyRemarkOnAnEstimateHasAChineseText() throws IOException {
        List<String> remarks = new ArrayList<>();
        for (String source : sources(ENGINE.resolve("cost"))) {
            REMARK.matcher(source).results().forEach(m -> remarks.add(sentence(m.group(1))));
            LACKING.matcher(source)
                    .results()
                    .flatMap(m -> Stream.of(m.group(1).split(BETWEEN_ARGUMENTS)))
                    .filter(part -> part.contains("\""))
                    .forEach(part -> remarks.add(sentence(part)));
        }
        for (GivenUsage.Field field : GivenUsage.Field.values()) {
            remarks.add("Assumed: " + field.meaning() + ": 7 (a, b).");
        }

        assertThat(remarks).hasSizeGreaterThan(18);
        for (String remark : remarks) {
            String said = chinese.remark(remark);
            assertThat(CHINESE.matcher(said).find()).as(remark).isTrue();
            assertThat(said).doesNotContainPattern("[a-z]{3,} [a-z]{2,} [a-z]{2,}");
        }
    }

    /// What an expression of texts and values comes to, with 7 for each value.
    private static String sentence(String expression) {
        String plain = EITHER.matcher(expression).replaceAll("$1");
        var said = new StringBuilder();
        int end = 0;
        for (MatchResult text : TEXT.matcher(plain).results().toList()) {
            boolean isValue =
                    !plain.substring(end, text.start()).replaceAll("[\\s+]", "").isEmpty();
            said.append(isValue ? "7" : "").append(text.group(1).replace("\\\"", "\""));
            end = text.end();
        }
        return said.toString();
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

        assertThat(texts.told("The path $.order leads to nothing: there is no field \"order\""))
                .isEqualTo("路径 $.order 没有指向任何值：没有字段“order”");
        assertThat(texts.told("there is no variable $x (at position 3)"))
                .isEqualTo("没有变量 $x（位置 3）");
        assertThat(EngineTexts.in(Language.ENGLISH).told("it ends too early"))
                .isEqualTo("it ends too early");
    }
}
