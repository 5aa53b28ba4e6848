package dev.doorsill.dialect.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a browser goes after sign-out. */
final class SignOutRedirect {
    private SignOutRedirect() {}

    /** The registered address with the {@code state} that the application sent along. */
    static String withState(URI target, String state) {
        var text = target.toString();
        var hash = text.indexOf('#');
        var fragment = hash < 0 ? "" : text.substring(hash);
        var address = hash < 0 ? text : text.substring(0, hash);
        return address
                + (address.indexOf('?') < 0 ? '?' : '&')
                + "state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8)
                + fragment;
    }
}
