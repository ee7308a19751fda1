package dev.sluice.app.shell.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.files.DroppedCode;
import dev.sluice.app.files.HandlerFolder;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.NoActions;
import dev.sluice.app.shell.flows.Remark;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class CodeDropTest {
    @TempDir Path disk;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    private CodeDrop drop() throws IOException {
        var session =
                new Session(
                        Placement.complete(Samples.photoIntake()),
                        disk.resolve("flow"),
                        _ -> List.of(),
                        Runnable::run);
        Files.createDirectories(disk.resolve("flow"));
        return new CodeDrop(session, new NoActions(), heard::add, Runnable::run);
    }

    private Path code(String name, String file, String text) throws IOException {
        Path folder = disk.resolve(name);
        Path at = folder.resolve(file);
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
        return folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    index.py | def handler(event, context): | python3.13 | index.handler
                    app.py | def lambda_handler(event, context): | python3.13 | app.lambda_handler
                    index.js | exports.handler = async (event) => {} | nodejs22.x | index.handler
                    src/index.mjs | export const handler = async () => {} | nodejs22.x | src/index.handler
                    a/Resize.java | package a; class Resize implements RequestHandler<A, B> { | java21 | a.Resize
                    handler.go | package function  func Handler() {} | provided.al2023 | function.Handler
                    """)
    void aFolderTellsWhatRunsIt(String file, String text, String runtime, String handler)
            throws IOException {
        Path folder = code("x", file, text.replace("; ", ";\n").replace("  ", "\n"));

        assertThat(HandlerFolder.of(folder)).isEqualTo(new HandlerFolder(folder, runtime, handler));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shrink.py | def handler(event, context): | python3.13 | shrink.handler
                    handler.js | exports.handler = async () => {} | nodejs22.x | handler.handler
                    App.java | package a; class App implements RequestHandler<A, B> { | java21 | a.App
                    main.go | package main  func main() { lambda.Start(f) } | provided.al2023 | bootstrap
                    """)
    void aFileAloneBecomesAFolderOfItsOwn(String file, String text, String runtime, String handler)
            throws Exception {
        Path folder = code("work", file, text.replace("; ", ";\n").replace("  ", "\n"));
        Files.writeString(folder.resolve("beside.txt"), "private");
        String name = file.replaceFirst("\\..*", "");

        drop().take(List.of(folder.resolve(file)), heard::addAll);
        var put = (Blueprint.OfCode) heard.poll(50, TimeUnit.SECONDS);

        assertThat(put.function().id()).isEqualTo(name);
        assertThat(put.function().runtime()).isEqualTo(runtime);
        assertThat(put.function().handler()).isEqualTo(handler);
        try (var copied = Files.list(disk.resolve("flow/functions/" + name))) {
            assertThat(copied.map(f -> f.getFileName().toString())).containsExactly(file);
        }
    }

    @Test
    void severalOfOneNameBecomeFunctionsOfTheirOwn() throws Exception {
        Path one = code("one", "index.py", "def handler(event, context): pass # one");
        Path two = code("two", "index.py", "def handler(event, context): pass # two");
        Path words = code("words", "readme.txt", "nothing");

        drop().take(List.of(one.resolve("index.py"), words, two.resolve("index.py")), heard::add);

        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.drop.no-handler");
        assertThat(heard.poll(50, TimeUnit.SECONDS))
                .asInstanceOf(list(Blueprint.OfCode.class))
                .extracting(made -> made.function().id(), made -> made.function().code())
                .containsExactly(
                        tuple("index", "functions/index"), tuple("index-2", "functions/index-2"));
        assertThat(disk.resolve("flow/functions/index-2/index.py")).content().contains("two");
    }

    @ParameterizedTest
    @CsvSource({
        "code.zip, PK, archive",
        "words.txt, hello, no-source",
        "tool.py, print(1), no-handler",
        "main.go, package main, no-handler"
    })
    void aFileThatIsNoFunctionIsRefusedWithTheReason(String file, String text, String reason)
            throws Exception {
        Path at = code("work", file, text).resolve(file);

        assertThat(DroppedCode.of(at, null))
                .extracting(found -> ((DroppedCode.Useless) found).flaw().word())
                .isEqualTo(reason);
        drop().look(List.of(at), Messages.in(Language.ENGLISH), heard::add);
        assertThat((String) heard.poll(50, TimeUnit.SECONDS)).contains(file);
    }

    @Test
    void aFolderThatHoldsTheFlowIsNotCopiedIntoItself() throws Exception {
        Files.createDirectories(disk.resolve("flow"));
        Files.writeString(disk.resolve("index.py"), "def handler(event, context): pass");

        drop().take(List.of(disk), heard::addAll);

        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.drop.holds-flow");
        assertThat(disk.resolve("flow/functions")).doesNotExist();
    }

    @Test
    void linksLeadNeitherIntoTheCodeNorOutOfTheFlow() throws Exception {
        Path secret = Files.writeString(disk.resolve("secret.py"), "def handler(e, c): pass");
        Path folder = code("linked", "index.py", "def handler(event, context): pass");
        Files.createSymbolicLink(folder.resolve("a.py"), secret);
        Path elsewhere = Files.createDirectories(disk.resolve("elsewhere"));
        Files.createDirectories(disk.resolve("flow"));
        Path functions = Files.createSymbolicLink(disk.resolve("flow/functions"), elsewhere);

        drop().take(List.of(folder), heard::addAll);
        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.drop.outside");
        assertThat(elsewhere).isEmptyDirectory();
        Files.delete(functions);
        drop().take(List.of(folder), heard::addAll);
        assertThat(heard.poll(50, TimeUnit.SECONDS)).isInstanceOf(Blueprint.OfCode.class);
        assertThat(disk.resolve("flow/functions/linked/index.py")).exists();
        assertThat(disk.resolve("flow/functions/linked/a.py")).doesNotExist();
    }

    @Test
    void theCodeIsCopiedAndTheFunctionPutOntoTheCanvas() throws Exception {
        Path folder = code("resize photos", "index.py", "def handler(event, context): pass");
        Files.createDirectories(folder.resolve("node_modules/left"));
        Files.writeString(folder.resolve("node_modules/left/index.js"), "x");

        drop().take(List.of(folder), heard::addAll);
        var put = (Blueprint.OfCode) heard.poll(50, TimeUnit.SECONDS);

        assertThat(put.function().id()).isEqualTo("resize-photos");
        assertThat(put.function().code()).isEqualTo("functions/resize-photos");
        assertThat(disk.resolve("flow/functions/resize-photos/index.py")).exists();
        assertThat(disk.resolve("flow/functions/resize-photos/node_modules")).doesNotExist();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        Path there = disk.resolve("flow/functions/thumb/index.py");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "mine");
        Path folder = code("thumb", "index.py", "def handler(event, context): pass");

        drop().take(List.of(folder), heard::addAll);
        var put = (Blueprint.OfCode) heard.poll(50, TimeUnit.SECONDS);

        assertThat(put.function().code()).isEqualTo("functions/thumb-2");
        assertThat(there).hasContent("mine");
    }

    @Test
    void codeThatLiesInTheFlowStaysWhereItIs() throws Exception {
        Path folder = code("flow/lib/shape", "index.py", "def handler(event, context): pass");

        drop().take(List.of(folder), heard::addAll);
        var put = (Blueprint.OfCode) heard.poll(50, TimeUnit.SECONDS);

        assertThat(put.function().code()).isEqualTo("lib/shape");
    }

    @Test
    void aFolderWithoutAHandlerIsToldOf() throws Exception {
        Path folder = code("words", "readme.txt", "nothing");

        drop().take(List.of(folder), heard::addAll);

        assertThat(((Remark) heard.poll(50, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.drop.no-handler");
    }
}
