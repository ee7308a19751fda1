package dev.sluice.engine.run.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.secret.Redactor;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ItemReadersTest {
    @TempDir Path folder;
    private ItemReaders readers;

    @BeforeEach
    void open() {
        var places = new ItemSource.Places(folder, folder.resolve(".sluice/buckets"));
        readers = new ItemReaders(places, new Redactor(List.of("hunter22")), 2, 1 << 20);
    }

    @AfterEach
    void close() {
        readers.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Object json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Input page(String reader, int from) {
        return readers.read(
                new Command.ReadItems(
                        "call", "key", StepPath.of("each"), "each", 1, from, json(reader)));
    }

    private List<Object> all(String reader) {
        List<Object> items = new ArrayList<>();
        while (true) {
            Input answer = page(reader, items.size());
            assertThat(answer).isInstanceOf(Input.CallSucceeded.class);
            Map<?, ?> page = (Map<?, ?>) ((Input.CallSucceeded) answer).result();
            items.addAll((List<?>) page.get("items"));
            if (Boolean.TRUE.equals(page.get("last"))) {
                return items;
            }
        }
    }

    private String failure(String reader, int from) {
        Input answer = page(reader, from);
        assertThat(answer).isInstanceOf(Input.CallFailed.class);
        var failure = ((Input.CallFailed) answer).failure();
        assertThat(failure.error()).isEqualTo("States.ItemReaderFailed");
        return failure.cause();
    }

    @Test
    void readsAnArray() throws Exception {
        write("a.json", "[1, {\"n\": 1.0}, null, [2], \"x\"]");

        assertThat(Json.write(all("{'file':'a.json'}")))
                .isEqualTo("[1,{\"n\":1.0},null,[2],\"x\"]");
    }

    @Test
    void readsAnArrayInside() throws Exception {
        write("a.json", "{\"x\": [9], \"a\": {\"b/c\": [1, 2, 3]}}");

        assertThat(all("{'file':'a.json','pointer':'/a/b~1c'}")).containsExactly(1, 2, 3);
        assertThat(failure("{'file':'a.json'}", 0)).contains("an array was expected");
        assertThat(failure("{'file':'a.json','pointer':'/y'}", 0)).contains("at /y");
    }

    @Test
    void readsAValueALine() throws Exception {
        write("a.jsonl", "{\"n\":1}\n\n2\n\"x\"");

        assertThat(all("{'file':'a.jsonl'}")).containsExactly(Map.of("n", 1), 2, "x");
    }

    @Test
    void readsLines() throws Exception {
        write("a.txt", "a\n\nb\n");

        assertThat(all("{'file':'a.txt'}")).containsExactly("a", "", "b");
    }

    @Test
    void readsRowsUnderTheirHeader() throws Exception {
        write("a.csv", "\uFEFFid,name\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2\n3,\n");

        assertThat(all("{'file':'a.csv'}"))
                .containsExactly(
                        Map.of("id", "1", "name", "x, \"y\"\nz"),
                        Map.of("id", "2", "name", ""),
                        Map.of("id", "3", "name", ""));
    }

    @Test
    void readsRowsWithGivenHeaders() throws Exception {
        write("a.txt", "1;2\n3;4\n");

        assertThat(all("{'file':'a.txt','format':'csv','delimiter':';','headers':['a','b']}"))
                .containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "4"));
    }

    @Test
    void readsNoMoreThanIsAskedFor() throws Exception {
        write("a.txt", "a\nb\nc\nd\n");

        assertThat(all("{'file':'a.txt','maxItems':3}")).containsExactly("a", "b", "c");
        assertThat(all("{'file':'a.txt','maxItems':0}")).isEmpty();
    }

    @Test
    void listsAFolderInTheOrderOfKeys() throws Exception {
        for (String name : List.of("in/b/z", "in/b-1", "in/a", "in/b.txt", "in/b/a")) {
            write(name, "12");
        }

        assertThat(all("{'folder':'in'}"))
                .extracting(item -> (Object) ((Map<?, ?>) item).get("Key"))
                .containsExactly("a", "b-1", "b.txt", "b/a", "b/z");
        assertThat(all("{'folder':'in','prefix':'b/'}"))
                .extracting(item -> (Object) ((Map<?, ?>) item).get("Size"))
                .containsExactly(2L, 2L);
    }

    @Test
    void readsReadersOfTheStatesLanguage() throws Exception {
        write(".sluice/buckets/orders/day/1.csv", "1|2\n3|4\n");
        String reader =
                """
                {'Resource':'arn:aws:states:::s3:getObject',
                 'ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':'GIVEN','MaxItems':1,
                                 'CSVHeaders':['a','b'],'CSVDelimiter':'PIPE'},
                 'Arguments':{'Bucket':'orders','Key':'day/1.csv'}}
                """;

        assertThat(all(reader)).containsExactly(Map.of("a", "1", "b", "2"));
        assertThat(
                        all(
                                """
                                {'Resource':'arn:aws:states:::s3:listObjectsV2',
                                 'Parameters':{'Bucket':'orders','Prefix':'day'}}
                                """))
                .extracting(item -> (Object) ((Map<?, ?>) item).get("Key"))
                .containsExactly("day/1.csv");
        assertThat(all("{'bucket':'orders','key':'day/1.csv','delimiter':'|'}"))
                .containsExactly(Map.of("1", "3", "2", "4"));
    }

    @Test
    void goesOnInAFileAfterACrash() throws Exception {
        write("a.txt", "a\nb\nc\nd\ne\n");
        page("{'file':'a.txt'}", 0);

        close();
        Map<?, ?> page = (Map<?, ?>) ((Input.CallSucceeded) page("{'file':'a.txt'}", 2)).result();

        assertThat(page.get("items")).isEqualTo(List.of("c", "d"));
        assertThat(failure("{'file':'a.txt'}", 9)).contains("has become shorter");
    }

    @Test
    void hidesSecrets() throws Exception {
        write("a.txt", "key hunter22\n");

        assertThat(all("{'file':'a.txt'}")).containsExactly("key ***");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws Exception {
        write("a.jsonl", "1\n{oops\n");
        write("a.json", "[1, 2, {oops]");
        write("a.csv", "a,b\n1,2,3\n");
        write("b.csv", "a\n\"never closed\n");
        write("c.csv", "a\n\"x\"y\n");

        assertThat(failure("{'file':'a.jsonl'}", 0)).startsWith("each: line 2, column");
        assertThat(failure("{'file':'a.json'}", 2)).contains("item 2, line 1");
        assertThat(failure("{'file':'a.csv'}", 0)).contains("line 2 has 3 fields");
        assertThat(failure("{'file':'b.csv'}", 0)).contains("line 2 opens is never closed");
        assertThat(failure("{'file':'c.csv'}", 0)).contains("line 2 goes on after a closing quote");
        assertThat(failure("{'file':'none.csv'}", 0)).contains("There is no \"none.csv\"");
        assertThat(failure("{'file':'a.xml'}", 0)).contains("There is no");
        write("a.xml", "");
        assertThat(failure("{'file':'a.xml'}", 0)).contains("does not tell the format");
        assertThat(failure("{'file':'a.csv','format':'xml'}", 0)).contains("no format");
        assertThat(failure("{'folder':'a.csv'}", 0)).contains("no folder");
        assertThat(failure("{}", 0)).contains("must name");
        assertThat(failure("7", 0)).contains("must be an object");
        assertThat(failure("{'file':7}", 0)).contains("must be a text");
        assertThat(failure("{'file':'a.csv','maxItems':-1}", 0)).contains("whole number");
    }

    @Test
    void staysInsideTheFlowsFolder(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("secret.txt"), "x");
        Files.createSymbolicLink(folder.resolve("link.txt"), other.resolve("secret.txt"));

        assertThat(failure("{'file':'../x.txt'}", 0)).contains("lies outside");
        assertThat(failure("{'file':'/etc/passwd','format':'lines'}", 0)).contains("lies outside");
        assertThat(failure("{'file':'link.txt'}", 0)).contains("leads out");
    }
}
