package dev.sluice.engine.container.build;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// How builds reach packages as this host does: the certificates it trusts, and the mirrors that
/// its user has set for Maven, npm, pip and Go. Nothing that grants access goes along: no password,
/// no token, no address with a user name in it.
public final class HostNetwork {
    private static final String AUTHORITIES = "authorities.pem";
    private static final String TRUST_STORE = "trust.p12";
    private static final String SETTINGS = "settings.xml";
    private static final String PASSWORD = "changeit";
    private static final Pattern WITH_USER = Pattern.compile("[a-z]+://[^/]*@.*");

    /// What says where Go's modules come from and which of them are checked how.
    private static final List<String> GO =
            List.of("GOPROXY", "GONOPROXY", "GOPRIVATE", "GOINSECURE", "GOSUMDB", "GONOSUMDB");

    private final Path folder;
    private final Map<String, String> environment;
    private final Path home;
    private boolean written;

    /// @param folder where the files for builds are written when the first needs them
    /// @param home of the user, for what is set in files there
    public HostNetwork(Path folder, Map<String, String> environment, Path home) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.home = home;
    }

    /// The folder with the files, for builds to read.
    public synchronized Path files() throws IOException {
        if (!written) {
            Files.createDirectories(folder);
            List<X509Certificate> trusted = trusted();
            writeAuthorities(trusted);
            writeTrustStore(trusted);
            Optional<String> mirrors = mavenMirrors();
            if (mirrors.isPresent()) {
                Files.writeString(folder.resolve(SETTINGS), mirrors.get());
            }
            allowAll();
            written = true;
        }
        return folder;
    }

    private void allowAll() throws IOException {
        var open = java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x");
        if (Files.getFileAttributeView(folder, java.nio.file.attribute.PosixFileAttributeView.class)
                != null) {
            Files.setPosixFilePermissions(folder, open);
        }
    }

    /// The variables that make the tools use the files.
    ///
    /// @param seenAs where the build sees the folder
    public Map<String, String> variables(Path files, String seenAs) {
        var variables = new LinkedHashMap<String, String>();
        String authorities = seenAs + "/" + AUTHORITIES;
        for (String name :
                List.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "PIP_CERT", "REQUESTS_CA_BUNDLE")) {
            variables.put(name, authorities);
        }
        variables.put("npm_config_cafile", authorities);
        variables.put(
                "MAVEN_OPTS",
                "-Djavax.net.ssl.trustStore=%s/%s -Djavax.net.ssl.trustStorePassword=%s -Djavax.net.ssl.trustStoreType=PKCS12"
                        .formatted(seenAs, TRUST_STORE, PASSWORD));
        if (Files.exists(files.resolve(SETTINGS))) {
            variables.put("MAVEN_SETTINGS", seenAs + "/" + SETTINGS);
        }
        Map<String, String> go = goSettings();
        for (String name : GO) {
            String value = environment.getOrDefault(name, go.get(name));
            if (value != null && isPublicList(value)) {
                variables.put(name, value);
            }
        }
        for (String name : List.of("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL")) {
            String value = environment.get(name);
            if (value != null && isPublic(value)) {
                variables.put(name, value);
            }
        }
        npmRegistry()
                .filter(HostNetwork::isPublic)
                .ifPresent(url -> variables.put("npm_config_registry", url));
        return variables;
    }

    private static boolean isPublic(String address) {
        return !WITH_USER.matcher(address).matches();
    }

    /// Several addresses, as Go takes them.
    private static boolean isPublicList(String addresses) {
        return Arrays.stream(addresses.split("[,|]", -1)).allMatch(HostNetwork::isPublic);
    }

    /// What `go env -w` wrote.
    private Map<String, String> goSettings() {
        String named = environment.get("GOENV");
        Path file =
                named == null || named.isBlank()
                        ? configuration().resolve("go").resolve("env")
                        : Path.of(named);
        var settings = new LinkedHashMap<String, String>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    settings.put(line.substring(0, equals), line.substring(equals + 1).strip());
                }
            }
        } catch (IOException _) {
            return Map.of(); // most users have none
        }
        return settings;
    }

    private Path configuration() {
        String set = environment.get("XDG_CONFIG_HOME");
        if (set != null && !set.isBlank()) {
            return Path.of(set);
        }
        Path mac = home.resolve("Library").resolve("Application Support");
        return Files.isDirectory(mac) ? mac : home.resolve(".config");
    }

    private Optional<String> npmRegistry() {
        String set = environment.get("npm_config_registry");
        if (set != null) {
            return Optional.of(set);
        }
        try {
            return Files.readAllLines(home.resolve(".npmrc")).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("registry"))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    // ---- Certificates ---------------------------------------------------------------------------

    private static List<X509Certificate> trusted() throws IOException {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            var all = new ArrayList<X509Certificate>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    all.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java's certificates cannot be read", e);
        }
    }

    private void writeAuthorities(List<X509Certificate> trusted) throws IOException {
        var text = new StringBuilder();
        Path ours = systemAuthorities();
        if (ours != null) {
            text.append(Files.readString(ours, StandardCharsets.ISO_8859_1)).append('\n');
        }
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : trusted) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(encoder.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be written", e);
        }
        Files.writeString(folder.resolve(AUTHORITIES), text, StandardCharsets.ISO_8859_1);
    }

    private @Nullable Path systemAuthorities() {
        for (String name : List.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "")) {
            String value =
                    name.isEmpty() ? "/etc/ssl/certs/ca-certificates.crt" : environment.get(name);
            if (value != null && Files.isReadable(Path.of(value))) {
                return Path.of(value);
            }
        }
        return null;
    }

    private void writeTrustStore(List<X509Certificate> trusted) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(TRUST_STORE))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("authority-" + i, trusted.get(i));
            }
            store.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be written", e);
        }
    }

    // ---- Maven ----------------------------------------------------------------------------------

    /// Settings with the user's mirrors alone.
    private Optional<String> mavenMirrors() {
        Path file = home.resolve(".m2").resolve("settings.xml");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document settings = factory.newDocumentBuilder().parse(file.toFile());
            var mirrors = new StringBuilder();
            var nodes = settings.getElementsByTagName("mirror");
            for (int i = 0; i < nodes.getLength(); i++) {
                mirrors.append(mirror(nodes.item(i)));
            }
            return Optional.of("<settings><mirrors>" + mirrors + "</mirrors></settings>");
        } catch (ParserConfigurationException | SAXException | IOException _) {
            return Optional.empty(); // Maven itself will complain of it
        }
    }

    private static String mirror(Node mirror) {
        var text = new StringBuilder("<mirror>");
        for (Node part = mirror.getFirstChild(); part != null; part = part.getNextSibling()) {
            String value = part.getTextContent().strip();
            if (part.getNodeType() == Node.ELEMENT_NODE
                    && List.of("id", "url", "mirrorOf").contains(part.getNodeName())) {
                if (!isPublic(value)) {
                    return "";
                }
                String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
                text.append(
                        "<%s>%s</%s>".formatted(part.getNodeName(), escaped, part.getNodeName()));
            }
        }
        return text.append("</mirror>").toString();
    }
}
