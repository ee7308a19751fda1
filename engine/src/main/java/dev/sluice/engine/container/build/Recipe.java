package dev.sluice.engine.container.build;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How something is made of a function's code: a script for `/bin/sh`, which finds the code in
/// `$CODE`, the shims in `$SHIMS`, and leaves what it makes in `$OUT`.
///
/// @param work what it does, for people
/// @param what it does that to: `the Java code`
/// @param content all that decides the result, beside the script and where it runs
/// @param script its text; it ends with [#TOOL_MISSING] where a tool is not there
/// @param tools the Debian packages that have the tools
/// @param online whether it needs the network
/// @param cache the name of what it keeps from one time to the next, in `$CACHE`; `null`: nothing
/// @param blame whose fault a failure is
public record Recipe(
        Work work,
        String what,
        String content,
        String script,
        List<String> tools,
        boolean online,
        @Nullable String cache,
        Blame blame) {
    /// The exit status that asks for the tools.
    public static final int TOOL_MISSING = 97;

    /// The exit status that says that the code is wrong, in the last line printed.
    public static final int CODE_WRONG = 96;

    /// What is done.
    public enum Work {
        BUILD("build", "building"),
        COMPILE("compile", "compiling"),
        INSTALL("install", "installing"),
        PREPARE("prepare", "preparing");

        private final String verb;
        private final String doing;

        Work(String verb, String doing) {
            this.verb = verb;
            this.doing = doing;
        }
    }

    /// As an infinitive: `compile the Java code`.
    public String task() {
        return work.verb + " " + what;
    }

    /// While it goes on: `compiling the Java code`.
    public String doing() {
        return work.doing + " " + what;
    }

    /// Whose fault a failure is.
    public enum Blame {
        /// The function's own: the call fails, as where Python meets a syntax error.
        CODE,
        /// The code's where a compiler complained, else the host's.
        EITHER,
        /// The host's or the network's: the run stops and can be resumed.
        HOST
    }
}
