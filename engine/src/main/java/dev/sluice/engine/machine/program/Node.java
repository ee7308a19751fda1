package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A step of a [Program]: its wires resolved, its templates compiled. It does not change once the
/// program is made.
public final class Node {
    private final int index;
    private final Step step;
    private final StepPath path;
    private final String pathInMap;
    private final @Nullable CompiledTemplate input;
    private final Transfer transfer;
    private List<Node> next = List.of();
    private List<Way> catches = List.of();
    private Kind kind = new Kind.Pass();
    private int end;

    Node(int index, Step step, StepPath path, String pathInMap, StepTemplates templates) {
        this.index = index;
        this.step = step;
        this.path = path;
        this.pathInMap = pathInMap;
        this.input = templates.input();
        this.transfer = templates.transfer();
        this.end = index + 1;
    }

    void holds(int nodes) {
        end = nodes;
    }

    void connect(List<Node> targets, List<Way> caught, Kind does) {
        next = targets;
        catches = caught;
        kind = does;
    }

    /// Its number in the program; the steps inside a box follow it.
    public int index() {
        return index;
    }

    /// One past the number of the last step inside; for a step that is no box, one past its own.
    public int end() {
        return end;
    }

    public Step step() {
        return step;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isJoin() {
        return step instanceof Step.Join;
    }

    /// Its path where no map is around it.
    public StepPath path() {
        return path;
    }

    /// What follows the innermost map item in its path.
    public String pathInMap() {
        return pathInMap;
    }

    /// What the step's own work gets; `null`: its raw input.
    public @Nullable CompiledTemplate input() {
        return input;
    }

    public Transfer transfer() {
        return transfer;
    }

    /// What catchers lead to, in order.
    public List<Way> catches() {
        return catches;
    }

    /// Where a token goes that ends the step well.
    ///
    /// @param rule the rule a choice took; -1 for `otherwise`
    public List<Node> next(int rule) {
        if (!(kind instanceof Kind.Choice choice)) {
            return next;
        }
        Way way = choice.way(rule);
        return way == null ? List.of() : way.next();
    }

    /// The first steps inside a box.
    public List<Node> start() {
        return switch (kind) {
            case Kind.Group group -> group.start();
            case Kind.Items items -> items.start();
            case Kind.Pass _,
                    Kind.Call _,
                    Kind.Http _,
                    Kind.SubFlow _,
                    Kind.Callback _,
                    Kind.Choice _,
                    Kind.Wait _,
                    Kind.Fail _,
                    Kind.Service _ ->
                    List.of();
        };
    }

    @Override
    public String toString() {
        return path.text();
    }
}
