package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Resource;

import java.util.Set;

/// What a user can do with functions and resources, which steps name.
public sealed interface DefinitionEdit extends Edit {
    /// Adds a function that no step calls yet.
    record AddFunction(FunctionSpec function) implements DefinitionEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var functions = before.flow().functions();
            return functions.containsKey(function.id())
                    ? before
                    : before.withFunctions(Ordered.with(functions, function.id(), function));
        }

        @Override
        public String label() {
            return "edit.add-function";
        }
    }

    /// Exchanges a function for one of the same id.
    record ChangeFunction(FunctionSpec function, String part) implements DefinitionEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var functions = before.flow().functions();
            FunctionSpec present = functions.get(function.id());
            return present == null || present.equals(function)
                    ? before
                    : before.withFunctions(Ordered.with(functions, function.id(), function));
        }

        @Override
        public String label() {
            return "edit.change-function";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeFunction(var other, var field)
                    && other.id().equals(function.id())
                    && field.equals(part);
        }
    }

    /// Removes a function; steps that call it are then marked as wrong.
    record RemoveFunction(String id) implements DefinitionEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return before.withFunctions(Ordered.without(before.flow().functions(), Set.of(id)));
        }

        @Override
        public String label() {
            return "edit.remove-function";
        }
    }

    /// Adds or exchanges a resource.
    record PutResource(Resource resource) implements DefinitionEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var resources = before.flow().resources();
            return resource.equals(resources.get(resource.id()))
                    ? before
                    : before.withResources(Ordered.with(resources, resource.id(), resource));
        }

        @Override
        public String label() {
            return "edit.put-resource";
        }
    }

    /// Removes a resource.
    record RemoveResource(String id) implements DefinitionEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var resources = before.flow().resources();
            return resources.containsKey(id)
                    ? before.withResources(Ordered.without(resources, Set.of(id)))
                    : before;
        }

        @Override
        public String label() {
            return "edit.remove-resource";
        }
    }
}
