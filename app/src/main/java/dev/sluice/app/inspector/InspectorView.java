package dev.sluice.app.inspector;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.InspectorModel.Subject;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.app.inspector.code.CodeView;
import dev.sluice.app.inspector.form.Form;
import dev.sluice.app.session.Kinds;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The inspector: what is selected, what is wrong with it, and a tab for each side of it.
public final class InspectorView extends BorderPane {
    private static final double TILE = 32;

    /// How much of its height the problems take at most.
    private static final double FOOT = 0.3;

    private final Aids aids;
    private final Messages messages;
    private final Icons icons;
    private final Label title = new Label();
    private final Label second = new Label();
    private final StackPane tile = new StackPane();
    private final ProblemsFoot wrong;
    private final TabPane tabs = new TabPane();
    private final Map<Tab, FormView> views = new HashMap<>();
    private final Tab settings;
    private final SecretsList secrets;
    private final Tab data;
    private final CodeModel codeModel;
    private final CodeTab code;
    private final Tab errors;
    private final Tab last;

    /// The models of its tabs.
    ///
    /// @param debug runs the flow with the shown step's function waiting for a debugger
    /// @param waiting shows what the run waits for at the shown step
    public record Models(
            InspectorModel inspector,
            LastRunModel lastRun,
            TrialModel trial,
            SecretsModel secrets,
            Runnable debug,
            Node waiting) {}

    public InspectorView(Models models, CodeModel source, Messages messages, Icons icons) {
        InspectorModel model = models.inspector();
        this.aids = new Aids(model, models.trial(), models.secrets(), messages);
        this.messages = messages;
        this.icons = icons;
        getStyleClass().addAll("panel", "inspector");
        setId("inspector");
        settings = form("settings", model.settingsProperty()::subscribe);
        secrets = new SecretsList(models.secrets(), messages);
        FormView fields = views.get(settings);
        if (fields != null) {
            fields.foot(secrets);
        }
        data = data(model);
        errors = form("errors", model.errorsProperty()::subscribe);
        codeModel = source;
        code =
                new CodeTab(
                        source,
                        () -> new CodeView(source, models.debug(), messages, icons),
                        messages);
        last =
                tab(
                        "last",
                        new LastRunView(
                                models.lastRun(), source, models.waiting(), messages, icons));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("inspector-tabs");
        tabs.setAccessibleText(messages.text("panel.inspector"));
        wrong = new ProblemsFoot(messages, icons);
        wrong.maxHeightProperty().bind(heightProperty().multiply(FOOT));
        setTop(header());
        setCenter(tabs);
        setBottom(wrong);
        model.subjectProperty().subscribe(this::show);
        model.problemsProperty().subscribe(wrong::show);
        hoverProperty().subscribe(wrong::hold);
        model.pointedProperty().subscribe((_, place) -> goTo(place));
        source.wantedProperty().subscribe(place -> showCode(place != null));
    }

    /// What of it lies over the canvas now.
    public ReadOnlyObjectProperty<@Nullable Node> coverProperty() {
        return code.coverProperty();
    }

    private void showCode(boolean wanted) {
        if (wanted && !codeModel.largeProperty().get() && tabs.getTabs().contains(code)) {
            tabs.getSelectionModel().select(code);
        }
    }

    /// Shows the field that a place in the flow's file is edited in.
    private void goTo(@Nullable String place) {
        if (place == null) {
            return;
        }
        for (Tab tab : List.of(settings, data, errors)) {
            FormView view = views.get(tab);
            String key = view == null ? null : FieldPlace.key(place, view.form());
            if (view != null && key != null && tabs.getTabs().contains(tab)) {
                tabs.getSelectionModel().select(tab);
                Platform.runLater(() -> view.focus(key));
                return;
            }
        }
    }

    /// Subscribes a form's view to what it shows.
    private interface Source {
        Subscription to(Consumer<? super Form> view);
    }

    private Tab form(String name, Source source) {
        var view = new FormView(aids, icons);
        view.setId("form-" + name);
        source.to(view::show);
        Tab tab = tab(name, view);
        views.put(tab, view);
        return tab;
    }

    private Tab data(InspectorModel model) {
        Tab tab = form("data", model.dataProperty()::subscribe);
        FormView fields = views.get(tab);
        if (fields != null) {
            tab.setContent(new DataPane(fields, new RecordedView(aids)));
        }
        return tab;
    }

    private Tab tab(String name, Node content) {
        var tab = new Tab(null, content);
        tab.setId("inspector-" + name);
        tab.setText(messages.text("inspector.tab." + name));
        return tab;
    }

    private HBox header() {
        tile.getStyleClass().add("tile");
        tile.setMinSize(TILE, TILE);
        tile.setMaxSize(TILE, TILE);
        title.getStyleClass().add("inspector-title");
        second.getStyleClass().add("inspector-second");
        var names = new VBox(title, second);
        HBox.setHgrow(names, Priority.ALWAYS);
        names.setMinWidth(0);
        var row = new HBox(tile, names);
        row.getStyleClass().add("inspector-header");
        return row;
    }

    private void show(Subject subject) {
        secrets.show(subject instanceof Subject.WholeFlow);
        switch (subject) {
            case Subject.WholeFlow(var document) -> {
                String name = document.flow().name();
                head(
                        "step-flow",
                        "kind-control",
                        name.isBlank() ? messages.text("inspector.flow") : name,
                        messages.text("inspector.flow"));
                tabs(settings);
            }
            case Subject.OfStep(FlowDocument document, Step step) -> {
                String label = step.head().label();
                head(
                        Kinds.icon(step, document.flow()),
                        Kinds.color(step, document.flow()),
                        label == null ? step.id() : label,
                        messages.text("kind.step-" + step.type()));
                if (step instanceof Step.Function || step instanceof Step.Callback) {
                    tabs(settings, data, code, errors, last);
                } else {
                    tabs(settings, data, errors, last);
                }
            }
            case Subject.OfTrigger(Trigger trigger) -> {
                String label = trigger.head().label();
                head(
                        Kinds.icon(trigger),
                        Kinds.triggerColor(),
                        label == null ? trigger.id() : label,
                        messages.text("kind.trigger-" + trigger.type()));
                tabs(settings, data);
            }
            case Subject.Several(int count) -> {
                head(
                        "action-fit",
                        "kind-control",
                        messages.text("inspector.several", count),
                        messages.text("inspector.several-hint"));
                tabs();
            }
        }
    }

    private void head(String icon, String kind, String name, String what) {
        tile.getChildren().setAll(icons.icon(icon, 20));
        tile.getStyleClass().removeIf(style -> style.startsWith("kind-"));
        tile.getStyleClass().add(kind);
        title.setText(name);
        second.setText(what);
    }

    private void tabs(Tab... wanted) {
        List<Tab> all = List.of(wanted);
        if (!all.contains(code)) {
            codeModel.largeProperty().set(false);
        }
        if (!tabs.getTabs().equals(all)) {
            Tab chosen = tabs.getSelectionModel().getSelectedItem();
            tabs.getTabs().setAll(all);
            if (chosen != null && all.contains(chosen)) {
                tabs.getSelectionModel().select(chosen);
            }
        }
    }
}
