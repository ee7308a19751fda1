package dev.sluice.app.edit;

/// Where a wire may begin. Together with a position in its list of targets it addresses a wire.
public sealed interface Outlet {
    /// The step, trigger or box it belongs to.
    String owner();

    /// What follows a step or a trigger.
    record Next(String owner) implements Outlet {}

    /// What a choice leads to when a rule holds.
    record Rule(String owner, int index) implements Outlet {}

    /// What a choice leads to when no rule holds.
    record Otherwise(String owner) implements Outlet {}

    /// What some errors lead to.
    record Catcher(String owner, int index) implements Outlet {}

    /// The first steps inside a box.
    record Start(String owner) implements Outlet {}

    /// A rule that comes into being with the wire.
    record NewRule(String owner) implements Outlet {}

    /// A catcher that comes into being with the wire.
    record NewCatcher(String owner) implements Outlet {}
}
