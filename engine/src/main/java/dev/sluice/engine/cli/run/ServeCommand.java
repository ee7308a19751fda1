package dev.sluice.engine.cli.run;

import dev.sluice.engine.Engine;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.cli.argument.Checked;
import dev.sluice.engine.cli.argument.RuntimeOption;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.service.HttpDoor;
import dev.sluice.engine.trigger.ArmedFlow;
import dev.sluice.engine.trigger.CallbackRoutes;
import dev.sluice.engine.trigger.NotYetServed;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// `sluice serve`: arms the triggers of flows until interrupted.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Arm the triggers of flows and print the endpoints; runs until interrupted.")
public final class ServeCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FLOW", description = "The folders of the flows.")
    private List<Path> flows = new ArrayList<>();

    @Mixin private RuntimeOption runtime = new RuntimeOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "The port of HTTP triggers; default: ${DEFAULT-VALUE}; 0 for any free one.")
    private int port = 7070;

    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > MAX_PORT) {
            throw CommandFailure.wrong(
                    "--port takes a number from 0 to " + MAX_PORT + ", not " + port + ".");
        }
        List<FlowFolder> folders = new ArrayList<>();
        for (Path flow : flows) {
            FlowFolder folder = FlowFolder.open(flow);
            Checked.refuseErrors(folder, terminal);
            Checked.refuseUnanswered(folder, Set.of());
            folders.add(folder);
        }
        var printer = RunPrinter.ofMany(terminal);
        try (Engine engine = runtime.open(printer::told)) {
            List<ArmedFlow> armed = new ArrayList<>();
            for (FlowFolder folder : folders) {
                armed.add(arm(folder, engine, printer));
                engine.removeOldRuns(folder.path());
            }
            serve(folders, armed, engine);
        }
        return Exit.INTERRUPTED;
    }

    private static ArmedFlow arm(FlowFolder folder, Engine engine, RunPrinter printer) {
        try {
            return ArmedFlow.of(
                    folder.flow(),
                    folder.path().resolve(".sluice"),
                    (trigger, event) -> start(engine, folder, trigger, event, printer),
                    timer -> Schedules.of(timer).schedule()::next,
                    Clock.systemUTC());
        } catch (NotYetServed e) {
            throw CommandFailure.wrong(e.getMessage());
        }
    }

    private static Run start(
            Engine engine,
            FlowFolder folder,
            String trigger,
            @Nullable Object event,
            RunPrinter printer)
            throws InterruptedException {
        try {
            return engine.start(folder, RunRequest.of(trigger, event), printer);
        } catch (RefusedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (RuntimeUnavailableException e) {
            printer.told("sluice: " + e.getMessage() + "\n        " + e.remedy());
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void serve(List<FlowFolder> folders, List<ArmedFlow> armed, Engine engine)
            throws Exception {
        List<HttpDoor.Route> routes = new ArrayList<>(routes(armed));
        boolean hasCallbacks =
                folders.stream()
                        .flatMap(folder -> folder.flow().everyStep().stream())
                        .anyMatch(Step.Callback.class::isInstance);
        if (hasCallbacks) {
            routes.addAll(CallbackRoutes.of(engine::answer));
        }
        var stopped = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, over), "interrupt"));
        List<Thread> timers = new ArrayList<>();
        try (HttpDoor door = routes.isEmpty() ? null : HttpDoor.open(LOOPBACK, port, routes)) {
            armed.forEach(
                    flow ->
                            flow.timers()
                                    .forEach(
                                            timer ->
                                                    timers.add(
                                                            Thread.ofVirtual()
                                                                    .name(timer.trigger().id())
                                                                    .start(timer.loop()))));
            for (int i = 0; i < folders.size(); i++) {
                announce(folders.get(i), armed.get(i), door == null ? 0 : door.port());
            }
            if (hasCallbacks && door != null) {
                terminal.out()
                        .printf(
                                "callbacks: POST http://%s:%d%s/success (failure, heartbeat)%n",
                                LOOPBACK, door.port(), CallbackRoutes.PATH);
                terminal.out().flush();
            }
            terminal.err().println("Serving. Stop with Ctrl+C.");
            stopped.await();
        } finally {
            timers.forEach(Thread::interrupt);
            over.countDown();
        }
    }

    private static void stop(CountDownLatch stopped, CountDownLatch over) {
        stopped.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<HttpDoor.Route> routes(List<ArmedFlow> armed) {
        List<HttpDoor.Route> routes = armed.stream().flatMap(f -> f.routes().stream()).toList();
        Set<String> taken = new HashSet<>();
        for (HttpDoor.Route route : routes) {
            if (!taken.add(route.method().toUpperCase(Locale.ROOT) + " " + route.path())) {
                throw CommandFailure.wrong(
                        "Two triggers ask for "
                                + route.method()
                                + " "
                                + route.path()
                                + ". Give one of them another path.");
            }
        }
        return routes;
    }

    private void announce(FlowFolder folder, ArmedFlow flow, int boundPort) {
        terminal.out().println(folder.flow().name());
        for (HttpDoor.Route route : flow.routes()) {
            terminal.out()
                    .printf(
                            "  %-7s http://%s:%d%s%n",
                            route.method(), LOOPBACK, boundPort, route.path());
        }
        for (ArmedFlow.TimedTrigger timer : flow.timers()) {
            terminal.out().printf("  %-7s %s%n", "timer", described(timer));
        }
        for (Trigger.Manual manual : flow.manual()) {
            terminal.out()
                    .printf(
                            "  %-7s sluice run %s --trigger %s%n",
                            "manual", folder.path(), manual.id());
        }
        terminal.out().flush();
    }

    private static String described(ArmedFlow.TimedTrigger timer) {
        Trigger.Timer trigger = timer.trigger();
        ZoneId zone = trigger.timeZone() == null ? ZoneId.of("UTC") : ZoneId.of(trigger.timeZone());
        String times = trigger.cron() == null ? "every " + trigger.rate() : trigger.cron();
        return trigger.id()
                + " ("
                + times
                + ", "
                + zone
                + ")"
                + timer.next()
                        .apply(Instant.now())
                        .map(
                                next ->
                                        ", next "
                                                + DateTimeFormatter.ofPattern(
                                                                "yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                                                        .withZone(zone)
                                                        .format(next))
                        .orElse(", never again");
    }
}
