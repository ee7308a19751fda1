package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class RunsModelTest {
    @TempDir private Path folder;
    private final RunFeed feed = new RunFeed();
    private final ScriptedRuns place = ScriptedRuns.photo();
    private Trust trust;
    private final List<LogLine> heard = new ArrayList<>();
    private int saves;

    @BeforeEach
    void someEvents() throws IOException {
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("events/b.json"), "{\"key\": \"b.jpg\"}");
        Files.writeString(folder.resolve("events/a.json"), "{\"key\": \"a.jpg\"}");
        Files.writeString(folder.resolve("events/broken.json"), "{");
        feed.readLogs(heard::add);
        trust = new Trust(folder.resolve("settings/trusted"));
        trust.add(folder);
    }

    private Session session(List<Problem> problems) {
        return new Session(Samples.photoIntake(), folder, _ -> problems, Runnable::run);
    }

    private RunsModel model(Session session) {
        return new RunsModel(
                session,
                feed,
                place,
                new RunsModel.Surroundings(
                        Runnable::run,
                        Runnable::run,
                        Runnable::run,
                        trust,
                        then -> {
                            saves++;
                            then.run();
                        }));
    }

    @Test
    void offersTheFlowsTriggersAndSampleEvents() {
        RunsModel model = model(session(List.of()));

        assertThat(model.starts().triggers()).contains("by-hand");
        assertThat(model.starts().triggerProperty().get()).isEqualTo("by-hand");
        assertThat(model.starts().events().stream().map(SampleEvent::name))
                .containsExactly("a", "b", "broken", "{ }");
        assertThat(model.runtimeProperty().get().name()).isEqualTo("Docker 27.1");
    }

    @Test
    void offersAnEventAsTheCloudOfTheTargetWouldSendItToTheTrigger() throws RunRefused {
        Starts starts = model(session(List.of())).starts();

        starts.triggerProperty().set("uploaded");

        assertThat(starts.events().stream().map(SampleEvent::name))
                .containsExactly("a", "b", "broken", "object", "{ }");
        SampleEvent made = starts.events().get(3);
        assertThat(made.origin()).isEqualTo(SampleEvent.Origin.MADE);
        assertThat(made.read()).asString().contains("Object Created", "photos", "sample.jpg");
        starts.choose(made);
        starts.triggerProperty().set("by-hand");
        assertThat(starts.events()).doesNotContain(made);
        assertThat(starts.eventProperty().get()).isNotEqualTo(made);
    }

    @Test
    void theEventFollowsItsTriggersSettings() throws RunRefused {
        Session session = session(List.of());
        Starts starts = model(session).starts();
        starts.triggerProperty().set("uploaded");
        starts.choose(starts.events().get(3));
        var before = (Trigger.ObjectChange) session.document().trigger("uploaded");

        session.apply(
                new ElementEdit.ChangeTrigger(
                        new Trigger.ObjectChange(
                                before.head(), "films", before.on(), "in/", ".mp4"),
                        "bucket"));

        assertThat(starts.events().get(3).read()).asString().contains("films", "in/sample.mp4");
    }

    @Test
    void runsWithAnEventThatWasTyped() {
        RunsModel model = model(session(List.of()));

        model.starts().type(Map.of("key", "typed.jpg"));
        model.starts().refresh();
        model.run();

        assertThat(place.asked().event()).isEqualTo(Map.of("key", "typed.jpg"));
    }

    @Test
    void anEventThatWasTypedIsKeptAsAFileAndTakenTheNextTimeToo() throws IOException {
        Starts starts = model(session(List.of())).starts();
        starts.type(Map.of("key", "typed.jpg"));

        starts.keep("käse 1", "{\n  \"key\": \"typed.jpg\"\n}");

        assertThat(folder.resolve("events/käse 1.json"))
                .hasContent("{\n  \"key\": \"typed.jpg\"\n}\n");
        assertThat(starts.events().stream().map(SampleEvent::name))
                .containsExactly("a", "b", "broken", "käse 1", "{ }");
        assertThat(starts.eventProperty().get().name()).isEqualTo("käse 1");
        assertThat(starts.value()).isEqualTo(Map.of("key", "typed.jpg"));
        starts.keep("käse 1", "[2]");
        assertThat(starts.value()).isEqualTo(List.of(2));
        assertThat(model(session(List.of())).starts().eventProperty().get().name())
                .isEqualTo("käse 1");
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void whereAnEventCannotBeSavedThatIsSaid() throws IOException {
        Files.delete(folder.resolve("events/a.json"));
        Files.createDirectories(folder.resolve("events/a.json/inner"));
        RunsModel model = model(session(List.of()));

        model.starts().keep("a", "1");

        assertThat(model.bulletin().noticeProperty().get().text()).isEqualTo("runs.refused.keep");
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void runsWithTheChosenEventAndFeedsThePanels() {
        Session session = session(List.of());
        RunsModel model = model(session);
        model.starts().eventProperty().set(model.starts().events().get(1));

        model.run();

        assertThat(saves).isEqualTo(1);
        assertThat(place.asked()).isNotNull();
        assertThat(place.asked().event()).isEqualTo(Map.of("key", "b.jpg"));
        assertThat(feed.record().size()).isEqualTo(RunScript.photo("r1").entries().size());
        assertThat(feed.record().run()).isEqualTo("r1");
        assertThat(heard).hasSize(4);
        assertThat(session.runProperty().get().outcome()).isEqualTo(RunView.Outcome.SUCCEEDED);
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.bulletin().noticeProperty().get().kind()).isEqualTo(Notice.Kind.GOOD);
    }

    @Test
    void runsOneStepByItself() throws FlowFileException {
        Session session = session(List.of());
        RunsModel model = model(session);

        model.runAlone(session.document().step("metadata"), Map.of("key", "x.jpg"));

        assertThat(place.asked().event()).isEqualTo(Map.of("key", "x.jpg"));
        var flow = FlowFolder.ofText(folder, place.text()).flow();
        assertThat(flow.steps()).containsOnlyKeys("metadata");
        assertThat(flow.steps().get("metadata").next()).isEmpty();
        assertThat(Checks.check(flow)).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    }

    @Test
    void answersPinnedStepsWithoutCallingThem() {
        RunsModel model = model(session(List.of()));
        model.pins().put("thumbnail", Map.of("w", 1));

        model.run();

        assertThat(place.asked().mocks())
                .isEqualTo(
                        Map.of("thumbnail", List.of(new RunRequest.Mock.Return(Map.of("w", 1)))));
    }

    @Test
    void runsTheShownRunAgainFromAStep() {
        RunsModel model = model(session(List.of()));
        model.replay("metadata");
        assertThat(place.replayed()).isNull();

        model.run();
        model.replay("metadata");

        assertThat(place.replayed()).isEqualTo(new ReplayRequest("r1", "metadata", Map.of()));
    }

    @Test
    void runsAgainWithWhatIsPinnedNow() {
        RunsModel model = model(session(List.of()));
        model.pins().put("validate", 1);
        model.run();
        model.pins().clear();
        model.pins().put("thumbnail", 2);

        model.replay("validate");

        assertThat(place.replayed())
                .isEqualTo(
                        new ReplayRequest(
                                "r1",
                                "validate",
                                Map.of("thumbnail", List.of(new RunRequest.Mock.Return(2)))));
    }

    @Test
    void tellsWhereAnEventIsNoJsonInsteadOfRunning() {
        RunsModel model = model(session(List.of()));
        model.starts().eventProperty().set(model.starts().events().get(2));

        model.run();

        assertThat(place.asked()).isNull();
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.bulletin().noticeProperty().get().text()).isEqualTo("runs.refused");
        assertThat(model.bulletin().noticeProperty().get().values().getFirst().toString())
                .contains("broken.json:1:");
    }

    @Test
    void saysWhatCouldNotBeDoneWithAnEventThatIsNoJson() {
        RunsModel model = model(session(List.of()));

        model.starts().eventProperty().set(model.starts().events().get(2));

        Notice notice = model.bulletin().noticeProperty().get();
        assertThat(notice.title(Messages.in(Language.ENGLISH)))
                .startsWith("The event cannot be read: ")
                .contains("broken.json:1:");
        assertThat(notice.title(Messages.in(Language.CHINESE))).startsWith("无法读取该事件：");
    }

    @Test
    void doesNotRunAFlowWithErrors() throws InterruptedException {
        Problem problem = Problem.error("x", "/steps", null, "wrong", "");
        var checked = new CountDownLatch(1);
        Session session = session(List.of(problem));
        session.problemsProperty()
                .subscribe(
                        found -> {
                            if (!found.isEmpty()) {
                                checked.countDown();
                            }
                        });
        assertThat(checked.await(50, TimeUnit.SECONDS)).isTrue();
        RunsModel model = model(session);

        model.run();

        assertThat(place.asked()).isNull();
        assertThat(model.bulletin().noticeProperty().get().text()).isEqualTo("runs.has-errors");
    }

    @Test
    void tellsWhatTheHostLacksAndWhatToDo() {
        place.refuse(new RunRefused("No container engine answers", "Start Docker.", null));
        RunsModel model = model(session(List.of()));

        model.run();

        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.bulletin().noticeProperty().get().detail()).isEqualTo("Start Docker.");
    }

    @Test
    void asksBeforeTheCodeOfAFlowFromElsewhereRuns() {
        trust = new Trust(folder.resolve("other"));
        RunsModel model = model(session(List.of()));

        model.run();
        assertThat(place.asked()).isNull();
        assertThat(model.permission().questionProperty().get().folder()).isEqualTo(folder);

        model.permission().questionProperty().get().yes().run();
        assertThat(place.asked()).isNotNull();
        model.run();
        assertThat(model.bulletin().noticeProperty().get().kind()).isEqualTo(Notice.Kind.GOOD);
    }

    @Test
    void keepsTheChosenEventWhenTheListIsReadAgain() {
        RunsModel model = model(session(List.of()));
        model.starts().eventProperty().set(model.starts().events().get(1));

        model.starts().refresh();

        assertThat(model.starts().eventProperty().get().name()).isEqualTo("b");
    }

    private String offered(String flow, String last, String... names) {
        List<SampleEvent> all =
                Stream.of(names)
                        .map(name -> new SampleEvent(name, SampleEvent.Origin.FILE, folder, null))
                        .toList();
        return SampleEvent.preferred(all, last, "by-hand", flow).name();
    }

    @Test
    void offersTheEventThatFitsFirst() {
        assertThat(offered("photo-intake", null, "corrupt", "photo", "too-small"))
                .isEqualTo("photo");
        assertThat(offered("photo-intake", null, "by-hand", "photo")).isEqualTo("by-hand");
        assertThat(offered("photo-intake", null, "photo", "sample")).isEqualTo("sample");
        assertThat(offered("photo-intake", "corrupt", "corrupt", "photo")).isEqualTo("corrupt");
        assertThat(offered("photo-intake", "gone", "corrupt", "photo")).isEqualTo("photo");
        assertThat(offered("hello", null, "ada", "http")).isEqualTo("ada");
    }

    @Test
    void remembersTheEventThatTheUserChose() {
        RunsModel first = model(session(List.of()));
        first.starts().choose(first.starts().events().get(1));

        RunsModel second = model(session(List.of()));

        assertThat(second.starts().eventProperty().get().name()).isEqualTo("b");
        assertThat(folder.resolve(".sluice/.gitignore")).exists();
    }
}
