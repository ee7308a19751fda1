/// The designer: draws, runs and exports flows in a window.
@org.jspecify.annotations.NullMarked
module dev.sluice.app {
    requires atlantafx.base;
    requires dev.sluice.engine;
    requires info.picocli;
    requires java.xml;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    requires org.fxmisc.flowless;
    requires org.fxmisc.richtext;
    requires org.fxmisc.undo;
    requires org.slf4j;
    requires reactfx;

    opens dev.sluice.app to
            info.picocli;

    exports dev.sluice.app.shell to
            javafx.graphics;
}
