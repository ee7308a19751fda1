package dev.sluice.engine.container.docker;

import dev.sluice.engine.container.owner.OwnFolder;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A registry on a port of this computer for a test class, from the distribution's package
/// `docker-registry`: the program on the path, or where `SLUICE_DOCKER_REGISTRY` says.
final class RegistryService implements BeforeAllCallback, AfterAllCallback {
    private static final int LONGEST_SECONDS = 20;

    /// The account that one with accounts knows.
    static final String USER = "sluice";

    static final String PASSWORD = "let-me-in";

    private static final String HASHED =
            "$2b$05$abcdefghijklmnopqrstuu3Jd./u/rH1RxB6auX5v7gLP6uWhKCgG";

    private final boolean hasAccounts;
    private Path folder;
    private Process service;
    private int port;

    RegistryService() {
        this(false);
    }

    /// @param hasAccounts whether it asks who one is
    RegistryService(boolean hasAccounts) {
        this.hasAccounts = hasAccounts;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("registry");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = folder.resolve("config.yml");
        Files.writeString(
                configuration,
                """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:%d"}
                %s
                """
                        .formatted(folder.resolve("data"), port, accounts()));
        Path log = folder.resolve("log");
        service =
                new ProcessBuilder(command())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!answers()) {
            if (!service.isAlive() || System.nanoTime() > until) {
                throw new IOException("the registry did not start: " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    /// What starts one with the same images at the same port, for a network of its own.
    List<String> command() {
        String program =
                Optional.ofNullable(System.getenv("SLUICE_DOCKER_REGISTRY"))
                        .orElse("docker-registry");
        return List.of(program, "serve", folder.resolve("config.yml").toString());
    }

    private String accounts() throws IOException {
        if (!hasAccounts) {
            return "";
        }
        Path file = Files.writeString(folder.resolve("accounts"), USER + ":" + HASHED + "\n");
        return "auth: {htpasswd: {realm: test, path: " + file + "}}";
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// Its host and port.
    String name() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (service != null) {
            service.destroy();
            service.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
        OwnFolder.delete(folder);
    }
}
