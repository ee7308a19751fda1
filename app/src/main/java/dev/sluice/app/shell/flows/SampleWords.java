package dev.sluice.app.shell.flows;

import dev.sluice.app.fx.Language;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The labels, comments and notes of a sample in another language than English. Nothing else in its
/// files differs.
public final class SampleWords {
    private static final Set<String> WORDS = Set.of("label", "comment", "text");

    private final Properties words;

    private SampleWords(Properties words) {
        this.words = words;
    }

    /// Puts them into a copy of a sample.
    public static void put(String sample, Language language, Path copy) throws IOException {
        String name = "/dev/sluice/app/samples/" + sample + language.suffix() + ".properties";
        try (InputStream in = SampleWords.class.getResourceAsStream(name)) {
            if (in == null) {
                return;
            }
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var sayings = new SampleWords(words);
            sayings.put("flow", copy.resolve(FlowFolder.FLOW_FILE));
            sayings.put("layout", copy.resolve(FlowFolder.LAYOUT_FILE));
        }
    }

    private void put(String key, Path file) throws IOException {
        try {
            String text = Files.readString(file);
            var found = new TreeMap<Integer, Said>();
            collect(key, JsonText.parse(text).root(), found);
            var changed = new StringBuilder(text);
            found.descendingMap()
                    .forEach(
                            (start, said) ->
                                    changed.replace(start, said.end(), Json.write(said.words())));
            Files.writeString(file, changed);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("A sample of this build cannot be read: " + file, e);
        }
    }

    /// What takes the place of the characters up to an index.
    private record Said(int end, String words) {}

    private void collect(String at, Node node, Map<Integer, Said> found) {
        switch (node) {
            case Node.Members members ->
                    members.list().forEach(m -> member(at + "/" + m.name(), m, found));
            case Node.Elements elements -> {
                for (int i = 0; i < elements.list().size(); i++) {
                    collect(at + "/" + i, elements.list().get(i), found);
                }
            }
            case Node.Scalar _ -> {}
        }
    }

    private void member(String at, Node.Member member, Map<Integer, Said> found) {
        Node value = member.value();
        @Nullable String said = WORDS.contains(member.name()) ? words.getProperty(at) : null;
        if (said == null) {
            collect(at, value, found);
        } else {
            found.put(value.start(), new Said(value.end(), said));
        }
    }
}
