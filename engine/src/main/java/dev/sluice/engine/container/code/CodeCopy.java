package dev.sluice.engine.container.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Copies a folder of code and hashes what it copied, so that copy and hash agree whatever happens
/// to the folder meanwhile. Links inside the folder stay links; those that lead out of it become
/// what they point at.
final class CodeCopy {
    private static final int HASH_BYTES = 16;

    private final Path from;
    private final MessageDigest digest;

    private CodeCopy(Path from, MessageDigest digest) {
        this.from = from;
        this.digest = digest;
    }

    /// Fills the new folder and returns the hash of its content.
    static String make(Path from, Path to) throws IOException {
        try {
            var copy = new CodeCopy(from, MessageDigest.getInstance("SHA-256"));
            copy.folder(from, to);
            return HexFormat.of().formatHex(copy.digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void folder(Path source, Path target) throws IOException {
        Files.createDirectory(target);
        allow(target, "rwxr-xr-x");
        List<Path> members;
        try (Stream<Path> listed = Files.list(source)) {
            members = listed.sorted().toList();
        }
        for (Path member : members) {
            if (!Stamp.NO_CODE.contains(member.getFileName().toString())) {
                member(member, target.resolve(member.getFileName().toString()));
            }
        }
    }

    private void member(Path source, Path target) throws IOException {
        if (Files.isSymbolicLink(source) && staysInside(source)) {
            Path points = Files.readSymbolicLink(source);
            enter('l', source, points.toString());
            Files.createSymbolicLink(target, points);
        } else if (Files.isDirectory(source)) {
            if (Files.isSymbolicLink(source) && from.toRealPath().startsWith(source.toRealPath())) {
                throw new IOException(source + " is a link to a folder that holds it");
            }
            enter('d', source, "");
            folder(source, target);
        } else if (Files.isRegularFile(source)) {
            file(source, target);
        } else if (Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            enter('?', source, ""); // a dangling link or a device holds no code
        }
    }

    private boolean staysInside(Path link) throws IOException {
        Path points = Files.readSymbolicLink(link);
        return !points.isAbsolute() && link.resolveSibling(points).normalize().startsWith(from);
    }

    private void file(Path source, Path target) throws IOException {
        boolean runs = Files.isExecutable(source);
        enter(runs ? 'x' : 'f', source, "");
        long count;
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            count = in.transferTo(out);
        }
        digest.update(Long.toString(count).getBytes(StandardCharsets.US_ASCII));
        allow(target, runs ? "rwxr-xr-x" : "rw-r--r--");
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
    }

    private void enter(char kind, Path source, String more) {
        String entry = kind + from.relativize(source).toString().replace('\\', '/') + '\0' + more;
        digest.update((entry + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /// Functions run as a user of their own, who must be able to read.
    private static void allow(Path path, String permissions) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
