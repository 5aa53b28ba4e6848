package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.RequestContext;
import java.util.Locale;

/** In which language a client is answered: the vendor's header first, then the standard one, else Chinese. */
final class Languages {
    private Languages() {}

    static Locale of(RequestContext request) {
        return request.language("x-authing-lang")
                .or(() -> request.language("x-genauth-lang"))
                .or(() -> request.language("accept-language"))
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }
}
