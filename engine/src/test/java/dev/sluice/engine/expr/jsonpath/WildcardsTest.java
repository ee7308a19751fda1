package dev.sluice.engine.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "foo*.zar | foo/bar.zar | true",
                "foo*.zar | foo.zar | true",
                "foo*.zar | food.zarf | false",
                "*.log | a.log | true",
                "*.log | .log | true",
                "*.log | log | false",
                "log-* | log- | true",
                "log-*.txt | log-1.txt | true",
                "* | `` | true",
                "* | anything | true",
                "** | a | true",
                "`` | `` | true",
                "`` | a | false",
                "a | a | true",
                "a | A | false",
                "a*a | a | false",
                "a*a | aa | true",
                "a*b*c | axbxc | true",
                "a*b*c | acb | false",
                "*a*b* | xxaxxbxx | true",
                "*a*b* | xxbxxaxx | false",
                "a*aa*a | aaaa | true",
                "a*aa*a | aaa | false",
                "\\* | * | true",
                "\\* | a | false",
                "a\\*b* | a*bcd | true",
                "a\\\\*b | a\\xb | true",
                "\\\\ | \\ | true",
                "a\\ | a\\ | true",
                "a.c | abc | false",
                "[ab] | a | false",
                "a?c | abc | false",
            })
    void matchesWholeTexts(String pattern, String text, boolean matches) {
        assertThat(Wildcards.match(pattern == null ? "" : pattern, text == null ? "" : text))
                .isEqualTo(matches);
    }

    @Test
    void takesNoLongerForManyStars() {
        String pattern = "*a".repeat(2_000) + "*b";

        assertThat(Wildcards.match(pattern, "a".repeat(20_000))).isFalse();
        assertThat(Wildcards.match(pattern, "a".repeat(20_000) + "b")).isTrue();
    }
}
