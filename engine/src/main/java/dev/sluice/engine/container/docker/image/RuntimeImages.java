package dev.sluice.engine.container.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.SaveImagesCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.LoadResponseItem;

import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineWords;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The images that functions run in: what there is, and how it comes and goes. Every method may
/// take long; an interrupt breaks it off.
public final class RuntimeImages implements AutoCloseable {
    private static final String LOADED = "Loaded image: ";

    /// Podman's name for what has no registry.
    private static final String NOWHERE = "localhost/";

    private final EngineConnection engine;
    private final DockerClient client;
    private final RuntimeSettings settings;
    private final Images images;

    public RuntimeImages(EngineConnection engine, RuntimeSettings settings) {
        this.engine = engine;
        this.client = engine.client();
        this.settings = settings;
        this.images = new Images(engine, settings);
    }

    /// Reaches the container engine.
    public static RuntimeImages open(RuntimeSettings settings) throws RuntimeUnavailableException {
        return new RuntimeImages(EngineConnection.open(settings.containers().engine()), settings);
    }

    /// Which image each runtime would run in: those that registries have, those that the user
    /// chose, and those that were built here.
    public List<RuntimeImage> list() {
        var runtimes = new TreeSet<>(Images.published().keySet());
        runtimes.addAll(settings.containers().images().keySet());
        runtimes.addAll(images.built());
        return runtimes.stream().map(this::image).toList();
    }

    private RuntimeImage image(String runtime) {
        String chosen = settings.containers().images().get(runtime);
        String image = chosen == null ? Images.local(runtime) : chosen;
        RuntimeImage local = inspected(runtime, image);
        if (local.isPresent() || chosen != null) {
            return local;
        }
        return images.mirrored(runtime)
                .map(mirrored -> inspected(runtime, mirrored))
                .filter(RuntimeImage::isPresent)
                .orElse(local);
    }

    private RuntimeImage inspected(String runtime, String image) {
        try {
            InspectImageResponse found = client.inspectImageCmd(image).exec();
            long bytes = Objects.requireNonNullElse(found.getSize(), 0L);
            return new RuntimeImage(
                    runtime, image, bytes >> 20, Architecture.named(found.getArch()));
        } catch (NotFoundException _) {
            return new RuntimeImage(runtime, image, null, null);
        }
    }

    /// Fetches the images of runtimes from where the user's settings say; none named: all that the
    /// mirror is known to have.
    ///
    /// @return the images' names
    public List<String> pull(List<String> runtimes, ImageProgress progress)
            throws InterruptedException, RuntimeUnavailableException {
        var names = new ArrayList<String>();
        for (String runtime : runtimes.isEmpty() ? known() : runtimes) {
            names.add(source(runtime));
        }
        for (String name : names) {
            Pull.of(engine, name, progress);
        }
        return names;
    }

    /// The runtimes that public registries have an image for.
    public static List<String> known() {
        return Images.published().keySet().stream().sorted().toList();
    }

    private String source(String runtime) throws RuntimeUnavailableException {
        String chosen = settings.containers().images().get(runtime);
        if (chosen != null) {
            return chosen;
        }
        Optional<String> mirrored = images.mirrored(runtime);
        if (mirrored.isPresent()) {
            return mirrored.get();
        }
        boolean isKnown = Images.published().containsKey(runtime);
        throw new RuntimeUnavailableException(
                "pull the image of " + runtime,
                isKnown
                        ? "no registry mirror is set"
                        : "no public image of this runtime is known; known are " + known(),
                isKnown
                        ? "Name one: SLUICE_IMAGE_MIRROR=HOST, or \"mirror\" of \"containers\" in"
                                + " the settings file. Without a registry: sluice images build"
                        : "Name one for it in \"images\" of the settings file, or build it: sluice"
                                + " images build",
                null);
    }

