/// Models flows of functions, checks and prices them, and runs them in containers.
@org.jspecify.annotations.NullMarked
module dev.sluice.engine {
    requires transitive org.jspecify;
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

    exports dev.sluice.engine.check.schedule; // when timers fire
    exports dev.sluice.engine.check; // what is wrong with a flow
    exports dev.sluice.engine.cli; // the commands
    exports dev.sluice.engine.container.host; // the choice between both
    exports dev.sluice.engine.container; // where functions run: a port
    exports dev.sluice.engine.cost.bill; // the lines of an estimate and their prices
    exports dev.sluice.engine.cost; // what a flow costs
    exports dev.sluice.engine.debug; // how editors attach their debuggers
    exports dev.sluice.engine.export.aws; // a flow for AWS
    exports dev.sluice.engine.export; // a flow for a cloud
    exports dev.sluice.engine.expr; // JSONata
    exports dev.sluice.engine.journal; // what is kept of runs
    exports dev.sluice.engine.json.text; // JSON text with its places
    exports dev.sluice.engine.json.v1; // the file format, version 1
    exports dev.sluice.engine.json; // a flow on disk
    exports dev.sluice.engine.log; // what functions print
    exports dev.sluice.engine.machine; // what happens in a run
    exports dev.sluice.engine.model; // what a flow is
    exports dev.sluice.engine.problem; // what is wrong, where, and what to do
    exports dev.sluice.engine.run.request; // what to run, and why not
    exports dev.sluice.engine.run; // how one is run
    exports dev.sluice.engine.secret; // what no file and no log shows
    exports dev.sluice.engine.settings; // what the user has chosen for all flows
    exports dev.sluice.engine.template; // the flows that new ones are made from
    exports dev.sluice.engine.value; // plain JSON
    exports dev.sluice.engine; // the front door

    opens dev.sluice.engine.cli to
            info.picocli;
}
