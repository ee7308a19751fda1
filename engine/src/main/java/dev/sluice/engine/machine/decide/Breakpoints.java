package dev.sluice.engine.machine.decide;

/// Tells whether a run is to wait before a step. It is asked once each time a token comes to one; a
/// yes becomes an event, so that the events alone tell where a run waited.
public interface Breakpoints {
    Breakpoints NONE = _ -> false;

    /// @param step its id in the flow
    boolean stopAt(String step);
}
