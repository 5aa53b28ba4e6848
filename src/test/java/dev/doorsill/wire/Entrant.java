package dev.doorsill.wire;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import io.vertx.core.json.JsonObject;

/**
 * Somebody at the GenAuth door, where a code comes along with what it is for.
 *
 * @param address an e-mail address, or a phone number with its country code
 */
public record Entrant(String address) {
    public static final String REGISTER = "CHANNEL_REGISTER";
    public static final String LOGIN = "CHANNEL_LOGIN";
    public static final String RESET = "CHANNEL_RESET_PASSWORD";
    public static final String PASSWORD = "Password@123";
    private static final String CODE = "passCode";

    public static Entrant withPhone() {
        return new Entrant(Applicant.freshPhone());
    }

    public static Entrant withEmail() {
        return new Entrant(Applicant.freshEmail());
    }

    /** Turn about, so that a test speaks of both sorts of address. */
    public static Entrant any(int turn) {
        return turn % 2 == 0 ? withPhone() : withEmail();
    }

    private boolean byPhone() {
        return address.startsWith("+");
    }

    /** As the database knows the address. */
    public String key() {
        return byPhone()
                ? PhoneNumber.parse(address).key()
                : EmailAddress.parse(address).key();
    }

    /** What the dialect calls the address almost everywhere. */
    public String field() {
        return byPhone() ? "phone" : "email";
    }

    public Call askForCode(String channel) {
        return byPhone()
                ? Call.genAuth("/send-sms", JsonObject.of("channel", channel, "phoneNumber", address))
                : Call.genAuth("/send-email", JsonObject.of("channel", channel, "email", address));
    }

    /** The code for an address that the person adds to what they sign up with. */
    public Call askForCompletionCode() {
        return askForCode(byPhone() ? "CHANNEL_COMPLETE_PHONE" : "CHANNEL_COMPLETE_EMAIL");
    }

    /** The fields that complete a sign-up of somebody else by this address. */
    public JsonObject completion(String code) {
        return JsonObject.of(
                "profile", JsonObject.of(field(), address),
                "options", JsonObject.of(field() + "PassCodeForInformationCompletion", code));
    }

    public Call tryOut(String channel, String code) {
        var payload = JsonObject.of(field(), address, CODE, code, "channel", channel);
        return byPhone()
                ? Call.genAuth("/pre-check-code", JsonObject.of("codeType", "SMS", "smsCodePayload", payload))
                : Call.genAuth("/pre-check-code", JsonObject.of("codeType", "EMAIL", "emailCodePayload", payload));
    }

    public Call signUp(String code) {
        return Call.genAuth("/signup", byCode(code));
    }

    /** With a proven address and {@link #PASSWORD}. */
    public Call signUpWithPassword(String code) {
        return signUp(code).also(JsonObject.of("options", JsonObject.of("passwordForPhonePassCode", PASSWORD)));
    }

    /** With {@link #PASSWORD} and an address, or whatever {@code field} says, that nothing proves. */
    public static Call signUpUnproven(String field, String name) {
        return Call.genAuth("/signup", byPassword(field, name, PASSWORD));
    }

    public Call signIn(String code) {
        return Call.genAuth("/signin", credentials(byCode(code)));
    }

    public Call signInByPassword(String password) {
        return Call.genAuth("/signin", credentials(byPassword(field(), address, password)));
    }

    /** Whoever has that name, by {@link #PASSWORD}. */
    public static Call signInAs(String field, String name) {
        return Call.genAuth("/signin", credentials(byPassword(field, name, PASSWORD)));
    }

    public Call requestReset(String code) {
        return byPhone()
                ? requestReset("PHONE_PASSCODE", "phonePassCodePayload", "phoneNumber", code)
                : requestReset("EMAIL_PASSCODE", "emailPassCodePayload", "email", code);
    }

    private Call requestReset(String method, String payload, String field, String code) {
        return Call.genAuth(
                "/verify-reset-password-request",
                JsonObject.of("verifyMethod", method, payload, JsonObject.of(field, address, CODE, code)));
    }

    public static Call reset(String token, String password) {
        return Call.genAuth("/reset-password", JsonObject.of("passwordResetToken", token, "password", password));
    }

    private JsonObject byCode(String code) {
        return JsonObject.of("connection", "PASSCODE", "passCodePayload", JsonObject.of(field(), address, CODE, code));
    }

    private static JsonObject byPassword(String field, String name, String password) {
        return JsonObject.of(
                "connection", "PASSWORD", "passwordPayload", JsonObject.of(field, name, "password", password));
    }

    private static JsonObject credentials(JsonObject body) {
        return body.mergeIn(JsonObject.of(
                "client_id",
                "app-1",
                "client_secret",
                "app-secret-1",
                "options",
                JsonObject.of("scope", "openid profile email phone username offline_access")));
    }
}
