package dev.sluice.engine.run.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/// Why an address could not be called, in words for the user.
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "there is no such host";
        }
        return switch (e) {
            case HttpConnectTimeoutException _ -> "the host did not answer";
            case HttpTimeoutException _ -> "the answer took too long";
            case ConnectException _ -> "nobody listens there";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
