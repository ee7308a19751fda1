package dev.sluice.engine.imports.source;

/// A place in a file: line and column, both counted from 1.
public record Spot(int line, int column) {
    public static final Spot START = new Spot(1, 1);
}
