/// The designer: draws, runs and exports flows in a window.
@org.jspecify.annotations.NullMarked
module dev.sluice.app {
    requires dev.sluice.engine;
}
