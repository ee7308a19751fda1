package dev.sluice.engine.container;

import dev.sluice.engine.machine.CallReport;

import java.time.Duration;

/// How a call ended. All that a handler can cause is an outcome; only a broken runtime throws.
public sealed interface Outcome {
    CallReport report();

    /// @param json what the handler returned, as JSON text
    record Returned(String json, CallReport report) implements Outcome {}

    /// The handler raised an error.
    ///
    /// @param type the error's class
    /// @param payload the clouds' error object as JSON text: `errorType`, `errorMessage`, and a
    ///   stack trace in the language's form
    record Threw(String type, String payload, CallReport report) implements Outcome {}

    /// What the handler returned is no JSON.
    record NotJson(String message, CallReport report) implements Outcome {}

    /// The handler could not be loaded: a syntax error, a missing file or name.
    record NotLoaded(String type, String message, CallReport report) implements Outcome {}

    record TimedOut(Duration limit, CallReport report) implements Outcome {}

    /// The kernel ended it for taking more than its memory.
    record OutOfMemory(int allowedMb, CallReport report) implements Outcome {}

    /// The process ended by itself in mid-call.
    record Exited(int status, CallReport report) implements Outcome {}

    /// The answer is larger than allowed.
    record TooLarge(long bytes, long allowed, CallReport report) implements Outcome {}

    /// All of the function's reserved concurrency is in use.
    record Throttled(int concurrency, CallReport report) implements Outcome {}
}
