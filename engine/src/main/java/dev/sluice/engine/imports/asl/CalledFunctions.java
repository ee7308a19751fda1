package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported.Content;
import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The functions that the steps of an imported flow call. Where a template has the code, it is
/// copied; elsewhere a stand-in says what is called and gives back what it got.
final class CalledFunctions {
    private static final String RUNTIME = "python3.13";
    private static final String HANDLER = "index.handler";
    private static final int SLUG_LENGTH = 60;

    /// No definition begins a reference so.
    private static final String TEMPLATE = "\0";

    private final Draft draft;
    private final KnownFunctions known;
    private final Map<String, FunctionSpec> specs = new LinkedHashMap<>();
    private final Map<String, Content> code = new LinkedHashMap<>();
    private final Map<String, String> byReference = new LinkedHashMap<>();
    private final Map<String, String> services = new LinkedHashMap<>();
    private final Set<String> slugs = new HashSet<>();

    CalledFunctions(Draft draft, KnownFunctions known) {
        this.draft = draft;
        this.known = known;
    }

    Map<String, FunctionSpec> specs() {
        return specs;
    }

    Map<String, Content> code() {
        return code;
    }

    /// The id of the function that a definition refers to; states that refer to the same one share
    /// it.
    ///
    /// @param state the step that calls it, whose name serves where the reference has none
    String lambda(String reference, String state, Spot at) {
        String before = byReference.get(reference);
        if (before != null) {
            return before;
        }
        KnownFunctions.Known function = known.find(reference);
        String name = Resource.functionName(reference);
        String id =
                function == null
                        ? stub(name.isEmpty() ? state : name, "the function " + reference, null, at)
                        : taken(function, at);
        byReference.put(reference, id);
        return id;
    }

    /// The id of a function that stands for what a step calls.
    ///
    /// @param waits whether the step waits for a token
    String standIn(String what, boolean waits, String state, Spot at) {
        String id =
                waits ? add(state, StandIn.tokenTaker(what), null) : stub(state, what, null, at);
        if (waits) {
            tell(at, id, what + " and prints the token to answer with");
        }
        services.put(id, "Stands for " + what + ".");
        return id;
    }

    /// What a step that calls the function says of it; `null` where it calls that function itself.
    @Nullable String standsFor(String function) {
        return services.get(function);
    }

    private String taken(KnownFunctions.Known function, Spot at) {
        FunctionSpec spec = function.spec();
        String before = byReference.get(TEMPLATE + spec.id());
        if (before != null) {
            return before;
        }
        String id = added(function, at);
        byReference.put(TEMPLATE + spec.id(), id);
        return id;
    }

    private String added(KnownFunctions.Known function, Spot at) {
        FunctionSpec spec = function.spec();
        if (!function.leftOut().isEmpty()) {
            draft.tell(
                    Fate.LOST,
                    at,
                    spec.id(),
                    String.join(", ", function.leftOut()),
                    "They say how the function is deployed.");
        }
        if (function.code().isEmpty()) {
            return stub(spec.id(), "the function " + spec.id(), spec, at);
        }
        if (spec.runtime().equals("go1.x")) {
            draft.tell(
                    Fate.CHANGED,
                    at,
                    spec.id(),
                    "Runtime",
                    "Lambda has retired go1.x. Here the Go code is compiled and runs; an export"
                            + " writes provided.al2023.");
        }
        String folder = "functions/" + slug(spec.id());
        function.code()
                .forEach(
                        (path, content) ->
                                code.put(path.isEmpty() ? folder : folder + "/" + path, content));
        String id = unique(spec.id());
        specs.put(id, spec(id, spec.runtime(), spec.handler(), folder, spec));
        return id;
    }

    private String stub(String name, String what, @Nullable FunctionSpec from, Spot at) {
        String id = add(name, StandIn.echo(what), from);
        tell(at, id, what + " and gives back what it gets");
        return id;
    }

    private String add(String name, String python, @Nullable FunctionSpec from) {
        String id = unique(name);
        String folder = "functions/" + slug(id);
        code.put(folder + "/index.py", new Content.Text(python));
        specs.put(id, spec(id, RUNTIME, HANDLER, folder, from));
        return id;
    }

    private void tell(Spot at, String id, String what) {
        FunctionSpec spec = specs.get(id);
        String folder = spec == null ? "" : spec.code();
        draft.tell(Fate.STAND_IN, at, id, "", folder + "/index.py stands for " + what + ".");
    }

    private static FunctionSpec spec(
            String id, String runtime, String handler, String folder, @Nullable FunctionSpec from) {
        return new FunctionSpec(
                id,
                runtime,
                handler,
                folder,
                from == null ? null : from.memoryMb(),
                from == null ? null : from.timeoutSeconds(),
                null,
                false,
                from == null ? Map.of() : from.environment(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private String unique(String name) {
        String wanted = Draft.wellFormed(name);
        String id = wanted;
        for (int i = 2; specs.containsKey(id); i++) {
            id = Draft.cut(wanted, " " + i);
        }
        return id;
    }

    /// A folder's name: small letters, digits and hyphens, and nothing else.
    private String slug(String name) {
        String words =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String plain = words.substring(0, Math.min(words.length(), SLUG_LENGTH));
        String wanted = plain.isEmpty() ? "function" : plain;
        String slug = wanted;
        for (int i = 2; !slugs.add(slug); i++) {
            slug = wanted + "-" + i;
        }
        return slug;
    }
}
