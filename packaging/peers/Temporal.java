import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

import java.time.Duration;
import java.util.Locale;

/// Activities a second of Temporal's server in memory, one after the other in one workflow.
public final class Temporal {
    private Temporal() {}

    @ActivityInterface
    public interface Add {
        int add(int value);
    }

    public static final class Adding implements Add {
        @Override
        public int add(int value) {
            return value + 1;
        }
    }

    @WorkflowInterface
    public interface Loop {
        @WorkflowMethod
        int run(int count);
    }

    public static final class Looping implements Loop {
        private final Add add =
                Workflow.newActivityStub(
                        Add.class,
                        ActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofSeconds(10))
                                .build());

        @Override
        public int run(int count) {
            int value = 0;
            while (value < count) {
                value = add.add(value);
            }
            return value;
        }
    }

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            Worker worker = environment.newWorker("bench");
            worker.registerWorkflowImplementationTypes(Looping.class);
            worker.registerActivitiesImplementations(new Adding());
            environment.start();
            run(environment.getWorkflowClient(), count);
            long begun = System.nanoTime();
            run(environment.getWorkflowClient(), count);
            double rate = count / ((System.nanoTime() - begun) / 1e9);
            System.out.println(
                    String.join(
                            "\t",
                            "=",
                            "peer: Temporal's server in memory, activities",
                            "",
                            String.format(Locale.ROOT, "%,.0f/s", rate),
                            "",
                            "",
                            ""));
        }
        System.exit(0);
    }

    private static void run(WorkflowClient client, int count) {
        client.newWorkflowStub(
                        Loop.class, WorkflowOptions.newBuilder().setTaskQueue("bench").build())
                .run(count);
    }
}
