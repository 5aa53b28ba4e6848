package dev.doorsill.account;

import dev.doorsill.account.Mailboxes.Quota;
import dev.doorsill.identifier.Address;
import dev.doorsill.proof.Spending;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The parameters $1 to $38 of the statement that admits a person. */
final class PgAdmissionRow {
    private PgAdmissionRow() {}

    static Tuple of(NewAccount account, Optional<Quota> quota, Spending spending, Instant now) {
        var row = Tuple.tuple()
                .addArrayOfString(spending.ids().toArray(String[]::new))
                .addArrayOfString(spending.purposes().toArray(String[]::new))
                .addUUID(account.id())
                .addString(spending.request().value())
                .addOffsetDateTime(PgAdmissions.utc(now))
                .addString(account.directory())
                .addString(account.clientId());
        var named = addProfile(addPassword(addNames(row, account), account), account.profile());
        return PgMailboxes.add(addIdentity(addOrigin(named, account.origin()), account.identity()), quota);
    }

    private static Tuple addNames(Tuple row, NewAccount account) {
        var email = account.email();
        var phone = account.phone();
        return row.addString(account.username().map(name -> name.value()).orElse(null))
                .addString(account.username().map(name -> name.key()).orElse(null))
                .addString(email.map(address -> address.value()).orElse(null))
                .addString(email.map(address -> address.key()).orElse(null))
                .addBoolean(isProven(account, email))
                .addString(phone.map(number -> number.key()).orElse(null))
                .addBoolean(isProven(account, phone));
    }

    private static boolean isProven(NewAccount account, Optional<? extends Address> address) {
        return address.filter(account.proven()::contains).isPresent();
    }

    private static Tuple addPassword(Tuple row, NewAccount account) {
        return row.addString(account.password()
                        .map(password -> password.hash().phc())
                        .orElse(null))
                .addString(account.password()
                        .map(password -> password.strength().name())
                        .orElse(null));
    }

    private static Tuple addProfile(Tuple row, Profile profile) {
        for (var field : ProfileField.COLUMNS) {
            row.addString(profile.text(field).orElse(null));
        }
        return row.addString(profile.gender().map(Enum::name).orElse(null))
                .addValue(new JsonObject(profile.details()))
                .addValue(new JsonObject(profile.customData()));
    }

    private static Tuple addOrigin(Tuple row, Origin origin) {
        return row.addString(origin.ip().orElse(null))
                .addString(origin.browser().orElse(null))
                .addString(origin.device().orElse(null));
    }

    private static Tuple addIdentity(Tuple row, Optional<NewIdentity> identity) {
        return row.addUUID(identity.map(NewIdentity::id).orElse(null))
                .addString(identity.map(linked -> linked.identity().provider()).orElse(null))
                .addString(identity.map(linked -> linked.identity().issuer()).orElse(null))
                .addString(identity.map(linked -> linked.identity().subject()).orElse(null))
                .addValue(identity.map(NewIdentity::kept).orElse(null))
                .addString(identity.flatMap(NewIdentity::verifiedEmailKey).orElse(null));
    }
}
