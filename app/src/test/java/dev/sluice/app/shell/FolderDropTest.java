package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.files.HandlerFolder;
import dev.sluice.app.session.Session;
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

class FolderDropTest {
    @TempDir Path disk;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    private FolderDrop drop() {
        var session =
                new Session(
                        Placement.complete(Samples.photoIntake()),
                        disk.resolve("flow"),
                        _ -> List.of(),
                        Runnable::run);
        return new FolderDrop(session, new NoActions(), heard::add, Runnable::run);
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

    @Test
    void theCodeIsCopiedAndTheFunctionPutOntoTheCanvas() throws Exception {
        Path folder = code("resize photos", "index.py", "def handler(event, context): pass");
        Files.createDirectories(folder.resolve("node_modules/left"));
        Files.writeString(folder.resolve("node_modules/left/index.js"), "x");

        drop().take(folder, heard::add);
        var put = (Blueprint.OfCode) heard.poll(10, TimeUnit.SECONDS);

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

        drop().take(folder, heard::add);
        var put = (Blueprint.OfCode) heard.poll(10, TimeUnit.SECONDS);

        assertThat(put.function().code()).isEqualTo("functions/thumb-2");
        assertThat(there).hasContent("mine");
    }

    @Test
    void codeThatLiesInTheFlowStaysWhereItIs() throws Exception {
        Path folder = code("flow/lib/shape", "index.py", "def handler(event, context): pass");

        drop().take(folder, heard::add);
        var put = (Blueprint.OfCode) heard.poll(10, TimeUnit.SECONDS);

        assertThat(put.function().code()).isEqualTo("lib/shape");
    }

    @Test
    void aFolderWithoutAHandlerIsToldOf() throws Exception {
        Path folder = code("words", "readme.txt", "nothing");

        drop().take(folder, heard::add);

        assertThat(((Remark) heard.poll(10, TimeUnit.SECONDS)).text())
                .isEqualTo("shell.drop.no-handler");
    }
}
