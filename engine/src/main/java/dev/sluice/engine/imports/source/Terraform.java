package dev.sluice.engine.imports.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of Terraform, of which the one definition that stands in it as a text is taken.
final class Terraform {
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^[ \\t]*definition[ \\t]*=[ \\t]*(.*)$");
    private static final Pattern HERE = Pattern.compile("<<[-~]?\\s*\"?(\\w+)\"?\\s*");
    private static final Pattern FILE =
            Pattern.compile("(?:templatefile|file)\\(\\s*\"(?:\\$\\{path\\.\\w+}/)?([^\"]+)\".*");

    private final String name;
    private final String text;

    Terraform(String name, String text) {
        this.name = name;
        this.text = text;
    }

    Value definition() throws ImportException {
        Matcher matcher = DEFINITION.matcher(text);
        if (!matcher.find()) {
            throw ImportException.of(
                    name,
                    Spot.START,
                    "This file of Terraform has no definition of a state machine.",
                    "One stands behind \"definition =\".");
        }
        Value definition = definition(matcher);
        if (matcher.find()) {
            throw ImportException.of(
                    name,
                    spot(matcher.start()),
                    "This file of Terraform has several definitions.",
                    "Put each into a file of its own, and import that.");
        }
        return definition;
    }

    private Value definition(Matcher found) throws ImportException {
        String written = found.group(1).strip();
        Matcher here = HERE.matcher(written);
        if (here.matches()) {
            Matcher end =
                    Pattern.compile("(?m)^[ \\t]*" + here.group(1) + "[ \\t]*$").matcher(text);
            int from = found.end();
            int to = end.find(from) ? end.start() : text.length();
            String before = text.substring(0, from).replaceAll("[^\\n]", "");
            return new JsonValues(name, before + text.substring(from, to)).read();
        }
        Matcher file = FILE.matcher(written);
        throw ImportException.of(
                name,
                spot(found.start(1)),
                file.matches()
                        ? "The definition is in the file \"" + file.group(1) + "\"."
                        : "The definition is written in Terraform's own language.",
                file.matches()
                        ? "Import that file itself; its ${…} may stay."
                        : "Import what Terraform makes of it: the JSON that terraform show"
                                + " prints.");
    }

    private Spot spot(int offset) {
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Spot(line, offset - text.lastIndexOf('\n', offset - 1));
    }
}
