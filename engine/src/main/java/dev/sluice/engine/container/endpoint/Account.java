package dev.sluice.engine.container.endpoint;

/// The user's account at a registry.
///
/// @param secret a password, or a token that stands for user and password
public record Account(String user, String secret) {
    /// What helpers give as the user beside a token.
    private static final String TOKEN = "<token>";

    public boolean isToken() {
        return user.equals(TOKEN);
    }

    /// Without the secret: this may be logged.
    @Override
    public String toString() {
        return "account of " + user;
    }
}
