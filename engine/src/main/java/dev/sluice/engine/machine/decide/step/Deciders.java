package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.program.Node;
import dev.sluice.engine.machine.program.Program;

import java.util.List;

/// The deciders of a program's steps.
public final class Deciders {
    private final List<Decider> byIndex;

    public Deciders(Program program) {
        this.byIndex = program.nodes().stream().map(node -> of(node.kind())).toList();
    }

    public Decider of(Node node) {
        return byIndex.get(node.index());
    }

    private static Decider of(Kind kind) {
        return switch (kind) {
            case Kind.Pass _ -> new PassDecider();
            case Kind.Call call -> new CallDecider(call);
            case Kind.Http http -> new HttpDecider(http);
            case Kind.SubFlow flow -> new SubFlowDecider(flow);
            case Kind.Callback callback -> new CallbackDecider(callback);
            case Kind.Choice choice -> new ChoiceDecider(choice);
            case Kind.Wait wait -> new WaitDecider(wait);
            case Kind.Fail fail -> new FailDecider(fail);
            case Kind.Group group -> new GroupDecider(group);
            case Kind.Items items -> new MapDecider(items);
            case Kind.Service service -> new ServiceDecider(service);
        };
    }
}
