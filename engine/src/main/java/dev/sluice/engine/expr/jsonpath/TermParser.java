package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.expr.path.Scanner;

import java.util.ArrayList;
import java.util.List;

/// Reads what stands behind a key that ends in `.$`: a path, or an intrinsic function whose
/// arguments may be such functions again.
final class TermParser {
    /// As many as the cloud service allows.
    private static final int MOST_DEEP = 10;

    private final Scanner in;

    private TermParser(Scanner in) {
        this.in = in;
    }

    /// The path or intrinsic function that a text is as a whole.
    static Term whole(String text) throws PathSyntaxException {
        var in = new Scanner(text);
        in.skipSpaces();
        if (in.peek() == '$') {
            return new Term.Selected(PathParser.whole(text.strip()));
        }
        Term call = new TermParser(in).call(1);
        in.skipSpaces();
        if (!in.isAtEnd()) {
            throw in.wrong("the text should end here");
        }
        return call;
    }

    private Term argument(int depth) throws PathSyntaxException {
        return switch (in.peek()) {
            case '$' -> new Term.Selected(new PathParser(in).path());
            case '\'' -> new Term.Text(Texts.written(in));
            case 'S' -> call(depth);
            default -> new Term.Literal(in.literal());
        };
    }

    private Term call(int depth) throws PathSyntaxException {
        if (depth > MOST_DEEP) {
            throw in.wrong("functions are nested more than " + MOST_DEEP + " deep");
        }
        int from = in.position();
        while (isNamePart(in.peek())) {
            in.next();
        }
        String name = in.since(from);
        Intrinsic function = Intrinsic.named(name);
        if (function == null) {
            throw in.wrong(
                    name.isEmpty()
                            ? "a path that begins with $ or a function such as States.Format was"
                                    + " expected"
                            : "there is no function " + name);
        }
        in.expect("(");
        List<Term> arguments = arguments(depth);
        in.expect(")");
        if (!function.takes(arguments.size())) {
            throw in.wrong(name + " takes " + function.arity() + ", not " + arguments.size());
        }
        return new Term.Call(function, List.copyOf(arguments));
    }

    private List<Term> arguments(int depth) throws PathSyntaxException {
        List<Term> arguments = new ArrayList<>();
        in.skipSpaces();
        if (in.peek() == ')') {
            return arguments;
        }
        do {
            in.skipSpaces();
            arguments.add(argument(depth + 1));
            in.skipSpaces();
        } while (in.take(","));
        return arguments;
    }

    private static boolean isNamePart(char c) {
        return c == '.' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
