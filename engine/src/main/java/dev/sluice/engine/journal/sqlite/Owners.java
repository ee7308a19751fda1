package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.Owner;
import dev.sluice.engine.journal.Times;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// Owners as the tables keep them.
final class Owners {
    /// What [#isAlive] reads, in order.
    static final String COLUMNS =
            "owner.id, owner.host, owner.process, owner.birth, owner.heartbeat";

    private Owners() {}

    /// Whether the owner of a row lives, as far as we can see; false where the row has none.
    ///
    /// @param first the index of the first of [#COLUMNS]
    static boolean isAlive(ResultSet row, int first, Owner we, Instant now) throws SQLException {
        String id = row.getString(first);
        if (id == null) {
            return false;
        }
        var other =
                new Owner(
                        id,
                        row.getString(first + 1),
                        row.getLong(first + 2),
                        row.getString(first + 3));
        return other.id().equals(we.id())
                || we.seesAlive(other, Times.ofMicros(row.getLong(first + 4)), now);
    }
}
