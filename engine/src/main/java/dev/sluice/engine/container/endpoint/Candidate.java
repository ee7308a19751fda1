package dev.sluice.engine.container.endpoint;

/// A place where a container engine may be.
///
/// @param kind what is usually there, for example `Docker Desktop`
/// @param origin how it came to be tried, for example `DOCKER_HOST`
/// @param isAskedFor whether the user named it: then no other one may take its place
public record Candidate(String kind, String origin, Endpoint endpoint, boolean isAskedFor) {}
