package dev.doorsill.provider;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * What an OpenID provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used here.
 *
 * @param algorithms that may have signed an ID token: what the provider names, less all that need no private key
 */
record OpenIdMetadata(
        String authorizationEndpoint,
        String tokenEndpoint,
        String keysEndpoint,
        Optional<String> userEndpoint,
        Set<String> algorithms) {
    private static final Set<String> ASYMMETRIC = Set.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    /** Reads a discovery document; fails with {@link ProviderFailure} unless it is the issuer's and whole. */
    static OpenIdMetadata read(Answer answer, String issuer, Set<String> hosts) {
        if (answer.status() != 200) {
            throw ProviderFailure.unavailable(answer + " for its discovery document");
        }
        var json = answer.json();
        if (!answer.required(json, "issuer").equals(issuer)) {
            throw ProviderFailure.unavailable(answer.provider() + " calls itself by another issuer");
        }
        return new OpenIdMetadata(
                endpoint(answer, json, "authorization_endpoint", hosts),
                endpoint(answer, json, "token_endpoint", hosts),
                endpoint(answer, json, "jwks_uri", hosts),
                Answer.text(json, "userinfo_endpoint").map(found -> endpoint(answer, json, "userinfo_endpoint", hosts)),
                algorithms(answer, json));
    }

    private static String endpoint(Answer answer, JsonObject json, String field, Set<String> hosts) {
        var address = answer.required(json, field);
        return Place.read(address)
                .filter(place -> hosts.contains(Place.host(place)))
                .map(place -> address)
                .orElseThrow(() -> ProviderFailure.unavailable(
                        answer.provider() + " has its " + field + " on a host that endpoint-hosts does not name"));
    }

    private static Set<String> algorithms(Answer answer, JsonObject json) {
        var named = json.getValue("id_token_signing_alg_values_supported") instanceof JsonArray array
                ? array
                : JsonArray.of(AlgorithmIdentifiers.RSA_USING_SHA256);
        var usable = new TreeSet<String>();
        named.forEach(name -> {
            if (name instanceof String algorithm && ASYMMETRIC.contains(algorithm)) {
                usable.add(algorithm);
            }
        });
        if (usable.isEmpty()) {
            throw ProviderFailure.unavailable(answer.provider() + " signs by no algorithm that can be checked");
        }
        return usable;
    }
}
