package dev.sluice.engine.expr.path;

import dev.sluice.engine.expr.path.JsonPath.Root;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads paths. The syntax is that of Jayway's JsonPath, which the States Language refers to, with
/// its backslash escapes in names.
public final class PathParser {
    /// Characters that end a name unless a backslash stands before them.
    private static final String ENDS_NAME = ".[]()'\",*?\\ \t\r\n";

    /// Those of operators, inside a filter.
    private static final String ENDS_NAME_IN_FILTER = ENDS_NAME + "=<>!&|~";

    private final Scanner in;
    private final String endsName;

    public PathParser(Scanner in) {
        this(in, ENDS_NAME);
    }

    private PathParser(Scanner in, String endsName) {
        this.in = in;
        this.endsName = endsName;
    }

    /// What follows `@` in a filter.
    static Trail inFilter(Scanner in) throws PathSyntaxException {
        return new PathParser(in, ENDS_NAME_IN_FILTER).trail();
    }

    /// The path that a text is as a whole.
    public static JsonPath whole(String text) throws PathSyntaxException {
        var in = new Scanner(text);
        JsonPath path = new PathParser(in).path();
        if (!in.isAtEnd()) {
            throw in.wrong("the path should end here");
        }
        return path;
    }

    /// The path ahead, up to what cannot belong to it.
    public JsonPath path() throws PathSyntaxException {
        int from = in.position();
        in.expect("$");
        Root root = root();
        Trail trail = trail();
        return new JsonPath(in.since(from), root, trail);
    }

    private Root root() throws PathSyntaxException {
        if (in.take("$")) {
            return new Root.Context();
        }
        int from = in.position();
        while (isNamePart(in.peek(), in.position() == from)) {
            in.next();
        }
        String name = in.since(from);
        if (name.equals("states")) {
            throw in.wrong("$states is of JSONata; here $ is the input and $$ the context");
        }
        return name.isEmpty() ? new Root.Document() : new Root.Variable(name);
    }

    private static boolean isNamePart(char c, boolean isFirst) {
        return c == '_' || Character.isLetter(c) || (!isFirst && Character.isDigit(c));
    }

    /// Segments, and a function at the end.
    private Trail trail() throws PathSyntaxException {
        List<Segment> segments = new ArrayList<>();
        while (true) {
            if (in.take("..")) {
                Segment inner = in.peek() == '[' ? bracket() : named(in.peek() == '*');
                segments.add(new Segment.Deep(inner));
            } else if (in.peek() == '[') {
                segments.add(bracket());
            } else if (in.peek() == '.' && in.peek(1) == '[') {
                in.next();
                segments.add(bracket());
            } else if (in.take(".")) {
                Segment segment = named(in.peek() == '*');
                if (segment instanceof Segment.Member(String name) && in.take("(")) {
                    return new Trail(List.copyOf(segments), summary(name));
                }
                segments.add(segment);
            } else {
                return new Trail(List.copyOf(segments), null);
            }
        }
    }

    private Summary summary(String name) throws PathSyntaxException {
        Summary summary = Summary.named(name);
        if (summary == null) {
            throw in.wrong("there is no function " + name + "()");
        }
        in.expect(")");
        return summary;
    }

    private Segment named(boolean isWildcard) throws PathSyntaxException {
        if (isWildcard) {
            in.next();
            return new Segment.Wildcard();
        }
        var name = new StringBuilder();
        while (!in.isAtEnd()) {
            char c = in.peek();
            if (c == '\\') {
                in.next();
            } else if (endsName.indexOf(c) >= 0) {
                break;
            }
            name.append(in.next());
        }
        if (name.isEmpty()) {
            throw in.wrong("the name of a field was expected");
        }
        return new Segment.Member(name.toString());
    }

    private Segment bracket() throws PathSyntaxException {
        in.expect("[");
        in.skipSpaces();
        Segment segment =
                switch (in.peek()) {
                    case '\'', '"' -> names();
                    case '*' -> {
                        in.next();
                        yield new Segment.Wildcard();
                    }
                    case '?' -> {
                        in.next();
                        yield new Segment.Filtered(new ConditionParser(in).condition());
                    }
                    case '(' -> fromEnd();
                    default -> numbers();
                };
        in.skipSpaces();
        in.expect("]");
        return segment;
    }

    private Segment names() throws PathSyntaxException {
        List<String> names = new ArrayList<>();
        do {
            in.skipSpaces();
            if (in.peek() != '\'' && in.peek() != '"') {
                throw in.wrong("a name in quotes was expected");
            }
            names.add(in.quoted());
            in.skipSpaces();
        } while (in.take(","));
        return names.size() == 1
                ? new Segment.Member(names.getFirst())
                : new Segment.Members(List.copyOf(names));
    }

    private Segment fromEnd() throws PathSyntaxException {
        in.expect("(");
        for (String word : List.of("@", ".", "length")) {
            in.skipSpaces();
            in.expect(word);
        }
        in.take("()");
        in.skipSpaces();
        in.expect("-");
        in.skipSpaces();
        int distance = in.integer();
        in.skipSpaces();
        in.expect(")");
        return new Segment.FromEnd(distance);
    }

    private Segment numbers() throws PathSyntaxException {
        Integer first = number();
        in.skipSpaces();
        if (in.take(":")) {
            in.skipSpaces();
            Integer to = number();
            return new Segment.Slice(
                    first == null ? 0 : first, to == null ? Integer.MAX_VALUE : to);
        }
        if (first == null) {
            throw in.wrong("an index, a name in quotes, * or a filter was expected");
        }
        List<Integer> indexes = new ArrayList<>(List.of(first));
        while (in.take(",")) {
            in.skipSpaces();
            indexes.add(in.integer());
            in.skipSpaces();
        }
        return indexes.size() == 1
                ? new Segment.Element(first)
                : new Segment.Elements(List.copyOf(indexes));
    }

    private @Nullable Integer number() throws PathSyntaxException {
        return in.peek() == '-' || Character.isDigit(in.peek()) ? in.integer() : null;
    }
}
