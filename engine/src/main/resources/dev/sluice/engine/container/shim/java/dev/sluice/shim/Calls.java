package dev.sluice.shim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/// The calls of one handler, one after another.
final class Calls {
    private final Map<String, Object> function;
    private final Handler handler;
    private final Memory memory = new Memory();

    /// What a call came to, as a frame.
    record Answer(char kind, byte[] usage, byte[] body) {}

    Calls(Map<String, Object> function, Handler handler) {
        this.function = function;
        this.handler = handler;
        memory.begin();
    }

    Answer answer(byte[] frame) {
        int split = 4 + ByteBuffer.wrap(frame).getInt();
        Map<String, Object> header = Json.object(Arrays.copyOfRange(frame, 4, split));
        CallContext context = new CallContext(function, header);
        try {
            byte[] result = handler.handle(Arrays.copyOfRange(frame, split, frame.length), context);
            return new Answer('R', memory.measured(), result);
        } catch (NoJson e) {
            return new Answer(
                    'N',
                    memory.measured(),
                    Errors.payload("Runtime.MarshalError", e.getMessage(), null));
        } catch (OutOfMemoryError e) {
            return new Answer('M', memory.measured(), new byte[0]);
        } catch (Throwable e) { // the outermost frame of the user's code
            return new Answer('E', memory.measured(), Errors.payload(e));
        } finally {
            Thread.interrupted();
        }
    }

    /// The answer has been sent: the next call is measured from here.
    void ready() {
        memory.begin();
    }
}
