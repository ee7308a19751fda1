package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Step.Body;
import dev.sluice.engine.model.Step.Head;
import dev.sluice.engine.model.Template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a Parallel state that is more than a fork into a group: the branches inside, its data and
/// errors those of the group.
final class ParallelReader {
    private final Scope scope;
    private final Fields fields;
    private final Head head;
    private final DataReader data;

    ParallelReader(Scope scope, Fields fields, Head head, DataReader data) {
        this.scope = scope;
        this.fields = fields;
        this.head = head;
        this.data = data;
    }

    Step read() {
        List<Members> branches = fields.objects("Branches");
        Data through = data.ofCall();
        Handling handling = new HandlingReader(scope, fields, data.isJsonPath()).read();
        if (branches.isEmpty()) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "The Parallel state \"" + head.id() + "\" has no \"Branches\".",
                            "Write them there, a list of at least one.");
        }
        Body body = branches.size() == 1 ? alone(branches.getFirst()) : forked(branches);
        return new Step.Group(
                head,
                body,
                handling.catchers().stream().anyMatch(c -> c.resultPath() != null)
                        ? DataReader.inJsonPath(through)
                        : through,
                Limits.NONE,
                handling,
                scope.next(fields));
    }

    /// The branches and, where one of them gets there, a join; else the group itself gathers what
    /// they give.
    private Body forked(List<Members> branches) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> join =
                branches.stream().anyMatch(Fork::reachesItsEnd)
                        ? List.of(scope.draft().id(head.id(), "join", fields.members().spot()))
                        : List.of();
        List<String> start = new ArrayList<>();
        for (Members branch : branches) {
            start.addAll(branch(branch, steps, join));
        }
        for (String id : join) {
            steps.put(id, new Step.Join(Head.of(id), Data.NONE, List.of()));
        }
        return new Body(start, steps);
    }

    private List<String> branch(Members branch, Map<String, Step> steps, List<String> join) {
        var inside = new Fields(branch, head.id(), scope.draft());
        Scope branched = Scope.ofBranch(scope.draft(), inside, scope.language(), steps, join);
        branched.read();
        inside.tellRest();
        return branched.start();
    }

    /// One branch alone is no fork, but its result is an array all the same.
    private Body alone(Members branch) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> start = branch(branch, steps, List.of());
        String id = scope.draft().id(head.id(), "branch", fields.members().spot());
        var array =
                new Data(
                        null,
                        null,
                        new Template(List.of("{% $states.result %}")),
                        Map.of(),
                        false,
                        null);
        var group =
                new Step.Group(
                        Head.of(id),
                        new Body(start, steps),
                        array,
                        Limits.NONE,
                        Handling.NONE,
                        List.of());
        return new Body(List.of(id), Map.of(id, group));
    }
}
