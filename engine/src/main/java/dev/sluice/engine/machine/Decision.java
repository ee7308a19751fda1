package dev.sluice.engine.machine;

import java.util.List;

/// What the machine made of one input: the events, to be made durable first, then the commands.
/// Both are empty where the input meant nothing any more, such as the answer of a killed call.
///
/// @param entries the events in order; the state has them already
/// @param commands what to do about them; the same as what the state's outstanding work became
public record Decision(List<Entry> entries, List<Command> commands) {
    /// Nothing happened.
    public static final Decision NONE = new Decision(List.of(), List.of());
}
