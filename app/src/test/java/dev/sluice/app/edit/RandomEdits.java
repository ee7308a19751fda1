package dev.sluice.app.edit;

import dev.sluice.app.Samples;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Trigger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Edits of every kind, made at random for the sample flow.
final class RandomEdits {
    static final List<String> IDS =
            List.of(
                    "uploaded",
                    "by-hand",
                    "validate",
                    "thumbnail",
                    "metadata",
                    "both",
                    "size",
                    "archive",
                    "resize",
                    "notify",
                    "reject",
                    "one",
                    "two",
                    "three",
                    "nowhere");

    private RandomEdits() {}

    /// Some of the sample's, and some that are not there.
    static Arbitrary<Set<String>> someIds() {
        return Arbitraries.of(IDS).set().ofMaxSize(5).map(HashSet::new);
    }

    static Arbitrary<List<Edit>> sequences() {
        return edits().list().ofMaxSize(12);
    }

    static Arbitrary<Edit> edits() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<Outlet> outlet = outlets(id);
        Arbitrary<Wire> wire =
                Combinators.combine(outlet, Arbitraries.integers().between(0, 1), id).as(Wire::new);
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(id, id, outlet.injectNull(0.5))
                                .as(
                                        (name, box, from) ->
                                                new ElementEdit.AddStep(
                                                        Samples.transform(name),
                                                        Place.at(0, 0),
                                                        box.equals("archive") ? box : null,
                                                        from,
                                                        null)),
                        id.map(name -> new ElementEdit.AddTrigger(manual(name), Place.at(0, 0))),
                        Combinators.combine(wire, id)
                                .as(
                                        (on, name) ->
                                                new WireEdit.InsertOnWire(
                                                        on,
                                                        Samples.transform(name),
                                                        Place.at(5, 5),
                                                        null)),
                        Combinators.combine(someIds(), Arbitraries.integers().between(-9, 9))
                                .as(
                                        (ids, d) ->
                                                new LayoutEdit.MoveElements(
                                                        ids, Set.of(), 20.0 * d, d)),
                        Combinators.combine(outlet, id).as(WireEdit.Connect::new),
                        Combinators.combine(wire, outlet, id).as(WireEdit.Reconnect::new),
                        Combinators.combine(someIds(), wire.set().ofMaxSize(4))
                                .as((ids, ws) -> new ElementEdit.DeleteElements(ids, Set.of(), ws)),
                        someIds().map(ElementEdit.DeleteBetween::new),
                        Combinators.combine(id, id).as(ElementEdit.Rename::new),
                        Combinators.combine(id, id).as(ElementEdit.Relabel::new),
                        Combinators.combine(id, id)
                                .as(
                                        (to, name) ->
                                                new WireEdit.InsertJoin(to, name, Place.at(1, 1))),
                        boxEdits(),
                        changes(),
                        definitions(),
                        rareEdits(),
                        someIds()
                                .map(
                                        ids ->
                                                new ElementEdit.Paste(
                                                        Clips.of(
                                                                Samples.photoIntake(),
                                                                ids,
                                                                Set.of()),
                                                        null,
                                                        20,
                                                        20))));
    }

    /// What is typed into forms and onto notes.
    private static Arbitrary<Edit> changes() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<String> text = Arbitraries.of("one", "two");
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(id, text)
                                .as(
                                        (name, field) ->
                                                new ElementEdit.ChangeStep(
                                                        Samples.transform(name), field)),
                        Combinators.combine(Arbitraries.of("by-hand", "one"), text)
                                .as(
                                        (name, field) ->
                                                new ElementEdit.ChangeTrigger(manual(name), field)),
                        Combinators.combine(text, text)
                                .as(
                                        (name, words) ->
                                                new LayoutEdit.PutNote(
                                                        new Note(
                                                                name, 0, 0, 100, 60, words, null))),
                        Combinators.combine(someIds(), Arbitraries.integers().between(0, 3))
                                .as(
                                        (ids, x) ->
                                                new LayoutEdit.PlaceElements(
                                                        ids.stream()
                                                                .collect(
                                                                        Collectors.toMap(
                                                                                i -> i,
                                                                                _ ->
                                                                                        Place.at(
                                                                                                20.0
                                                                                                        * x,
                                                                                                0))),
                                                        "edit.tidy")),
                        Combinators.combine(text, text)
                                .as(
                                        (name, comment) ->
                                                new Edit.ChangeFlow(
                                                        name,
                                                        comment,
                                                        List.of("aws"),
                                                        null,
                                                        null,
                                                        Map.of()))));
    }

    private static Arbitrary<Edit> boxEdits() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        Arbitrary<Wire> wire =
                Combinators.combine(outlets(id), Arbitraries.integers().between(0, 1), id)
                        .as(Wire::new);
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(someIds(), id.injectNull(0.4))
                                .as(
                                        (ids, box) ->
                                                new BoxEdit.MoveIntoBox(ids, Set.of(), box, 20, 0)),
                        Combinators.combine(id, wire)
                                .as((step, on) -> new BoxEdit.MoveOntoWire(step, on, 0, 20)),
                        Combinators.combine(someIds(), id)
                                .as(
                                        (ids, name) ->
                                                new BoxEdit.WrapInGroup(ids, name, Place.at(0, 0))),
                        id.map(BoxEdit.Unwrap::new),
                        Combinators.combine(id, Arbitraries.of(true, false))
                                .as(BoxEdit.Collapse::new)));
    }

    /// Functions and resources.
    private static Arbitrary<Edit> definitions() {
        Arbitrary<FunctionSpec> function =
                Combinators.combine(
                                Arbitraries.of("resize", "one"), Arbitraries.of("python3.13", "go"))
                        .as(Samples::spec);
        Arbitrary<String> resource = Arbitraries.of("photos-done", "one");
        return Arbitraries.oneOf(
                List.of(
                        function.map(DefinitionEdit.AddFunction::new),
                        function.map(f -> new DefinitionEdit.ChangeFunction(f, "runtime")),
                        Arbitraries.of("resize", "one").map(DefinitionEdit.RemoveFunction::new),
                        resource.map(
                                id ->
                                        new DefinitionEdit.PutResource(
                                                new Resource.Bucket(id, null))),
                        resource.map(DefinitionEdit.RemoveResource::new)));
    }

    /// What is made of other edits, or of what lay on disk.
    private static Arbitrary<Edit> rareEdits() {
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(definitions(), boxEdits())
                                .as((a, b) -> new Edit.Together(List.of(a, b), "edit.align")),
                        Arbitraries.of(
                                        Samples.photoIntake(),
                                        EditsProperties.placed(Samples.photoIntake()))
                                .map(Edit.LoadFromDisk::new),
                        Arbitraries.just(new Edit.Remembered("edit.move"))));
    }

    private static Trigger manual(String id) {
        return new Trigger.Manual(Trigger.Head.of(id, List.of()));
    }

    static Arbitrary<Outlet> outlets(Arbitrary<String> ids) {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, 2);
        return Arbitraries.oneOf(
                List.of(
                        ids.map(Outlet.Next::new),
                        Combinators.combine(ids, index).as(Outlet.Rule::new),
                        ids.map(Outlet.Otherwise::new),
                        Combinators.combine(ids, index).as(Outlet.Catcher::new),
                        ids.map(Outlet.Start::new),
                        ids.map(Outlet.NewRule::new),
                        ids.map(Outlet.NewCatcher::new)));
    }
}