    /// Writes images to a file, packed where its name ends with `gz`; none named: all that are
    /// here. The file is there as a whole or not at all.
    ///
    /// @return the runtimes whose images it holds
    public List<String> save(Path file, List<String> runtimes, ImageProgress progress)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        List<RuntimeImage> chosen =
                runtimes.isEmpty()
                        ? list().stream().filter(RuntimeImage::isPresent).toList()
                        : runtimes.stream().map(this::image).toList();
        checkPresent(chosen);
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            write(part, chosen, progress);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException _) {
            Thread.interrupted();
            throw new InterruptedException("saving images");
        } catch (IOException e) {
            throw unwritten(file, e);
        } finally {
            Files.deleteIfExists(part);
        }
        return chosen.stream().map(RuntimeImage::runtime).toList();
    }

    private static RuntimeUnavailableException unwritten(Path file, IOException e)
            throws IOException {
        if (!String.valueOf(e.getMessage()).contains("No space left")) {
            throw e;
        }
        return new RuntimeUnavailableException(
                "write " + file,
                "the disk is full",
                "Make room, or write to another disk; nothing was kept of the file.",
                e);
    }

    private static void checkPresent(List<RuntimeImage> images) throws RuntimeUnavailableException {
        List<String> missing =
                images.stream()
                        .filter(image -> !image.isPresent())
                        .map(RuntimeImage::image)
                        .toList();
        if (images.isEmpty() || !missing.isEmpty()) {
            throw new RuntimeUnavailableException(
                    "save images",
                    missing.isEmpty() ? "there are none" : "there is no image " + missing,
                    "Build them: sluice images build. See: sluice images list",
                    null);
        }
    }

    /// All under the names that are looked for first on any other host.
    private void write(Path part, List<RuntimeImage> chosen, ImageProgress progress)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        SaveImagesCmd save = client.saveImagesCmd();
        var added = new ArrayList<String>();
        try {
            for (RuntimeImage image : chosen) {
                String name = Images.local(image.runtime());
                if (!image.image().equals(name)) {
                    client.tagImageCmd(image.image(), name, "latest").exec();
                    added.add(name);
                }
                save.withImage(name, "latest");
            }
            try (InputStream in = save.exec();
                    FileChannel channel =
                            FileChannel.open(
                                    part,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE)) {
                copy(in, channel, part.toString().endsWith("gz.part"), progress);
            }
            ImageArchive.check(part);
        } catch (DockerException e) {
            throw failed("save images", EngineWords.of(e), e);
        } finally {
            added.forEach(name -> client.removeImageCmd(name + ":latest").exec());
        }
    }

    private static void copy(
            InputStream in, FileChannel channel, boolean packed, ImageProgress progress)
            throws IOException, InterruptedException {
        OutputStream plain = Channels.newOutputStream(channel);
        try (OutputStream out = packed ? new Packed(plain) : plain) {
            byte[] bytes = new byte[1 << 17];
            long all = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("saving images");
                }
                out.write(bytes, 0, count);
                all += count;
                progress.moved("saved", all, null);
            }
            if (out instanceof Packed zip) {
                zip.finish();
            }
            channel.force(true);
        }
    }

    /// Takes in the images of a file.
    ///
    /// @return the names of the images
    /// @throws ImageArchiveException where the file holds no images, or not whole ones
    public List<String> load(Path file, ImageProgress progress)
            throws IOException, InterruptedException, RuntimeUnavailableException {
        ImageArchive.check(file);
        long size = Files.size(file);
        var told = new Loaded();
        try (InputStream in = new Counted(Files.newInputStream(file), size, progress)) {
            client.loadImageAsyncCmd(in).exec(told).awaitCompletion();
        } catch (DockerException e) {
            throw refused(file, EngineWords.of(e), e);
        }
        String failure = told.failure;
        if (failure != null) {
            throw refused(file, failure, null);
        }
        var names = new ArrayList<String>();
        for (String name : told.names) {
            names.add(unscoped(name));
        }
        return names;
    }

    /// What comes from Podman is named as ours, wherever it is loaded.
    private String unscoped(String name) {
        if (!name.startsWith(NOWHERE)) {
            return name;
        }
        String own = name.substring(NOWHERE.length());
        int tag = own.lastIndexOf(':');
        if (!engine.isPodman() && tag > 0) {
            client.tagImageCmd(name, own.substring(0, tag), own.substring(tag + 1)).exec();
            client.removeImageCmd(name).exec();
        }
        return own;
    }

    private static RuntimeUnavailableException refused(
            Path file, String reason, @Nullable Exception e) throws ImageArchiveException {
        String words = reason.strip();
        String plain = words.toLowerCase(Locale.ROOT);
        if (plain.contains("no space left")) {
            return failed("load " + file, words, e);
        }
        for (String sign : List.of("invalid", "digest", "eof", "archive", "tar", "checksum")) {
            if (plain.contains(sign)) {
                throw new ImageArchiveException(file, "the engine says: " + words);
            }
        }
        return failed("load " + file, words, e);
    }

    private static RuntimeUnavailableException failed(
            String tried, String words, @Nullable Exception e) {
        boolean isFull = words.toLowerCase(Locale.ROOT).contains("no space left");
        return new RuntimeUnavailableException(
                tried,
                words,
                isFull
                        ? "Make room where the engine keeps its images: docker image prune"
                        : "See what \"sluice doctor\" says.",
                e);
    }

    @Override
    public void close() {
        engine.close();
    }

    /// What the engine tells of a load.
    private static final class Loaded extends ResultCallback.Adapter<LoadResponseItem> {
        private final List<String> names = new ArrayList<>();
        private volatile @Nullable String failure;

        @Override
        public void onNext(LoadResponseItem item) {
            var error = item.getErrorDetail();
            if (error != null) {
                failure = error.getMessage();
            }
            String line = item.getStream();
            if (line != null && line.startsWith(LOADED)) {
                names.add(line.substring(LOADED.length()).strip());
            }
        }
    }

    /// Tells how much of a file has been read.
    private static final class Counted extends FilterInputStream {
        private final long size;
        private final ImageProgress progress;
        private long come;

        Counted(InputStream in, long size, ImageProgress progress) {
            super(in);
            this.size = size;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            come += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            if (count > 0) {
                come += count;
                progress.moved("loaded", come, size);
            }
            return count;
        }
    }

    /// Packs quickly: waiting costs people more than the tenth that it takes more.
    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
