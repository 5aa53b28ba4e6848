package dev.doorsill.account;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.security.Strength;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    @Enumerated(EnumType.STRING)
    @Column(name = "password_strength")
    public @Nullable Strength passwordStrength;

    public @Nullable String name;

    public @Nullable String nickname;

    @Column(name = "given_name")
    public @Nullable String givenName;

    @Column(name = "family_name")
    public @Nullable String familyName;

    public @Nullable String company;

    @Column(name = "external_id")
    public @Nullable String externalId;

    public @Nullable String gender;

    public @Nullable String picture;

    public @Nullable String locale;

    /** What else the person says of themselves, by the names of {@link Profile}. */
    @JdbcTypeCode(SqlTypes.JSON)
    @SuppressWarnings("NullAway.Init")
    public Map<String, Object> profile;

    /** What applications keep with the account. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "custom_data")
    @SuppressWarnings("NullAway.Init")
    public Map<String, Object> customData;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("NullAway.Init")
    public AccountStatus status;

    @Column(name = "status_changed_at")
    public @Nullable Instant statusChangedAt;

    /** Whether nobody has said yet whose it is. */
    public boolean anonymous;

    /** The application it was opened through. */
    @Column(name = "client_id")
    @SuppressWarnings("NullAway.Init")
    public String clientId;

    @Column(name = "sign_in_count")
    public long signInCount;

    /** The application of the last sign-in. */
    @Column(name = "last_client_id")
    public @Nullable String lastClientId;

    /** Where the last sign-in came from. Personal data. */
    @Column(name = "last_ip")
    public @Nullable String lastIp;

    public @Nullable String browser;

    public @Nullable String device;

    @Column(name = "last_sign_in_at")
    public @Nullable Instant lastSignInAt;

    @Column(name = "created_at")
    @SuppressWarnings("NullAway.Init")
    public Instant createdAt;

    @Column(name = "updated_at")
    @SuppressWarnings("NullAway.Init")
    public Instant updatedAt;

    /** The row that a new account has become, as the statement has written it: nothing in it is the database's own. */
    static Account of(NewAccount fresh, Instant now) {
        var account = new Account();
        account.id = fresh.id();
        account.directory = fresh.directory();
        account.clientId = fresh.clientId();
        account.status = AccountStatus.ACTIVE;
        account.statusChangedAt = now;
        account.createdAt = now;
        account.updatedAt = now;
        fresh.username().ifPresent(name -> {
            account.username = name.value();
            account.usernameKey = name.key();
        });
        fresh.claimed().ifPresent(address -> account.take(address, false));
        fresh.proven().forEach(address -> account.take(address, true));
        fresh.password().ifPresent(password -> {
            account.passwordHash = password.hash().phc();
            account.passwordStrength = password.strength();
            account.passwordChangedAt = now;
        });
        account.take(fresh.profile());
        account.lastIp = fresh.origin().ip().orElse(null);
        account.browser = fresh.origin().browser().orElse(null);
        account.device = fresh.origin().device().orElse(null);
        return account;
    }

    private void take(Address address, boolean proven) {
        if (address instanceof EmailAddress mail) {
            email = mail.value();
            emailKey = mail.key();
            emailVerified = proven;
        } else {
            phone = address.key();
            phoneVerified = proven;
        }
    }

    private void take(Profile said) {
        name = said.text(ProfileField.NAME).orElse(null);
        nickname = said.text(ProfileField.NICKNAME).orElse(null);
        givenName = said.text(ProfileField.GIVEN_NAME).orElse(null);
        familyName = said.text(ProfileField.FAMILY_NAME).orElse(null);
        company = said.text(ProfileField.COMPANY).orElse(null);
        externalId = said.text(ProfileField.EXTERNAL_ID).orElse(null);
        picture = said.text(ProfileField.PICTURE).orElse(null);
        locale = said.text(ProfileField.LOCALE).orElse(null);
        gender = said.gender().map(Enum::name).orElse(null);
        profile = said.details();
        customData = said.customData();
    }

    /** What the person says of themselves in this field. */
    public Optional<String> text(ProfileField field) {
        return Optional.ofNullable(
                switch (field) {
                    case NAME -> name;
                    case NICKNAME -> nickname;
                    case GIVEN_NAME -> givenName;
                    case FAMILY_NAME -> familyName;
                    case PICTURE -> picture;
                    case LOCALE -> locale;
                    case COMPANY -> company;
                    case EXTERNAL_ID -> externalId;
                    default -> (String) profile.get(field.key());
                });
    }

    /** Every name that leads to this account. */
    public List<Identifier> identifiers() {
        var identifiers = new ArrayList<Identifier>();
        Optional.ofNullable(username).map(Username::typed).ifPresent(identifiers::add);
        Optional.ofNullable(email).map(EmailAddress::parse).ifPresent(identifiers::add);
        Optional.ofNullable(phone).map(PhoneNumber::parse).ifPresent(identifiers::add);
        return identifiers;
    }

    /** Where its owner is surely told of what was done to it; empty if none of its addresses is proven. */
    public Optional<Address> noticeAddress() {
        if (email != null && emailVerified) {
            return Optional.of(EmailAddress.parse(email));
        }
        return Optional.ofNullable(phone).filter(number -> phoneVerified).map(PhoneNumber::parse);
    }

    /** Every name that leads to this account, as the keys of its identifiers. */
    public List<String> identifierKeys() {
        return Stream.of(usernameKey, emailKey, phone).filter(Objects::nonNull).toList();
    }

    /** What guesses at its password are counted by: every name it can be signed in by, and itself. */
    public List<String> guessKeys() {
        return Stream.concat(Stream.of(guessKey()), identifierKeys().stream()).toList();
    }

    /** What guesses of who is signed in are counted by. */
    public String guessKey() {
        return id.toString();
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
