package dev.sluice.engine.cli.argument;

import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that a command names to be read; `-` is standard input.
///
/// @param typed standard input
public record InputFile(String name, InputStream typed) {
    public static InputFile of(Path file) {
        return new InputFile(file.toString(), InputStream.nullInputStream());
    }

    /// @throws CommandFailure where it is a folder or no text
    public String text() throws IOException {
        byte[] bytes = bytes();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw CommandFailure.wrong(called() + " is not text in UTF-8. Save it as UTF-8.");
        }
    }

    /// @param what it holds, for example "the event is"
    public @Nullable Object json(String what) throws IOException {
        try {
            return Json.parse(text());
        } catch (JsonSyntaxException e) {
            throw CommandFailure.wrong(
                    "%s:%d:%d: %s not JSON: %s"
                            .formatted(called(), e.line(), e.column(), what, e.getMessage()));
        }
    }

    private byte[] bytes() throws IOException {
        if (isTyped()) {
            return typed.readAllBytes();
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw CommandFailure.wrong(name + " is a folder. Name a file.");
        }
        return Files.readAllBytes(file);
    }

    private String called() {
        return isTyped() ? "standard input" : name;
    }

    private boolean isTyped() {
        return name.equals("-");
    }
}
