package dev.doorsill.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code account} as it is read. Written by the statements of this room, never through the entity. */
@Entity
@Immutable
@Table(name = "account")
public class Account extends PanacheEntityBase {
    @Id
    @SuppressWarnings("NullAway.Init")
    public UUID id;

    @SuppressWarnings("NullAway.Init")
    public String directory;

    public @Nullable String username;

    @Column(name = "username_key")
    public @Nullable String usernameKey;

    public @Nullable String email;

    @Column(name = "email_key")
    public @Nullable String emailKey;

    @Column(name = "email_verified")
    public boolean emailVerified;

    public @Nullable String phone;

    @Column(name = "phone_verified")
    public boolean phoneVerified;

    @Column(name = "password_hash")
    public @Nullable String passwordHash;

    @Column(name = "password_changed_at")
    public @Nullable Instant passwordChangedAt;

    public @Nullable String name;

    public @Nullable String gender;

    public @Nullable String picture;

    public @Nullable String locale;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("NullAway.Init")
    public AccountStatus status;

    @Column(name = "last_sign_in_at")
    public @Nullable Instant lastSignInAt;

    @Column(name = "created_at")
    @SuppressWarnings("NullAway.Init")
    public Instant createdAt;

    @Column(name = "updated_at")
    @SuppressWarnings("NullAway.Init")
    public Instant updatedAt;

    /** Every name that leads to this account, as the keys of its identifiers. */
    public List<String> identifierKeys() {
        return Stream.of(usernameKey, emailKey, phone).filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
