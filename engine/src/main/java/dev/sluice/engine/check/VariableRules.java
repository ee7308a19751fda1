package dev.sluice.engine.check;

import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.check.graph.Scopes;
import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.value.JsonPointer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables have proper names, and a branch or box assigns none of an outer scope.
final class VariableRules {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    private VariableRules() {}

    /// A place that assigns a variable.
    private record Assignment(String step, String name, JsonPointer place) {}

    static void check(List<Region> regions, Scopes scopes, Findings findings) {
        Map<String, List<String>> boxScopes = new HashMap<>();
        Map<List<String>, List<Assignment>> byScope = new LinkedHashMap<>();
        for (Region region : regions) {
            List<String> around = region.box() == null ? List.of() : boxScopes.get(region.box());
            for (Step step : region.steps().values()) {
                var scope = new ArrayList<>(around == null ? List.of() : around);
                scopes.stackOf(step.id())
                        .forEach(branch -> scope.add(branch.fork() + "." + branch.index()));
                var inside = new ArrayList<>(scope);
                inside.add("box " + step.id());
                boxScopes.put(step.id(), inside);
                byScope.computeIfAbsent(scope, _ -> new ArrayList<>())
                        .addAll(assignments(step, region.placeOf(step.id())));
            }
        }
        byScope.values().forEach(all -> all.forEach(each -> name(each, findings)));
        shadowing(byScope, findings);
    }

    private static List<Assignment> assignments(Step step, JsonPointer place) {
        var all = new ArrayList<Assignment>();
        add(all, step, step.data().assign().keySet(), place);
        if (step instanceof Step.Choice choice) {
            for (int i = 0; i < choice.rules().size(); i++) {
                JsonPointer rule = place.child("rules").child(i);
                add(all, step, choice.rules().get(i).assign().keySet(), rule);
            }
        }
        List<Catcher> catchers = step.handling().catchers();
        for (int i = 0; i < catchers.size(); i++) {
            JsonPointer catcher = place.child("catch").child(i);
            add(all, step, catchers.get(i).assign().keySet(), catcher);
        }
        return all;
    }

    private static void add(
            List<Assignment> all, Step step, Set<String> names, JsonPointer holder) {
        boolean isJsonPath = step.data().language() == QueryLanguage.JSONPATH;
        for (String key : names) {
            String name = isJsonPath ? PathSyntax.name(key) : key;
            all.add(new Assignment(step.id(), name, holder.child("assign").child(key)));
        }
    }

    private static void name(Assignment at, Findings findings) {
        if (!NAME.matcher(at.name()).matches() || at.name().equals("states")) {
            findings.on(at.step(), at.place())
                    .error(
                            "variable.name",
                            "\"" + Names.shortened(at.name(), 80) + "\" cannot name a variable.",
                            "Use 1 to 80 letters, digits and _, no digit first, and not"
                                    + " \"states\"; write it without $.");
        }
    }

    private static void shadowing(Map<List<String>, List<Assignment>> byScope, Findings findings) {
        Map<List<String>, Set<String>> names = new HashMap<>();
        byScope.forEach(
                (scope, all) -> {
                    var set = names.computeIfAbsent(scope, _ -> new HashSet<>());
                    all.forEach(each -> set.add(each.name()));
                });
        byScope.forEach(
                (scope, all) -> {
                    for (Assignment each : all) {
                        for (int depth = 0; depth < scope.size(); depth++) {
                            if (names.getOrDefault(scope.subList(0, depth), Set.of())
                                    .contains(each.name())) {
                                outer(each, findings);
                                break;
                            }
                        }
                    }
                });
    }

    private static void outer(Assignment at, Findings findings) {
        findings.on(at.step(), at.place())
                .error(
                        "variable.outer",
                        "The variable \""
                                + at.name()
                                + "\" belongs to a scope outside this"
                                + " branch or box; it can be read here, not assigned.",
                        "Choose another name, and hand the value on by \"output\".");
    }
}
