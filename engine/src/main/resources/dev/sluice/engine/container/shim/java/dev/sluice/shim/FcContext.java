package dev.sluice.shim;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.Credentials;
import com.aliyun.fc.runtime.FunctionComputeLogger;
import com.aliyun.fc.runtime.FunctionParam;
import com.aliyun.fc.runtime.OpenTracing;
import com.aliyun.fc.runtime.Service;

import java.time.Instant;
import java.util.Map;

/// The context as Function Compute gives it. Credentials are empty: a local function has none. The
/// idempotency key is `idempotencyKey` among the span's baggage.
record FcContext(CallContext call) implements Context {
    @Override
    public String getRequestId() {
        return call.requestId();
    }

    @Override
    public Credentials getExecutionCredentials() {
        return new Credentials() {
            @Override
            public String getAccessKeyId() {
                return "";
            }

            @Override
            public String getAccessKeySecret() {
                return "";
            }

            @Override
            public String getSecurityToken() {
                return "";
            }
        };
    }

    @Override
    public FunctionParam getFunctionParam() {
        return new FunctionParam() {
            @Override
            public String getFunctionName() {
                return call.text("name");
            }

            @Override
            public String getFunctionHandler() {
                return call.text("handler");
            }

            @Override
            public String getFunctionInitializer() {
                return "";
            }

            @Override
            public int getExecTimeLimitInMillis() {
                return call.timeoutSeconds() * 1000;
            }

            @Override
            public int getMemoryLimitInMB() {
                return call.memoryMb();
            }
        };
    }

    @Override
    public Service getService() {
        return new Service() {
            @Override
            public String getName() {
                return "";
            }

            @Override
            public String getLogProject() {
                return "";
            }

            @Override
            public String getLogStore() {
                return "";
            }

            @Override
            public String getQualifier() {
                return "LATEST";
            }

            @Override
            public String getVersionId() {
                return "";
            }
        };
    }

    @Override
    public FunctionComputeLogger getLogger() {
        return new Logger(call.requestId());
    }

    @Override
    public OpenTracing getTracing() {
        return new OpenTracing() {
            @Override
            public String getSpanContext() {
                return "";
            }

            @Override
            public Map<String, String> getSpanBaggages() {
                return Map.of("idempotencyKey", call.idempotencyKey());
            }

            @Override
            public String getJaegerEndpoint() {
                return "";
            }
        };
    }

    @Override
    public int getRetryCount() {
        return 0;
    }

    /// Prints in the cloud's form: time, request, level.
    private static final class Logger implements FunctionComputeLogger {
        private final String request;
        private Level least = Level.DEBUG;

        Logger(String request) {
            this.request = request;
        }

        @Override
        public void trace(String message) {
            log(Level.TRACE, message);
        }

        @Override
        public void debug(String message) {
            log(Level.DEBUG, message);
        }

        @Override
        public void info(String message) {
            log(Level.INFO, message);
        }

        @Override
        public void warn(String message) {
            log(Level.WARN, message);
        }

        @Override
        public void error(String message) {
            log(Level.ERROR, message);
        }

        @Override
        public void fatal(String message) {
            log(Level.FATAL, message);
        }

        @Override
        public void setLogLevel(Level level) {
            least = level;
        }

        private void log(Level level, String message) {
            if (level.compareTo(least) >= 0) {
                System.out.println(Instant.now() + " " + request + " [" + level + "] " + message);
            }
        }
    }
}
