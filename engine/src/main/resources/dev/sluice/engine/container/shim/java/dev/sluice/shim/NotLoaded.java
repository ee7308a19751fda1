package dev.sluice.shim;

/// Says why the handler could not be loaded, under the name the clouds give such an error.
final class NotLoaded extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    NotLoaded(String type, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
    }

    String type() {
        return type;
    }
}
