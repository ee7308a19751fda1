package dev.sluice.engine.container.endpoint;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The user's accounts at registries that a credential helper keeps: the program that `credHelpers`
/// of Docker's own settings names for the registry, else `credsStore`. Accounts that stand in the
/// settings themselves, `auths`, are the client's business.
public final class Accounts {
    private static final String HUB = "https://index.docker.io/v1/";
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int LONGEST_SECONDS = 30;
    private static final int LARGEST_ANSWER = 1 << 16;

    private final Path settings;
    private final String path;

    public Accounts(Surroundings here) {
        settings = here.dockerConfiguration().resolve("config.json");
        path = here.variable("PATH").orElse("");
    }

    /// The registry that an image comes from, as Docker's settings name it.
    public static String registry(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return !isHost || first.equals("docker.io") ? HUB : first;
    }

    /// The account that a helper has for the image's registry; empty where none keeps one.
    ///
    /// @param trouble is told why a helper gave none; never what it gave
    public Optional<Account> at(String image, Consumer<String> trouble)
            throws InterruptedException {
        String registry = registry(image);
        try {
            Optional<String> helper = helper(registry);
            return helper.isEmpty() ? Optional.empty() : ask(helper.get(), registry, trouble);
        } catch (IOException | JsonSyntaxException e) {
            trouble.accept(settings + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> helper(String registry) throws IOException, JsonSyntaxException {
        try {
            if (!(Json.parse(Files.readString(settings)) instanceof Map<?, ?> all)) {
                return Optional.empty();
            }
            if (all.get("credHelpers") instanceof Map<?, ?> helpers
                    && helpers.get(registry) instanceof String own) {
                return Optional.of(own);
            }
            return Optional.ofNullable(all.get("credsStore"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(store -> !store.isBlank());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Optional<Account> ask(String helper, String registry, Consumer<String> trouble)
            throws IOException, InterruptedException {
        String name = "docker-credential-" + helper;
        Path program = HELPER.matcher(helper).matches() ? program(name) : null;
        if (program == null) {
            trouble.accept(
                    "%s names the credential helper %s for %s, which is not on the path"
                            .formatted(settings, name, registry));
            return Optional.empty();
        }
        Process process =
                new ProcessBuilder(program.toString(), "get")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return answer(process, name, registry, trouble);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Account> answer(
            Process process, String name, String registry, Consumer<String> trouble)
            throws InterruptedException {
        try (var question = process.outputWriter(StandardCharsets.UTF_8)) {
            question.write(registry + "\n");
        } catch (IOException _) {
            // it answers without having listened
        }
        var said = new String[] {""};
        Thread reader =
                Thread.ofVirtual().name(name).start(() -> said[0] = read(process.getInputStream()));
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            trouble.accept(name + " did not answer in " + LONGEST_SECONDS + " s");
            return Optional.empty();
        }
        reader.join();
        if (process.exitValue() != 0) {
            // It says so in these words where it keeps none; anything else may hold a secret.
            if (!said[0].contains("credentials not found")) {
                trouble.accept(
                        "%s failed with exit status %d; try it: echo %s | %s get"
                                .formatted(name, process.exitValue(), registry, name));
            }
            return Optional.empty();
        }
        Optional<Account> account = account(said[0]);
        if (account.isEmpty()) {
            trouble.accept(name + " did not answer with a user name and a secret");
        }
        return account;
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return ""; // it was ended
        }
    }

    private static Optional<Account> account(String answer) {
        try {
            return Json.parse(answer) instanceof Map<?, ?> fields
                            && fields.get("Username") instanceof String user
                            && fields.get("Secret") instanceof String secret
                    ? Optional.of(new Account(user, secret))
                    : Optional.empty();
        } catch (JsonSyntaxException _) {
            return Optional.empty();
        }
    }

    private @Nullable Path program(String name) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String file : new String[] {name, name + ".exe"}) {
                Path found = Path.of(folder).resolve(file);
                if (!folder.isEmpty() && Files.isExecutable(found)) {
                    return found;
                }
            }
        }
        return null;
    }
}
