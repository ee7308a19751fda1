package dev.sluice.engine.check.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonPointer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.List;
import java.util.Set;

class ScopesProperties {
    @Property(tries = 200)
    void aFlowThatIsNestedByConstructionHasItsFormBack(@ForAll long seed) {
        var nesting = new RandomNesting(seed);

        Scopes scopes = Scopes.of(nesting.flow());

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.forks()).hasSameSizeAs(nesting.forks);
        for (RandomNesting.Expected expected : nesting.forks) {
            var place = JsonPointer.ROOT.child("steps").child(expected.from()).child("next");
            Scopes.Fork fork = scopes.forkAt(place).orElseThrow();
            assertThat(fork.targets()).isEqualTo(expected.targets());
            assertThat(fork.join()).isEqualTo(expected.join());
            assertThat(fork.branches()).isEqualTo(expected.branches());
        }
        assertThat(Checks.check(nesting.flow()))
                .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    @Property(tries = 200)
    void aWireFromOneBranchIntoAnotherIsAlwaysAProblem(@ForAll long seed) {
        var nesting = new RandomNesting(seed);
        for (RandomNesting.Expected fork : nesting.forks) {
            Set<String> target = fork.branches().get(1);
            for (String from : fork.branches().getFirst()) {
                if (nesting.steps.get(from) instanceof Step.Transform step && !target.isEmpty()) {
                    String to = List.copyOf(target).get(Math.floorMod(seed, target.size()));
                    nesting.steps.put(
                            from, new Step.Transform(step.head(), step.data(), List.of(to)));
                    assertThat(Scopes.of(nesting.flow()).problems())
                            .as(from + " -> " + to)
                            .isNotEmpty();
                    return;
                }
            }
        }
    }
}
