package dev.sluice.engine.check.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.FlowTexts;
import dev.sluice.engine.check.graph.Scopes.Fork;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;
import dev.sluice.engine.value.JsonPointer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class ScopesTest {
    private static Scopes of(String wires) {
        return Scopes.of(FlowTexts.wires(wires));
    }

    @Test
    void aForkAndItsJoinAreFoundWithTheirBranches() {
        Scopes scopes = of("a: b c; b: b2; b2: j; c: j; j join: d; d");

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.forks())
                .containsExactly(
                        new Fork(
                                null,
                                List.of(new JsonPointer("/steps/a/next")),
                                List.of("b", "c"),
                                "j",
                                List.of(Set.of("b", "b2"), Set.of("c"))));
        assertThat(scopes.stackOf("b2")).containsExactly(new Scopes.Branch(0, 0));
        assertThat(scopes.stackOf("j")).isEmpty();
        assertThat(scopes.stackOf("d")).isEmpty();
    }

    @Test
    void aForkMayTargetItsJoinDirectly() {
        Scopes scopes = of("a: b j; b: j; j join");

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.forks().getFirst().branches()).containsExactly(Set.of("b"), Set.of());
        assertThat(scopes.closedBy("j")).contains(scopes.forks().getFirst());
    }

    @Test
    void forksNest() {
        Scopes scopes = of("a: b c; b: d e; d: k; e: k; k join: j; c: j; j join");

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.forkAt(new JsonPointer("/steps/b/next")).orElseThrow().join())
                .isEqualTo("k");
        assertThat(scopes.stackOf("d")).hasSize(2);
        assertThat(scopes.forks().getFirst().branches().getFirst())
                .containsExactlyInAnyOrder("b", "d", "e", "k");
    }

    @Test
    void severalTriggersMayStartTheSameBranches() {
        var flow =
                FlowTexts.flow(
                        """
                        'triggers': {'one': {'type': 'manual', 'next': ['b', 'c']},
                                     'two': {'type': 'manual', 'next': ['b', 'c']}},
                        'steps': {'b': {'type': 'transform', 'next': ['j']},
                                  'c': {'type': 'transform', 'next': ['j']},
                                  'j': {'type': 'join'}}
                        """);
        Scopes scopes = Scopes.of(flow);

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.forks()).hasSize(1);
        assertThat(scopes.forks().getFirst().places()).hasSize(2);
    }

    @Test
    void aBoxStartsWithAnEmptyStack() {
        var flow =
                FlowTexts.steps(
                        """
                        'a': {'type': 'transform', 'next': ['g', 'c']},
                        'g': {'type': 'group', 'start': ['x', 'y'], 'steps': {
                           'x': {'type': 'transform', 'next': ['k']},
                           'y': {'type': 'transform', 'next': ['k']},
                           'k': {'type': 'join'}}, 'next': ['j']},
                        'c': {'type': 'transform', 'next': ['j']},
                        'j': {'type': 'join'}
                        """);
        Scopes scopes = Scopes.of(flow);

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.stackOf("x")).hasSize(1);
        assertThat(scopes.forkAt(new JsonPointer("/steps/g/start")).orElseThrow().box())
                .isEqualTo("g");
    }

    @Test
    void aTailReachedOnlyByCatchesMayBeShared() {
        Scopes scopes =
                of("a catch: t b c; b catch: t j; c catch: t j; j join; t: t2; t2: end; end end");

        assertThat(scopes.problems()).isEmpty();
        assertThat(scopes.sharedTails()).containsExactly("t", "t2", "end");
        assertThat(scopes.forks().getFirst().branches().get(1)).contains("c", "t", "t2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // two branches into a plain step
                "a: b c; b: d; c: d; d                            | scope.branches-meet | d",
                "a: b c d; b: e; c: e; d: e; e: f; f              | scope.branches-meet | e",
                // a join outside a fork
                "a: j; j join                                     | join.without-fork   | j",
                "a: b c; b: j; c: j; j join: k; k join            | join.without-fork   | k",
                // two joins of one fork
                "a: b c; b: j; c: k; j join; k join               | fork.two-joins      | k",
                // one join of two forks
                "a: b c; b: d e; d: j; e: j; c: j; j join         | join.two-forks      | j",
                "a choice: b c; b: d e; c: d2 e2; d: j; e: j; d2: j; e2: j; j join | join.two-forks"
                        + " | j",
                // leaving a branch
                "a: b c; b: a; c                                  | scope.left          | a",
                "a: b c; b: j; c choice: j x; j join: x; x        | scope.left          | x",
                "a choice: b x; b: c d; c: x; d; x                | scope.left          | x",
                // branches of two forks
                "a choice: b c; b: d x; c: e x; d; e; x           | scope.two-forks     | x",
                // a tail that is entered otherwise too, or reaches a join
                "a catch: t b c; b catch: t j; c: j; j join: t; t | ''                  | t",
                "a: b c; b catch: t j; c: t; j join; t            | scope.branches-meet | t",
                "a: b c; b catch: t j; c catch: t j; t: j; j join | scope.branches-meet | t",
            })
    void tellsWhatHasNoNestedForm(String wires, String code, String step) {
        List<Problem> problems = of(wires).problems();

        if (code.isEmpty()) {
            assertThat(problems).extracting(Problem::element).contains(step);
        } else {
            assertThat(problems)
                    .extracting(p -> p.code() + " " + p.element())
                    .contains(code + " " + step);
        }
    }

    @Test
    void offersToInsertAJoinWhereThatHelps() {
        assertThat(of("a: b c; b: d; c: d; d").problems())
                .extracting(Problem::fix)
                .containsExactly(new Fix.InsertJoin("d"));
        assertThat(of("a: b c; b: d e; d: x; e; c: x; x").problems())
                .extracting(Problem::fix)
                .containsOnlyNulls();
    }

    @Test
    void pointsAtTheWire() {
        assertThat(of("a: b c; b: d; c: d; d").problems())
                .extracting(Problem::place)
                .containsExactly("/steps/c/next/0");
    }

    @Test
    void loopsMayStayWithinTheirScope() {
        assertThat(of("a: b c; b choice: b2 j; b2: b; c: j; j join").problems()).isEmpty();
        assertThat(of("a: b; b choice: a c; c").problems()).isEmpty();
    }

    @Test
    void aForkInALoopWithItsJoinIsFine() {
        assertThat(of("a: b c; b: j; c: j; j join: k; k choice: a x; x").problems()).isEmpty();
    }

    @Test
    void aLoopThatForksForEverEnds() {
        assertThat(of("a: b c; b: a; c: a").problems()).isNotEmpty();
        assertThat(of("a catch: t x; t: t u; u: t; x").problems()).isNotEmpty();
    }

    @Test
    void aFlowWithoutATriggerIsWalkedFromItsFirstSteps() {
        var flow =
                FlowTexts.flow(
                        "'steps': {'b': {'type': 'transform', 'next': ['c', 'd']},"
                                + " 'c': {'type': 'transform', 'next': ['e']},"
                                + " 'd': {'type': 'transform', 'next': ['e']},"
                                + " 'e': {'type': 'transform'}}");

        assertThat(Scopes.of(flow).problems())
                .extracting(Problem::code)
                .containsExactly("scope.branches-meet");
    }
}
