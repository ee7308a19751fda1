package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the conditions of filters: `@.price < $.most && (@.isbn || !@.used)`.
final class ConditionParser {
    private static final int MOST_DEEP = 50;

    private final Scanner in;
    private int depth;

    ConditionParser(Scanner in) {
        this.in = in;
    }

    Condition condition() throws PathSyntaxException {
        List<Condition> any = new ArrayList<>();
        do {
            any.add(all());
            in.skipSpaces();
        } while (in.take("||"));
        return any.size() == 1 ? any.getFirst() : new Condition.Any(List.copyOf(any));
    }

    private Condition all() throws PathSyntaxException {
        List<Condition> all = new ArrayList<>();
        do {
            all.add(one());
            in.skipSpaces();
        } while (in.take("&&"));
        return all.size() == 1 ? all.getFirst() : new Condition.All(List.copyOf(all));
    }

    private Condition one() throws PathSyntaxException {
        in.skipSpaces();
        if (++depth > MOST_DEEP) {
            throw in.wrong("the filter is nested too deeply");
        }
        Condition condition;
        if (in.take("!")) {
            condition = new Condition.Not(one());
        } else if (in.take("(")) {
            condition = condition();
            in.skipSpaces();
            in.expect(")");
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private Condition comparison() throws PathSyntaxException {
        Operand left = operand();
        in.skipSpaces();
        for (String operator : Condition.Compares.OPERATORS) {
            if (in.take(operator)) {
                in.skipSpaces();
                return new Condition.Compares(left, operator, operand());
            }
        }
        if (left instanceof Operand.Path path) {
            return new Condition.Exists(path);
        }
        throw in.wrong("a comparison such as == or < was expected");
    }

    private Operand operand() throws PathSyntaxException {
        if (in.take("@")) {
            return new Operand.Path(PathParser.inFilter(in), false);
        }
        if (in.take("$")) {
            return new Operand.Path(PathParser.inFilter(in), true);
        }
        return switch (in.peek()) {
            case '\'', '"' -> new Operand.Literal(in.quoted());
            case '[' -> list();
            default -> new Operand.Literal(Character.isLetter(in.peek()) ? word() : in.literal());
        };
    }

    /// A word without quotes is a text: machines that run elsewhere compare so.
    private @Nullable Object word() throws PathSyntaxException {
        int from = in.position();
        while (Character.isLetterOrDigit(in.peek()) || in.peek() == '_' || in.peek() == '-') {
            in.next();
        }
        String word = in.since(from);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> word;
        };
    }

    private Operand list() throws PathSyntaxException {
        in.expect("[");
        List<Object> values = new ArrayList<>();
        in.skipSpaces();
        while (!in.take("]")) {
            if (operand() instanceof Operand.Literal(Object value)) {
                values.add(value);
            }
            in.skipSpaces();
            if (in.peek() != ']') {
                in.expect(",");
                in.skipSpaces();
            }
        }
        return new Operand.Literal(values);
    }
}
