package dev.sluice.engine.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is wrong with the words of a command line, told to people.
final class WrongWords {
    private WrongWords() {}

    static String of(ParameterException e) {
        ArgSpec asked = e.getArgSpec();
        if (asked != null && asked.type().isEnum() && e.getValue() != null) {
            return "There is no %s%s. Take one of: %s."
                    .formatted(
                            asked instanceof OptionSpec option ? option.longestName() + " " : "",
                            e.getValue(),
                            choices(asked));
        }
        if (asked != null
                && Arrays.asList(asked.auxiliaryTypes()).contains(Path.class)
                && e.getValue() != null) {
            try {
                var _ = Path.of(e.getValue());
            } catch (InvalidPathException noFile) {
                return noFile(noFile);
            }
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            String word = unmatched.getUnmatched().getFirst();
            return "There is no command " + word + ", nor is it a flow's folder named alone.";
        }
        return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    }

    private static String noFile(InvalidPathException e) {
        return "\"%s\" is no name of a file: %s. Where letters are missing in it, set LC_ALL=C.UTF-8."
                .formatted(e.getInput(), e.getReason());
    }

    private static String choices(ArgSpec asked) {
        return Arrays.stream(asked.type().getEnumConstants())
                .map(choice -> String.valueOf(choice).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
