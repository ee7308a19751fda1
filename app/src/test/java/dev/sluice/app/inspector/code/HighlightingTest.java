package dev.sluice.app.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.inspector.code.Highlighting.Part;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class HighlightingTest {
    private static List<String> colored(String text, SourceLanguage language) {
        List<String> found = new ArrayList<>();
        int at = 0;
        for (Part part : Highlighting.parts(text, language)) {
            if (!part.kind().isEmpty()) {
                found.add(part.kind() + " " + text.substring(at, at + part.length()));
            }
            at += part.length();
        }
        return found;
    }

    @Test
    void knowsJavaAndGo() {
        assertThat(colored("@Override // x\nint f() { return 'a'; }", SourceLanguage.JAVA))
                .containsExactly(
                        "decorator @Override",
                        "comment // x",
                        "keyword int",
                        "call f",
                        "keyword return",
                        "string 'a'");
        assertThat(colored("func f() { return nil, `raw` }", SourceLanguage.GO))
                .containsExactly(
                        "keyword func", "call f", "keyword return", "constant nil", "string `raw`");
    }

    @Test
    void findsTheBracketThatBelongsToAnother() {
        assertThat(Brackets.at("f(a[1], (b))", 2)).contains(new Brackets.Pair(1, 11));
        assertThat(Brackets.at("f(a[1], (b))", 12)).contains(new Brackets.Pair(11, 1));
        assertThat(Brackets.at("f(a", 2)).isEmpty();
    }

    @Test
    void findsATextAroundTheEnd() {
        String text = "one Two one";
        assertThat(Occurrences.count(text, "ONE")).isEqualTo(2);
        assertThat(Occurrences.next(text, "one", 1)).isEqualTo(8);
        assertThat(Occurrences.next(text, "one", 9)).isZero();
        assertThat(Occurrences.previous(text, "one", 0)).isEqualTo(8);
        assertThat(Occurrences.next(text, "three", 0)).isEqualTo(-1);
    }

    @Test
    void knowsPython() {
        assertThat(colored("def f(x):  # go\n    return \"a#b\" + str(1)", SourceLanguage.PYTHON))
                .containsExactly(
                        "keyword def",
                        "call f",
                        "comment # go",
                        "keyword return",
                        "string \"a#b\"",
                        "call str",
                        "number 1");
    }

    @Test
    void keepsALongPythonTextTogether() {
        assertThat(colored("\"\"\"one\ntwo # no\"\"\"", SourceLanguage.PYTHON))
                .containsExactly("string \"\"\"one\ntwo # no\"\"\"");
    }

    @Test
    void knowsJavaScript() {
        assertThat(colored("const a = `x${1}`; // end", SourceLanguage.JAVASCRIPT))
                .containsExactly("keyword const", "string `x${1}`", "comment // end");
    }

    @Test
    void tellsNamesFromTextsInJson() {
        assertThat(colored("{\"a\": \"b\", \"n\": -1.5, \"t\": true}", SourceLanguage.JSON))
                .containsExactly(
                        "call \"a\"",
                        "string \"b\"",
                        "call \"n\"",
                        "number -1.5",
                        "call \"t\"",
                        "constant true");
    }

    @Property
    void coversTheWholeTextWhateverItIs(@ForAll String text, @ForAll SourceLanguage language) {
        int length = 0;
        for (Part part : Highlighting.parts(text, language)) {
            length += part.length();
        }

        assertThat(length).isEqualTo(text.length());
    }
}
