package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A whole web address, in which only what can never stand in one is written as `%XX`.
final class WebAddress {
    private static final String KEPT = ";/?:@&=+$,#-_.!~*'()";

    private WebAddress() {}

    static String encoded(String text) {
        var encoded = new StringBuilder();
        ByteBuffer bytes = bytes(text);
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            char c = (char) each;
            boolean isKept = each > 0 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            if (isKept) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    private static ByteBuffer bytes(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new JException("$encodeUrl was given text with half a character", -1);
        }
    }
}
