package dev.sluice.engine.container.build;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.ShimFiles;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Reasons;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// All that must be built before a function can start: its language's shim, and its code.
public final class Products {
    private final Builds builds;
    private final Path shims;

    /// @param shims the folder of all shims
    public Products(Builds builds, Path shims) {
        this.builds = builds;
        this.shims = shims;
    }

    /// The folder that holds what was built of the code; `null`: nothing is to be built of it.
    ///
    /// @param debug whether a debugger is to be attached
    /// @throws BuildFailedException where the code itself is wrong
    /// @throws RuntimeUnavailableException where the host lacks something
    public @Nullable Path of(
            FunctionSpec function,
            CodeVersion code,
            boolean debug,
            Workshop workshop,
            LogSink progress)
            throws InterruptedException, BuildFailedException, RuntimeUnavailableException {
        try {
            shim(function, workshop, progress);
            Optional<Recipe> recipe = Recipes.of(function, code, debug);
            return recipe.isEmpty()
                    ? null
                    : builds.of(recipe.get(), code.folder(), function.id(), workshop, progress);
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "build the code of function " + function.id(),
                    Reasons.of(e),
                    "Its folder must be readable: " + code.folder(),
                    e);
        }
    }

    private void shim(FunctionSpec function, Workshop workshop, LogSink progress)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        Language language = Language.required(function);
        Optional<Recipe> recipe = Recipes.shim(language);
        if (recipe.isEmpty() || Files.isDirectory(shims.resolve(language.compiledFolder()))) {
            return;
        }
        try {
            Path made = builds.of(recipe.get(), shims, function.id(), workshop, progress);
            ShimFiles.add(shims, language, made);
        } catch (BuildFailedException e) {
            throw new RuntimeUnavailableException(
                    recipe.get().task() + " for function " + function.id(),
                    String.valueOf(e.getMessage()),
                    "The compiler must be at least Java 17 or Go 1.21.",
                    e);
        }
    }
}
