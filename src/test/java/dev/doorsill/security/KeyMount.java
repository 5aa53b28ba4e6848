package dev.doorsill.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A directory with keys as Kubernetes mounts a secret: every file is a link through {@code ..data}, itself a link to a
 * directory that is never written again, and a change is a new directory and a renamed link.
 */
public final class KeyMount {
    /** The kinds of keys: the file, and how to make one more. */
    public enum Kind {
        MASTER("master-keys", KeyMount::ringKey),
        PEPPER("peppers", KeyMount::ringKey),
        SIGNING_EC("es256.pem", DevKeys::ecPrivateKey),
        SIGNING_RSA("rs256.pem", DevKeys::rsaPrivateKey),
        TRANSPORT_RSA("transport-rsa.pem", DevKeys::rsaPrivateKey),
        TRANSPORT_SM2("transport-sm2.pem", DevKeys::sm2PrivateKey);

        private final String file;
        private final Supplier<String> make;

        Kind(String file, Supplier<String> make) {
            this.file = file;
            this.make = make;
        }
    }

    private static final String DATA = "..data";
    private final Path root;

    public KeyMount(Path root) {
        this.root = root;
    }

    /** A mount with one key of each kind. */
    public static KeyMount create(Path root) {
        var mount = new KeyMount(root);
        var contents = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            contents.put(kind.file, kind.make.get());
        }
        mount.publish(contents);
        return mount;
    }

    public Path file(Kind kind) {
        return root.resolve(kind.file);
    }

    /** Puts a new key of each kind behind the others: it is to be used next. */
    public void append() {
        edit((kind, keys) -> keys.add(kind.make.get()));
    }

    /** Puts the last key of each kind first: it is in use, and what was before it is retiring. */
    public void promote() {
        edit((kind, keys) -> keys.add(0, keys.remove(keys.size() - 1)));
    }

    /** Leaves so many keys of each kind, from the first on. */
    public void keep(int many) {
        edit((kind, keys) ->
                keys.subList(Math.min(many, keys.size()), keys.size()).clear());
    }

    /** Changes one file's text as it likes. */
    public void rewrite(Kind kind, UnaryOperator<String> change) {
        var contents = contents();
        contents.computeIfPresent(kind.file, (name, text) -> change.apply(text));
        publish(contents);
    }

    /** Takes one file away, as when a secret loses an entry. */
    public void remove(Kind kind) {
        var contents = contents();
        contents.remove(kind.file);
        publish(contents);
    }

    /** The files' texts, to be put back later. */
    public Map<String, String> contents() {
        var contents = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            if (Files.exists(file(kind))) {
                contents.put(kind.file, read(file(kind)));
            }
        }
        return contents;
    }

    public void publish(Map<String, String> contents) {
        try {
            var version = Files.createDirectories(root.resolve(".." + UUID.randomUUID()));
            for (var entry : contents.entrySet()) {
                Files.writeString(version.resolve(entry.getKey()), entry.getValue());
            }
            var link = Files.createSymbolicLink(root.resolve("..data_tmp"), version.getFileName());
            Files.move(link, root.resolve(DATA), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (var name : contents.keySet()) {
                if (!Files.isSymbolicLink(root.resolve(name))) {
                    Files.createSymbolicLink(root.resolve(name), Path.of(DATA, name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Edit {
        void apply(Kind kind, List<String> keys);
    }

    private void edit(Edit edit) {
        var contents = contents();
        for (var kind : Kind.values()) {
            var keys = new ArrayList<>(keys(contents.getOrDefault(kind.file, "")));
            edit.apply(kind, keys);
            contents.put(kind.file, String.join("\n", keys));
        }
        publish(contents);
    }

    private static List<String> keys(String text) {
        return List.of(text.strip().split(text.contains("-----") ? "\\n+(?=-----BEGIN)" : "\\n", 0));
    }

    private static String ringKey() {
        var id = UUID.randomUUID().toString().substring(0, 8);
        return DevKeys.secret().replaceFirst("^dev", id);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
