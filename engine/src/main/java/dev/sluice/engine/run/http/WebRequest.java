package dev.sluice.engine.run.http;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request as the machine gives it, with its secrets put in: ready to be sent.
///
/// @param headers by name in any case
/// @param body as it goes over the wire; `null`: none
record WebRequest(
        String method,
        URI address,
        Map<String, List<String>> headers,
        @Nullable String body,
        boolean holdsSecrets) {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> TELL_WHO_ASKS = List.of("authorization", "cookie");

    /// @param request `method`, `url`, `headers`, `query`, `body`; a header or a query value may be
    ///   `{"secret": "name"}`, with a `prefix` before it
    /// @throws IllegalArgumentException where that is no request, in words for the user
    static <E extends Exception> WebRequest of(
            Map<?, ?> request, HttpCaller.SecretValues<E> secrets) throws E {
        var values = new Values<>(secrets);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (request.get("headers") instanceof Map<?, ?> given) {
            for (Map.Entry<?, ?> header : given.entrySet()) {
                headers.put((String) header.getKey(), values.texts(header.getValue()));
            }
        }
        List<String> pairs = new ArrayList<>();
        if (request.get("query") instanceof Map<?, ?> given) {
            for (Map.Entry<?, ?> parameter : given.entrySet()) {
                for (String value : values.texts(parameter.getValue())) {
                    pairs.add(encoded((String) parameter.getKey()) + "=" + encoded(value));
                }
            }
        }
        String url = String.valueOf(request.get("url"));
        return new WebRequest(
                String.valueOf(request.get("method")),
                address(url, pairs),
                headers,
                request.containsKey("body") ? body(request.get("body"), headers) : null,
                values.heldSecrets);
    }

    /// Header and query values as texts.
    private static final class Values<E extends Exception> {
        private final HttpCaller.SecretValues<E> secrets;
        private boolean heldSecrets;

        Values(HttpCaller.SecretValues<E> secrets) {
            this.secrets = secrets;
        }

        List<String> texts(@Nullable Object value) throws E {
            List<String> texts = new ArrayList<>();
            if (value instanceof List<?> list) {
                for (Object element : list) {
                    texts.add(text(element));
                }
            } else {
                texts.add(text(value));
            }
            return texts;
        }

        private String text(@Nullable Object value) throws E {
            if (value instanceof Map<?, ?> map && map.get("secret") instanceof String name) {
                heldSecrets = true;
                Object prefix = map.get("prefix");
                return (prefix == null ? "" : String.valueOf(prefix)) + secrets.value(name);
            }
            return value instanceof String text ? text : Json.write(value);
        }
    }

    private static URI address(String url, List<String> pairs) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no address: " + e.getReason(), e);
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        if (!List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no address; it must begin with http:// or https://");
        }
        if (pairs.isEmpty()) {
            return address;
        }
        String query = String.join("&", pairs);
        String before = address.getRawQuery();
        String whole = before == null || before.isEmpty() ? query : before + "&" + query;
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return URI.create(scheme + "://" + address.getRawAuthority() + path + "?" + whole);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String body(@Nullable Object value, Map<String, List<String>> headers) {
        String type =
                headers.computeIfAbsent(CONTENT_TYPE, _ -> List.of("application/json"))
                        .getFirst()
                        .toLowerCase(Locale.ROOT);
        if (type.startsWith(FORM) && value instanceof Map<?, ?> fields) {
            List<String> pairs = new ArrayList<>();
            fields.forEach(
                    (name, field) ->
                            pairs.add(
                                    encoded((String) name)
                                            + "="
                                            + encoded(
                                                    field instanceof String text
                                                            ? text
                                                            : Json.write(field))));
            return String.join("&", pairs);
        }
        boolean isJson = type.contains("json");
        return !isJson && value instanceof String text ? text : Json.write(value);
    }

    /// The request that a redirect asks for. Another host is not told who asks.
    ///
    /// @param keepsMethod whether the same is asked there; else it is a GET
    WebRequest at(URI other, boolean keepsMethod) {
        boolean isElsewhere =
                !String.valueOf(other.getRawAuthority()).equals(address.getRawAuthority())
                        || !String.valueOf(other.getScheme()).equals(address.getScheme());
        Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!isElsewhere || !holdsSecrets) {
            kept.putAll(headers);
        }
        if (isElsewhere) {
            TELL_WHO_ASKS.forEach(kept::remove);
        }
        if (!keepsMethod) {
            kept.remove(CONTENT_TYPE);
        }
        return new WebRequest(
                keepsMethod || method.equals("HEAD") ? method : "GET",
                other,
                new LinkedHashMap<>(kept),
                keepsMethod ? body : null,
                holdsSecrets);
    }

    /// @throws IllegalArgumentException where a header is one that only the client may set
    HttpRequest.Builder builder() {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach((name, all) -> all.forEach(value -> builder.header(name, value)));
        return builder;
    }
}
