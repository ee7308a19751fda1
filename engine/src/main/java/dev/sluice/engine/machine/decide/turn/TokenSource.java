package dev.sluice.engine.machine.decide.turn;

/// Makes the tokens of callbacks. In a run that others may answer they are the one thing that does
/// not follow from the inputs, since a token that can be computed can be guessed; each is an event
/// before anybody sees it, so it stays the same when the run is taken up again.
@FunctionalInterface
public interface TokenSource {
    /// A token that no other run and no other attempt has.
    ///
    /// @param seed what the run's random values are drawn from
    /// @param seq how many events the run has had
    String next(String run, long seed, long seq);
}
