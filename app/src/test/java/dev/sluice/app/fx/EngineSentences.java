package dev.sluice.app.fx;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/// The English sentences and parts of sentences in Java sources, as they are put together there,
/// with 7 for each value: what a program may say to its user.
final class EngineSentences {
    private static final String VALUE = "7";
    private static final Pattern FORMAT = Pattern.compile("%[-,+0-9.]*[a-zA-Z]");

    /// At least two words, one of them plain.
    private static final Pattern WORDS =
            Pattern.compile("(?s).*[A-Za-z]{2,}[,;:]? [a-z].*|.*[a-z] [A-Za-z]{3,}.*");

    /// What is for programmers, asks what others say, is a pattern or another language's text.
    private static final Set<String> NO_SENTENCES =
            Set.of(
                    "IllegalStateException",
                    "IllegalArgumentException",
                    "UncheckedIOException",
                    "InterruptedException",
                    "LOG",
                    "contains",
                    "startsWith",
                    "equals",
                    "indexOf",
                    "compile",
                    "prepareStatement",
                    "execute",
                    "executeQuery",
                    "update",
                    "bind",
                    "writeString");

    /// What is told by its code, for which there are texts of their own.
    private static final Set<String> BY_CODE =
            Set.of(
                    "Problem.error",
                    "Problem.warning",
                    "RefusedException.of",
                    "FlowFileException.of");

    private final Set<String> found = new TreeSet<>();

    private EngineSentences() {}

    /// @param not names of files that are passed over
    static Set<String> in(List<Path> folders, Set<String> not) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var sentences = new EngineSentences();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            for (Path folder : folders) {
                List<Path> sources;
                try (Stream<Path> below = Files.walk(folder)) {
                    sources =
                            below.filter(file -> file.toString().endsWith(".java"))
                                    .filter(file -> !not.contains(file.getFileName().toString()))
                                    .toList();
                }
                var units = files.getJavaFileObjectsFromPaths(sources);
                var task =
                        (JavacTask)
                                compiler.getTask(
                                        null, files, _ -> {}, List.of("-proc:none"), null, units);
                for (CompilationUnitTree unit : task.parse()) {
                    sentences.new Reader().scan(unit, null);
                }
            }
        }
        return sentences.found;
    }

    private final class Reader extends TreeScanner<Void, Void> {
        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            return NO_SENTENCES.contains(made.getIdentifier().toString())
                    ? null
                    : super.visitNewClass(made, unused);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String name = call.getMethodSelect().toString();
            if (NO_SENTENCES.contains(name.substring(name.lastIndexOf('.') + 1))
                    || name.startsWith("LOG.")
                    || BY_CODE.contains(name)) {
                return null;
            }
            if (isText(call)) {
                say(call);
                return scan(call.getArguments(), unused);
            }
            return super.visitMethodInvocation(call, unused);
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void unused) {
            if (isText(sum)) {
                say(sum);
                return null;
            }
            return super.visitBinary(sum, unused);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (isText(literal)) {
                say(literal);
            }
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void unused) {
            return null;
        }

        private void say(ExpressionTree expression) {
            sayings(expression).filter(text -> WORDS.matcher(text).matches()).forEach(found::add);
        }
    }

    private static boolean isText(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> literal.getValue() instanceof String;
            case ParenthesizedTree inner -> isText(inner.getExpression());
            case BinaryTree sum ->
                    sum.getKind() == Kind.PLUS
                            && (isText(sum.getLeftOperand()) || isText(sum.getRightOperand()));
            case ConditionalExpressionTree either ->
                    isText(either.getTrueExpression()) || isText(either.getFalseExpression());
            case MethodInvocationTree call ->
                    call.getMethodSelect() instanceof MemberSelectTree method
                            && method.getIdentifier().contentEquals("formatted")
                            && isText(method.getExpression());
            default -> false;
        };
    }

    /// All that an expression may come to.
    private static Stream<String> sayings(ExpressionTree expression) {
        if (!isText(expression)) {
            return Stream.of(VALUE);
        }
        return switch (expression) {
            case LiteralTree literal -> Stream.of(String.valueOf(literal.getValue()));
            case ParenthesizedTree inner -> sayings(inner.getExpression());
            case BinaryTree sum ->
                    sayings(sum.getLeftOperand())
                            .flatMap(
                                    left ->
                                            sayings(sum.getRightOperand())
                                                    .map(right -> left + right));
            case ConditionalExpressionTree either ->
                    Stream.concat(
                            sayings(either.getTrueExpression()),
                            sayings(either.getFalseExpression()));
            case MethodInvocationTree call ->
                    sayings(((MemberSelectTree) call.getMethodSelect()).getExpression())
                            .map(text -> FORMAT.matcher(text).replaceAll(VALUE));
            default -> Stream.of(VALUE);
        };
    }
}
