package dev.sluice.engine.flowtest;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The steps that a run entered, by branch: in the order each of its tokens came to them. Branches
/// go on side by side, so there is no order between them.
record Branches(Map<String, List<String>> steps) {
    static Branches of(List<Entry> entries) {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof RunEvent.StepScheduled(var path, _, var token, _)) {
                steps.computeIfAbsent(token, _ -> new ArrayList<>()).add(id(path.text()));
            }
        }
        return new Branches(steps);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Adds what a path says otherwise.
    void differences(List<String> path, List<String> differences) {
        List<String> entered = new ArrayList<>();
        steps.values().forEach(entered::addAll);
        if (!entered.stream().sorted().toList().equals(path.stream().sorted().toList())) {
            differences.add("path: expected the steps " + path + ", entered were " + entered);
            return;
        }
        for (List<String> branch : steps.values()) {
            if (!isInOrder(branch, path)) {
                differences.add("path: expected the order " + path + ", one branch was " + branch);
            }
        }
    }

    private static boolean isInOrder(List<String> branch, List<String> path) {
        int at = 0;
        for (String step : path) {
            if (at < branch.size() && branch.get(at).equals(step)) {
                at++;
            }
        }
        return at == branch.size();
    }
}
