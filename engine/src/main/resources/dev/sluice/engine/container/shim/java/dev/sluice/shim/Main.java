package dev.sluice.shim;

import java.io.IOException;
import java.util.Map;

/// Loads one handler and serves calls to it, until the stream ends.
///
///     Main unix:PATH OUT ERR    connects three times: control, standard output, standard error
///     Main fd:NUMBER OUT ERR    frames come by standard input and go to that descriptor, logs among them
///
/// OUT and ERR are the named pipes that stand in the place of descriptors 1 and 2: whatever writes to those is a log,
/// never protocol, and what was written before an answer lies in the engine's hands before the answer does.
///
/// A frame is a length (4 bytes, big endian, of what follows), a kind (1 byte) and a body. The engine sends I (what to
/// load, JSON) once, then C (a call: header length, header JSON, event). The answers are L (loaded) or X (not loaded),
/// and per call R (returned), E (raised), N (no JSON) or M (out of memory).
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        long begun =
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(java.time.Instant::toEpochMilli)
                        .orElse(0L);
        Wire wire = Wire.open(arguments[0], arguments[1], arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(wire::drain, "sluice-drain"));
        Map<String, Object> function = Json.object(wire.receive());
        Environment.add(function.get("environment"));
        Handler handler;
        try {
            handler = Handlers.load(function);
        } catch (NotLoaded e) {
            wire.answer('X', Errors.payload(e.type(), e.getMessage(), e.getCause()));
            System.exit(0);
            return;
        }
        double took = begun == 0 ? 0 : Math.max(0, System.currentTimeMillis() - begun);
        wire.answer('L', Json.bytes(Map.of("initMs", took)));
        serve(wire, new Calls(function, handler));
    }

    private static void serve(Wire wire, Calls calls) throws IOException {
        while (true) {
            Calls.Answer answer = calls.answer(wire.receive());
            wire.drain();
            wire.answer(answer.kind(), answer.usage(), answer.body());
            calls.ready();
        }
    }
}
