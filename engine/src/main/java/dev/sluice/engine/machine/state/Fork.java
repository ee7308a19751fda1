package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.program.Joins;
import dev.sluice.engine.machine.program.Node;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The branches a token became, and what has come of them.
public final class Fork {
    private final String scope;
    private final List<Node> targets;
    private final Token[] branches;
    private final @Nullable Object[] outputs;
    private int open;
    private @Nullable Node join;
    private boolean isSplit;

    Fork(String scope, List<Node> targets) {
        this.scope = scope;
        this.targets = targets;
        this.branches = new Token[targets.size()];
        this.outputs = new Object[targets.size()];
        this.open = targets.size();
    }

    void add(Token branch) {
        branches[branch.slot()] = branch;
    }

    void arrived(int branch, @Nullable Object output, @Nullable Node at) {
        outputs[branch] = output;
        open--;
        if (at != null) {
            isSplit |= join != null && join.index() != at.index();
            join = join == null ? at : join;
        } else if (open == 0 && join == null) {
            join = Joins.after(targets);
        }
    }

    /// Its name, unique in the run.
    public String scope() {
        return scope;
    }

    public List<Token> branches() {
        return Arrays.asList(branches);
    }

    /// Where the branches meet, once one has come there or all have ended.
    public @Nullable Node join() {
        return join;
    }

    /// Whether branches went to different joins.
    public boolean isSplit() {
        return isSplit;
    }

    /// Whether all branches have ended or come to the join.
    public boolean isDone() {
        return open == 0;
    }

    /// The outputs in the order of the fork's targets.
    public List<@Nullable Object> outputs() {
        return Arrays.asList(outputs.clone());
    }
}
