package dev.sluice.shim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Errors as the cloud tells them: message, class, the frames of the user's code, and the cause in
/// the same form.
final class Errors {
    private static final int DEEPEST = 10;

    private Errors() {}

    static byte[] payload(Throwable error) {
        return Json.bytes(described(error, 0));
    }

    static byte[] payload(String type, String message, Throwable cause) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorMessage", message);
        error.put("errorType", type);
        error.put("stackTrace", cause == null ? List.of() : trace(cause));
        return Json.bytes(error);
    }

    private static Map<String, Object> described(Throwable error, int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("errorMessage", error.getMessage());
        all.put("errorType", error.getClass().getName());
        all.put("stackTrace", trace(error));
        Throwable cause = error.getCause();
        if (cause != null && cause != error && depth < DEEPEST) {
            all.put("cause", described(cause, depth + 1));
        }
        return all;
    }

    /// Down to where this program, or what it calls the handler with, begins.
    private static List<String> trace(Throwable error) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : error.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("dev.sluice.shim.")) {
                break;
            }
            if (!type.startsWith("jdk.internal.reflect.")
                    && !type.equals("java.lang.reflect.Method")) {
                frames.add(type + "." + frame.getMethodName() + place(frame));
            }
        }
        return frames;
    }

    private static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "(Native Method)";
        }
        String file = frame.getFileName() == null ? "Unknown Source" : frame.getFileName();
        return frame.getLineNumber() < 0
                ? "(" + file + ")"
                : "(" + file + ":" + frame.getLineNumber() + ")";
    }
}
