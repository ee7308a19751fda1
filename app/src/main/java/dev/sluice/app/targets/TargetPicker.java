package dev.sluice.app.targets;

import dev.sluice.app.fx.Messages;
import dev.sluice.engine.check.Checks;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Chooses in the toolbar which target problems, costs and the export are about.
public final class TargetPicker extends MenuButton {
    private final TargetsModel model;
    private final Messages messages;
    private @Nullable List<String> listed;

    public TargetPicker(TargetsModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("target");
        getStyleClass().add("target-picker");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(messages.text("targets.tip")));
        var session = model.session();
        session.targetProperty().subscribe(_ -> list());
        session.documentProperty()
                .subscribe(
                        _ -> {
                            if (!model.own().equals(listed)) {
                                listed = model.own();
                                list();
                            }
                        });
    }

    private void list() {
        String single = model.single();
        setText(
                single != null
                        ? name(single)
                        : messages.text(model.own().isEmpty() ? "targets.none" : "targets.all"));
        setAccessibleText(messages.text("targets.picker", getText()));
        getItems().setAll(choices(single));
        if (!model.addable().isEmpty() || !model.awaited().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (String target : model.addable()) {
            var add = new MenuItem(messages.text("targets.add", name(target)));
            add.setId("target-add-" + target);
            add.setOnAction(_ -> model.add(target));
            getItems().add(add);
        }
        if (!model.awaited().isEmpty()) {
            String names =
                    model.awaited().stream()
                            .map(this::name)
                            .collect(Collectors.joining(messages.text("targets.and")));
            getItems().add(told("target-awaited", messages.text("targets.awaited", names)));
        }
    }

    private List<MenuItem> choices(@Nullable String single) {
        var group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        if (model.own().size() > 1) {
            items.add(choice(null, messages.text("targets.all"), group, single));
        } else if (model.own().isEmpty()) {
            items.add(told("target-none", messages.text("targets.none-told")));
        }
        for (String target : model.own()) {
            items.add(
                    model.isSeen(target)
                            ? choice(target, told(target), group, single)
                            : told(
                                    "target-" + target,
                                    messages.text("targets.not-yet", name(target))));
        }
        return items;
    }

    private RadioMenuItem choice(
            @Nullable String target, String text, ToggleGroup group, @Nullable String single) {
        var item = new RadioMenuItem(text);
        item.setId("target-" + (target == null ? "all" : target));
        item.setToggleGroup(group);
        item.setSelected(Objects.equals(target, single));
        item.setOnAction(_ -> model.lookFor(target));
        return item;
    }

    /// A line that tells something and cannot be chosen.
    private static MenuItem told(String id, String text) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setDisable(true);
        return item;
    }

    /// A target's name, with what there is of it where that is not all.
    private String told(String target) {
        return model.isReady(target) ? name(target) : messages.text("targets.priced", name(target));
    }

    /// A target's name; one that nobody knows is called what it is called in the file.
    private String name(String target) {
        return Checks.TARGETS.contains(target) ? messages.text("targets.name." + target) : target;
    }
}
