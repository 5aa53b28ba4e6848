package dev.doorsill.account;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The people of one statement as columns: an array for each, named in the statement as here. */
final class PgJointColumns {
    private static final List<Column> COLUMNS = columns();

    private PgJointColumns() {}

    private record Column(
            String name, String type, IntFunction<Object[]> array, Function<JointAdmission, @Nullable Object> value) {}

    /** The rows, as a table expression that begins with the parameter $1. */
    static String table(String alias) {
        var arrays = IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + COLUMNS.get(i).type() + "[]")
                .collect(Collectors.joining(", "));
        var names = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));
        return "unnest(" + arrays + ") AS " + alias + " (" + names + ")";
    }

    /** The number of the first parameter after the table's. */
    static int next() {
        return COLUMNS.size() + 1;
    }

    static Tuple parameters(List<JointAdmission> together) {
        var parameters = Tuple.tuple();
        for (var column : COLUMNS) {
            parameters.addValue(together.stream().map(column.value()).toArray(column.array()));
        }
        return parameters;
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.addAll(List.of(
                uuid("account_id", one -> one.account().id()),
                time("at", one -> one.at()),
                text("directory", one -> one.account().directory()),
                text("client_id", one -> one.account().clientId()),
                text(
                        "email",
                        one -> one.account().email().map(email -> email.value()).orElse(null)),
                text(
                        "email_key",
                        one -> one.account().email().map(email -> email.key()).orElse(null)),
                text(
                        "phone",
                        one -> one.account().phone().map(phone -> phone.key()).orElse(null)),
                text(
                        "password_hash",
                        one -> of(
                                one.account().password(),
                                password -> password.hash().phc())),
                text(
                        "password_strength",
                        one -> of(
                                one.account().password(),
                                password -> password.strength().name()))));
        for (var field : ProfileField.COLUMNS) {
            columns.add(text(
                    field.name().toLowerCase(Locale.ROOT),
                    one -> one.account().profile().text(field).orElse(null)));
        }
        columns.addAll(List.of(
                text("gender", one -> of(one.account().profile().gender(), Enum::name)),
                text("profile", one -> new JsonObject(one.account().profile().details()).encode()),
                text(
                        "custom_data",
                        one -> new JsonObject(one.account().profile().customData()).encode()),
                text("last_ip", one -> one.account().origin().ip().orElse(null)),
                text("browser", one -> one.account().origin().browser().orElse(null)),
                text("device", one -> one.account().origin().device().orElse(null)),
                text("proof_ids", one -> words(one.spending().ids())),
                text("proof_purposes", one -> words(one.spending().purposes())),
                text("fingerprint", one -> one.spending().request().value()),
                text("actor", one -> one.entry().actor()),
                text("through", one -> one.entry().clientId()),
                text("network", one -> one.entry().network()),
                text("subjects", one -> words(one.entry().subjects())),
                uuid("session_id", one -> of(one.session(), NewSession::id)),
                text("handle", one -> of(one.session(), NewSession::handle)),
                text("seed", one -> of(one.session(), NewSession::seed)),
                text("issuer", one -> of(one.session(), NewSession::issuer)),
                text("scope", one -> of(one.session(), NewSession::scope)),
                text(
                        "device_id",
                        one -> one.session().flatMap(NewSession::deviceId).orElse(null)),
                time("expires_at", one -> of(one.session(), NewSession::expiresAt))));
        return List.copyOf(columns);
    }

    private static <T, V> @Nullable V of(Optional<T> from, Function<T, V> value) {
        return from.map(value).orElse(null);
    }

    /** None of them holds a blank: ids, names of constants, keyed hashes. */
    private static String words(List<String> words) {
        return String.join(" ", words);
    }

    private static Column text(String name, Function<JointAdmission, @Nullable String> value) {
        return new Column(name, "text", String[]::new, value::apply);
    }

    private static Column uuid(String name, Function<JointAdmission, @Nullable UUID> value) {
        return new Column(name, "uuid", UUID[]::new, value::apply);
    }

    private static Column time(String name, Function<JointAdmission, @Nullable Instant> value) {
        return new Column(name, "timestamptz", OffsetDateTime[]::new, one -> {
            var instant = value.apply(one);
            return instant == null ? null : PgAdmissions.utc(instant);
        });
    }
}
