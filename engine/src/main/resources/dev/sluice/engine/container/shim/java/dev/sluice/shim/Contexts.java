package dev.sluice.shim;

/// The context objects of both clouds, by the type that a handler declares.
final class Contexts {
    private static final Class<?> AWS = com.amazonaws.services.lambda.runtime.Context.class;
    private static final Class<?> FC = com.aliyun.fc.runtime.Context.class;

    private Contexts() {}

    static boolean isContext(Class<?> type) {
        return type == AWS || type == FC;
    }

    static Object of(Class<?> type, CallContext context) {
        return type == AWS ? new AwsContext(context) : new FcContext(context);
    }
}
