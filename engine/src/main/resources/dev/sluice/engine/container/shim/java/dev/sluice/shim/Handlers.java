package dev.sluice.shim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the handler that `package.Class::method` or `package.Class` names, in any form that the
/// clouds take: their interfaces, or any public method that takes the input, a stream pair, and the
/// context, or fewer of them.
final class Handlers {
    private static final String INTERFACE_METHOD = "handleRequest";

    private final Class<?> type;
    private final Method method;
    private final Object instance;

    private Handlers(Class<?> type, Method method, Object instance) {
        this.type = type;
        this.method = method;
        this.instance = instance;
    }

    static Handler load(Map<String, Object> function) throws NotLoaded {
        String place = (String) function.get("handler");
        int split = place.indexOf("::");
        String name = split < 0 ? place : place.substring(0, split);
        String methodName = split < 0 ? INTERFACE_METHOD : place.substring(split + 2);
        ClassLoader loader =
                UserCode.loader(
                        (String) function.get("codeRoot"), (String) function.get("builtRoot"));
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> type = type(name, loader);
        Method method = method(type, methodName);
        Object instance = Modifier.isStatic(method.getModifiers()) ? null : instance(type);
        method.setAccessible(true);
        return new Handlers(type, method, instance).handler();
    }

    private static Class<?> type(String name, ClassLoader loader) throws NotLoaded {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new NotLoaded(
                    "java.lang.ClassNotFoundException", "Class not found: " + name, null);
        } catch (ExceptionInInitializerError e) {
            throw thrown(e.getCause());
        } catch (LinkageError e) {
            throw new NotLoaded(e.getClass().getName(), String.valueOf(e.getMessage()), e);
        }
    }

    private static NotLoaded thrown(Throwable cause) {
        return new NotLoaded(cause.getClass().getName(), String.valueOf(cause.getMessage()), cause);
    }

    /// The one with the most parameters, as in the cloud.
    private static Method method(Class<?> type, String name) throws NotLoaded {
        Optional<Method> best =
                candidates(type, name).stream()
                        .max(Comparator.comparingInt(Method::getParameterCount));
        if (best.isEmpty()) {
            throw new NotLoaded(
                    "java.lang.NoSuchMethodException",
                    "No public method named "
                            + name
                            + " with a handler's parameters was found in class "
                            + type.getName(),
                    null);
        }
        return best.get();
    }

    private static List<Method> candidates(Class<?> type, String name) {
        List<Method> all = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && !method.isBridge()
                    && isHandler(method.getParameterTypes())) {
                all.add(method);
            }
        }
        return all;
    }

    private static boolean isHandler(Class<?>[] parameters) {
        int count = parameters.length;
        if (count > 0 && Contexts.isContext(parameters[count - 1])) {
            count--;
        }
        return count < 2 || count == 2 && isStreams(parameters);
    }

    private static boolean isStreams(Class<?>[] parameters) {
        return parameters.length > 1
                && parameters[0] == InputStream.class
                && parameters[1] == OutputStream.class;
    }

    private static Object instance(Class<?> type) throws NotLoaded {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new NotLoaded(
                    "java.lang.NoSuchMethodException",
                    "Class " + type.getName() + " has no constructor without parameters",
                    null);
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new NotLoaded(e.getClass().getName(), String.valueOf(e.getMessage()), e);
        }
    }

    private Handler handler() {
        if (isStreams(method.getParameterTypes())) {
            return this::streamed;
        }
        Type[] types = method.getGenericParameterTypes();
        Class<?>[] classes = method.getParameterTypes();
        boolean hasContext = classes.length > 0 && Contexts.isContext(classes[classes.length - 1]);
        boolean hasInput = classes.length > (hasContext ? 1 : 0);
        Type input = hasInput ? Generics.resolved(types[0], type) : null;
        return (event, context) -> {
            List<Object> arguments = new ArrayList<>();
            if (hasInput) {
                arguments.add(
                        input == InputStream.class
                                ? new ByteArrayInputStream(event)
                                : Reading.as(Json.parse(event), input));
            }
            if (hasContext) {
                arguments.add(Contexts.of(classes[classes.length - 1], context));
            }
            return Json.bytes(Writing.plain(invoke(arguments.toArray())));
        };
    }

    private byte[] streamed(byte[] event, CallContext context) throws Throwable {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 2) {
            invoke(new ByteArrayInputStream(event), out);
        } else {
            invoke(new ByteArrayInputStream(event), out, Contexts.of(parameters[2], context));
        }
        byte[] written = out.toByteArray();
        if (written.length == 0) {
            return "null".getBytes(StandardCharsets.US_ASCII);
        }
        Json.parse(written);
        return written;
    }

    private Object invoke(Object... arguments) throws Throwable {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
