package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A step of a [Program]: its wires resolved, its templates compiled. It does not change once the
/// program is made.
final class Node {
    final int index;
    final Step step;

    /// Its path where no map is around it.
    final StepPath path;

    /// What follows the innermost map item in its path.
    final String pathInMap;

    final @Nullable CompiledTemplate input;
    final Transfer transfer;
    List<Node> next = List.of();

    /// What catchers lead to, in order.
    List<Way> catches = List.of();

    /// What the step does.
    Decider decider = Decider.NOT_YET;

    /// One past the last step inside; for a step that is no box, one past itself.
    int end;

    Node(int index, Step step, StepPath path, String pathInMap, Expressions expressions) {
        this.index = index;
        this.step = step;
        this.path = path;
        this.pathInMap = pathInMap;
        this.input = expressions.compile(step.data().input());
        this.transfer = Transfer.of(step.data().output(), step.data().assign(), expressions);
        this.end = index + 1;
    }

    boolean isJoin() {
        return step instanceof Step.Join;
    }

    @Override
    public String toString() {
        return path.text();
    }
}
