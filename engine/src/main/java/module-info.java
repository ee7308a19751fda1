/// Models flows of functions, checks and prices them, and runs them in containers.
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the window is built after the engine that lets it in
module dev.sluice.engine {
    requires transitive org.jspecify;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.cronutils;
    requires com.dashjoin.jsonata;
    requires com.fasterxml.jackson.annotation;
    requires com.github.dockerjava.api;
    requires com.github.dockerjava.core;
    requires com.github.dockerjava.transport.httpclient5;
    requires com.networknt.schema;
    requires info.picocli;
    requires io.javalin;
    requires java.net.http;
    requires java.sql;
    requires jdk.management;
    requires java.xml;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    // For whoever runs flows.
    exports dev.sluice.engine; // the front door: opens, checks, runs and prices flows
    exports dev.sluice.engine.model; // what a flow is
    exports dev.sluice.engine.json; // a flow on disk
    exports dev.sluice.engine.check; // what may be wrong with a flow
    exports dev.sluice.engine.problem; // what is wrong, where, and what to do
    exports dev.sluice.engine.run; // how a flow is run
    exports dev.sluice.engine.run.request; // what to run, and why not
    exports dev.sluice.engine.machine; // what happens in a run

    // What the window shows and opens besides.
    // when timers fire
    exports dev.sluice.engine.check.schedule to
            dev.sluice.app;
    // the commands
    exports dev.sluice.engine.cli to
            dev.sluice.app;
    // what a command prints, and its exit status
    exports dev.sluice.engine.cli.console to
            dev.sluice.app;
    // where functions run: a port
    exports dev.sluice.engine.container to
            dev.sluice.app;
    // the choice between both
    exports dev.sluice.engine.container.host to
            dev.sluice.app;
    // what a flow costs
    exports dev.sluice.engine.cost to
            dev.sluice.app;
    // the lines of an estimate and their prices
    exports dev.sluice.engine.cost.bill to
            dev.sluice.app;
    // a flow for a cloud
    exports dev.sluice.engine.export to
            dev.sluice.app;
    // a flow for AWS
    exports dev.sluice.engine.export.aws to
            dev.sluice.app;
    // a function that waits for a debugger
    exports dev.sluice.engine.debug to
            dev.sluice.app;
    // JSONata
    exports dev.sluice.engine.expr to
            dev.sluice.app;
    // JSONPath
    exports dev.sluice.engine.expr.jsonpath to
            dev.sluice.app;
    // what is kept of runs
    exports dev.sluice.engine.journal to
            dev.sluice.app;
    // JSON text with its places
    exports dev.sluice.engine.json.text to
            dev.sluice.app;
    // the file format, version 1
    exports dev.sluice.engine.json.v1 to
            dev.sluice.app;
    // what functions print
    exports dev.sluice.engine.log to
            dev.sluice.app;
    // what no file and no log shows
    exports dev.sluice.engine.secret to
            dev.sluice.app;
    // what the user has chosen for all flows
    exports dev.sluice.engine.settings to
            dev.sluice.app;
    // the flows that new ones are made from
    exports dev.sluice.engine.template to
            dev.sluice.app;
    // the events that flows are tried with
    exports dev.sluice.engine.trigger to
            dev.sluice.app;
    // plain JSON
    exports dev.sluice.engine.value to
            dev.sluice.app;

    opens dev.sluice.engine.cli to
            info.picocli;
    opens dev.sluice.engine.cli.argument to
            info.picocli;
    opens dev.sluice.engine.cli.flow to
            info.picocli;
    opens dev.sluice.engine.cli.host to
            info.picocli;
    opens dev.sluice.engine.cli.run to
            info.picocli;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.sluice.engine.cli.LibraryLog;
}
