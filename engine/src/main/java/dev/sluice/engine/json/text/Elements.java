package dev.sluice.engine.json.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a map from ids to elements of a flow (or a list of such elements): its names are ids, and
/// its members stand one per line, so that a change to one element changes one place in the file.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Elements {}
