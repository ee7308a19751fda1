package dev.sluice.engine.container;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// What the user has chosen about containers.
///
/// @param engine the address of the container engine; `null`: the first that answers
/// @param mirror the registry that public images are pulled from; `null`: none are pulled
/// @param images the image of a runtime, by runtime
/// @param substitutes the runtime that may stand in for one that is missing, by the missing one
/// @param proxies what `http_proxy`, `https_proxy` and `no_proxy` are while packages are installed;
///   those absent are this program's own
public record ContainerChoices(
        @Nullable String engine,
        @Nullable String mirror,
        Map<String, String> images,
        Map<String, String> substitutes,
        Map<String, String> proxies) {
    public static final ContainerChoices NONE =
            new ContainerChoices(null, null, Map.of(), Map.of(), Map.of());

    public ContainerChoices withEngine(@Nullable String address) {
        return new ContainerChoices(address, mirror, images, substitutes, proxies);
    }

    public ContainerChoices withMirror(@Nullable String registry) {
        return new ContainerChoices(engine, registry, images, substitutes, proxies);
    }

    /// A variable of proxies.
    public Optional<String> proxy(String name) {
        return Optional.ofNullable(proxies.getOrDefault(name, System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
