package dev.sluice.app.inspector.form;

import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

/// HTTP steps with one field of their request exchanged.
final class Requests {
    private Requests() {}

    static Step method(Step.Http s, @Nullable Template method) {
        return request(s, method, s.url(), s.headers(), s.query(), s.payload());
    }

    static Step url(Step.Http s, @Nullable Template url) {
        return request(s, s.method(), url, s.headers(), s.query(), s.payload());
    }

    static Step headers(Step.Http s, @Nullable Template headers) {
        return request(s, s.method(), s.url(), headers, s.query(), s.payload());
    }

    static Step query(Step.Http s, @Nullable Template query) {
        return request(s, s.method(), s.url(), s.headers(), query, s.payload());
    }

    static Step payload(Step.Http s, @Nullable Template payload) {
        return request(s, s.method(), s.url(), s.headers(), s.query(), payload);
    }

    private static Step request(
            Step.Http s,
            @Nullable Template method,
            @Nullable Template url,
            @Nullable Template headers,
            @Nullable Template query,
            @Nullable Template payload) {
        return new Step.Http(
                s.head(),
                method,
                url,
                headers,
                query,
                payload,
                s.data(),
                s.limits(),
                s.handling(),
                s.next());
    }
}
