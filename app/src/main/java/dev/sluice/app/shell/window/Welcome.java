package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.flows.Sample;
import dev.sluice.engine.template.Templates;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What stands in the window while no flow is open: samples to run, and the flows of the last
/// times.
public final class Welcome extends BorderPane {
    private static final Map<String, String> SAMPLE_ICONS =
            Map.of(
                    "hello", "step-function",
                    "photo-intake", "trigger-object",
                    "clickstream-report", "step-map",
                    "order-invoice", "step-join");

    private final Icons icons;
    private final Messages messages;
    private final StackPane content;
    private @Nullable WindowActions actions;

    /// What one can begin with.
    ///
    /// @param home where samples are copied to
    /// @param recent the flows that were open last, the latest first
    public record Known(Path home, List<String> samples, List<Path> recent) {}

    public Welcome(Settings settings, Known known, Icons icons, Messages messages) {
        this.icons = icons;
        this.messages = messages;
        getStyleClass().addAll("chrome", "welcome");
        setId("welcome");
        var column = new VBox(head(), begin(), samples(known), recent(known.recent()));
        column.getStyleClass().add("welcome-column");
        this.content = new StackPane(column);
        setCenter(content);
        setTop(languages(settings));
        keys();
    }

    /// Has somebody do what is asked for here, which nobody can while there is no window.
    public void answeredBy(WindowActions by) {
        actions = by;
    }

    private void ask(Consumer<WindowActions> what) {
        WindowActions by = actions;
        if (by != null) {
            what.accept(by);
        }
    }

    /// Most windows have room for everything, and bars to scroll with take a twentieth of a start.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double room = getHeight() - getTop().prefHeight(getWidth());
        if (getCenter() == content && content.prefHeight(getWidth()) > room) {
            Platform.runLater(this::scroll);
        }
    }

    private void scroll() {
        if (getCenter() == content) {
            setCenter(null);
            var scroll = new ScrollPane(content);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            scroll.setFocusTraversable(false);
            setCenter(scroll);
        }
    }

    private void keys() {
        setOnKeyPressed(
                key -> {
                    if (new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        ask(WindowActions::newFlow);
                    } else if (new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        ask(WindowActions::open);
                    } else if (new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        ask(WindowActions::quit);
                    }
                });
    }

    private Node languages(Settings settings) {
        var row = new HBox();
        row.getStyleClass().add("welcome-languages");
        for (Language language : Language.values()) {
            Hyperlink link = link(language);
            link.setId("language-" + language.name());
            link.setVisited(false);
            link.setDisable(messages.language() == language);
            link.setOnAction(_ -> ask(by -> by.choose(settings.with(language))));
            row.getChildren().add(link);
        }
        return row;
    }

    /// The name of Chinese among Latin letters is drawn: to open the fonts that it is in takes a
    /// twentieth of a start.
    private Hyperlink link(Language language) {
        if (language == messages.language() || language != Language.CHINESE) {
            return new Hyperlink(language.itself());
        }
        var name = new Region();
        name.getStyleClass().add("chinese-name");
        var link = new Hyperlink(null, name);
        link.setAccessibleText(language.itself());
        return link;
    }

    private Node head() {
        var title = new Label("Sluice");
        title.getStyleClass().add("welcome-title");
        var what = new Label(messages.text("shell.welcome.what"));
        what.getStyleClass().add("welcome-what");
        what.setWrapText(true);
        var words = new VBox(title, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(icons.icon("sluice", 56), words);
        row.getStyleClass().add("welcome-head");
        return row;
    }

    private Node begin() {
        var fresh = button("welcome-new", "action.new", "action-add", WindowActions::newFlow);
        fresh.getStyleClass().add("accent");
        var open = button("welcome-open", "action.open", "action-open", WindowActions::open);
        var row = new HBox(fresh, open);
        row.getStyleClass().add("welcome-begin");
        return row;
    }

    private Button button(String id, String label, String icon, Consumer<WindowActions> what) {
        var button = new Button(messages.text(label), icons.icon(icon, 16));
        button.setId(id);
        button.setOnAction(_ -> ask(what));
        return button;
    }

    private Node samples(Known known) {
        var cards = new FlowPane();
        cards.getStyleClass().add("welcome-cards");
        known.samples().stream()
                .sorted(Comparator.comparing(name -> !name.equals(Templates.DEFAULT)))
                .forEach(name -> cards.getChildren().add(card(name)));
        var where = new Label(messages.text("shell.welcome.where", known.home()));
        where.getStyleClass().add("form-note");
        return section("shell.welcome.samples", where, cards);
    }

    private Node card(String name) {
        var sample = new Sample(name);
        var tile = new StackPane(icons.icon(SAMPLE_ICONS.getOrDefault(name, "step-flow"), 20));
        tile.getStyleClass().addAll("tile", "kind-code");
        tile.setMinSize(36, 36);
        tile.setMaxSize(36, 36);
        var title = new Label(sample.title(messages));
        title.getStyleClass().add("card-title");
        var about = new Label(sample.about(messages));
        about.setWrapText(true);
        about.getStyleClass().add("card-second");
        var words = new VBox(title, about);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(tile, words);
        row.getStyleClass().add("welcome-card-row");
        var card = new Button(null, row);
        card.setId("sample-" + name);
        card.getStyleClass().add("welcome-card");
        card.setAccessibleText(title.getText() + ". " + sample.about(messages));
        card.setOnAction(_ -> ask(by -> by.newFrom(name)));
        return card;
    }

    private Node recent(List<Path> flows) {
        if (flows.isEmpty()) {
            return new Region();
        }
        var list = new VBox();
        list.getStyleClass().add("welcome-recent");
        for (Path flow : flows) {
            var name = new Hyperlink(String.valueOf(flow.getFileName()));
            name.setVisited(false);
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setOnAction(_ -> ask(by -> by.open(flow)));
            var where = new Label(String.valueOf(flow.getParent()));
            where.getStyleClass().add("form-note");
            var row = new HBox(name, where);
            row.getStyleClass().add("welcome-recent-row");
            list.getChildren().add(row);
        }
        return section("shell.welcome.recent", list);
    }

    private Node section(String title, Node... content) {
        var heading = new Label(messages.text(title));
        heading.getStyleClass().add("welcome-section-title");
        var box = new VBox(heading);
        box.getStyleClass().add("welcome-section");
        box.getChildren().addAll(content);
        return box;
    }
}
