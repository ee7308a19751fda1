package dev.sluice.engine.check.data;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which texts look like secrets.
public final class SecretShapes {
    private static final Map<String, Pattern> SHAPES = shapes();
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?)(_VALUE)?");
    private static final Pattern KEY_NAME =
            Pattern.compile("(.*_)?(TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|AUTH_?KEY)");

    private SecretShapes() {}

    private static Map<String, Pattern> shapes() {
        var shapes = new LinkedHashMap<String, Pattern>();
        shapes.put("an AWS access key", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"));
        shapes.put("an Alibaba Cloud access key", Pattern.compile("\\bLTAI[0-9A-Za-z]{12,26}\\b"));
        shapes.put(
                "a GitHub token",
                Pattern.compile("\\b(gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{22,})"));
        shapes.put("a Slack token", Pattern.compile("\\bxox[abposr]-[0-9A-Za-z-]{10,}"));
        shapes.put("a Stripe key", Pattern.compile("\\b[sr]k_live_[0-9A-Za-z]{16,}"));
        shapes.put("a Google API key", Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"));
        shapes.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"));
        shapes.put(
                "a signed token",
                Pattern.compile(
                        "\\beyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]{10,}"));
        shapes.put(
                "an address with a password in it", Pattern.compile("://[^/\\s:@]+:[^/\\s:@]+@"));
        return shapes;
    }

    /// What kind of secret a variable seems to hold, if any.
    public static Optional<String> kind(String name, String value) {
        Optional<String> shape = kind(value);
        String upper = name.toUpperCase(Locale.ROOT);
        if (shape.isPresent() || value.isBlank()) {
            return shape;
        }
        if (SECRET_NAME.matcher(upper).matches()) {
            return Optional.of("a secret");
        }
        return KEY_NAME.matcher(upper).matches() && isRandom(value)
                ? Optional.of("a key")
                : Optional.empty();
    }

    /// What kind of secret stands in a text, if any.
    static Optional<String> kind(String text) {
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isRandom(String value) {
        return value.length() >= 12
                && value.matches("[!-~]+")
                && value.matches(".*[0-9].*")
                && value.matches(".*[A-Za-z].*");
    }
}
