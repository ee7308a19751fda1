package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Properties;

class PhrasebookProperties {
    private static final EngineTexts CHINESE = EngineTexts.in(Language.CHINESE);

    private static Phrasebook of(String says, String as) {
        var texts = new Properties();
        texts.setProperty("a.says", says);
        texts.setProperty("a.as", as);
        return Phrasebook.of(texts);
    }

    @Property(tries = 300)
    void takesAnyTextForWhatVaries(@ForAll String name) {
        Phrasebook book = of("the function {0} is missing", "{0}!");

        assertThat(book.said("the function " + name + " is missing"))
                .isEqualTo(name.isEmpty() ? "the function  is missing" : name + "!");
    }

    @Property(tries = 300)
    void saysSomethingOfAnyText(@ForAll String text) {
        assertThat(CHINESE.told(text).isEmpty()).isEqualTo(text.isEmpty());
        assertThat(CHINESE.told("Could not pull the image " + text + ": no")).startsWith("无法");
    }

    @Property(tries = 100)
    void turnsWhatVariesAround(@ForAll String one, @ForAll String other) {
        Phrasebook book = of("take {0} rather than {1} here", "{1} {0}");
        String said = book.said("take x" + one.strip() + " rather than y" + other + " here");

        assertThat(said).startsWith("y").contains("x");
    }
}
