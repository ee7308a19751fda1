package dev.sluice.engine.model;

/// The language in which a step's templates select data. Both mean what they mean in the Amazon
/// States Language.
public enum QueryLanguage {
    JSONATA("JSONata"),
    JSONPATH("JSONPath");

    private final String label;

    QueryLanguage(String label) {
        this.label = label;
    }

    /// As written in the flow file.
    public String label() {
        return label;
    }
}
