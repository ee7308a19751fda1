package dev.sluice.shim;

/// Says why what a handler gave back is no JSON.
final class NoJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoJson(String message) {
        super(message);
    }
}
