package dev.sluice.app.fx;

/// Something that can be done with what is chosen, as a line of a menu.
///
/// @param key of what the line says
/// @param icon its picture
public record Doing(String key, String icon, Runnable act) {}
