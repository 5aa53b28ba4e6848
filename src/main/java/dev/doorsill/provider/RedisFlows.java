package dev.doorsill.provider;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.security.Encoding;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers who was sent to a provider, until they come back, once. Redis holds a random name of each departure; its
 * secrets are made from that name by a key of ours, so nobody learns them there. Each step is one script on one key.
 */
@Singleton
class RedisFlows {
    private static final int NAME_BYTES = 16;

    private static final String VERIFIER = "verifier";
    private static final String NONCE = "nonce";

    private final RedisScripts.Script depart;
    private final RedisScripts.Script take;
    private final RedisScripts.Script end;
    private final RedisScripts.Script release;
    private final RedisScripts.Script first;
    private final Keys keys;
    private final Hmac secrets;
    private final ProofConfig config;
    private final InstantSource time;

    RedisFlows(RedisScripts scripts, Keys keys, ProofConfig config, InstantSource time) {
        this.depart = scripts.load(RedisFlows.class, "depart");
        this.take = scripts.load(RedisFlows.class, "take");
        this.end = scripts.load(RedisFlows.class, "end");
        this.release = scripts.load(RedisFlows.class, "release");
        this.first = scripts.load(RedisFlows.class, "first");
        this.keys = keys;
        this.secrets = keys.hmac("provider flow secrets");
        this.config = config;
        this.time = time;
    }

    /** Who left, for where, to come back where: on one device the latest departure counts. */
    record Flow(String clientId, String deviceId, String provider, String redirectUri) {}

    /** Notes a departure in the place of any earlier one. */
    Uni<FlowSecrets> depart(Flow flow, Duration timeToLive) {
        var key = secrets.current();
        var name = key.keyId() + '.' + Encoding.base64Url(keys.random(NAME_BYTES));
        var arguments = List.of(
                name,
                Long.toString(time.instant().plus(timeToLive).toEpochMilli()),
                Long.toString(timeToLive.toMillis()));
        return depart.run(List.of(key(flow)), arguments)
                .replaceWith(new FlowSecrets(key.text(VERIFIER, name), key.text(NONCE, name)));
    }

    /**
     * The departure of whoever comes back, for this request alone until it ends or releases it.
     *
     * @return empty if nobody left, or too long ago, or has come back before; fails with
     *     {@link ProblemCode#PROOF_IN_PROGRESS} while another request holds it
     */
    Uni<Optional<FlowSecrets>> take(Flow flow, Fingerprint request) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(time.millis()));
        arguments.add(Long.toString(config.lease().toMillis()));
        arguments.addAll(request.values());
        return take.run(List.of(key(flow)), arguments).map(this::taken);
    }

    private Optional<FlowSecrets> taken(Response response) {
        return switch (response.get(0).toString()) {
            case "ok" -> secrets(response.get(1).toString());
            case "none" -> Optional.empty();
            case "busy" ->
                throw Problem.of(ProblemCode.PROOF_IN_PROGRESS)
                        .retryAfter(Duration.ofMillis(response.get(1).toLong()));
            default -> throw new IllegalStateException("take answered " + response.get(0));
        };
    }

    /** The person has come back. Never fails: a code is good once at the provider, too. */
    Uni<Void> end(Flow flow, Fingerprint request) {
        return quietly(end, flow, request);
    }

    /** The person may try again. Never fails: what cannot be given back is free after a while. */
    Uni<Void> release(Flow flow, Fingerprint request) {
        return quietly(release, flow, request);
    }

    private Uni<Void> quietly(RedisScripts.Script script, Flow flow, Fingerprint request) {
        return script.run(List.of(key(flow)), request.values())
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Whether the request is the first, or the first again, to bring that ID token, which was checked. Known for as long
     * as it could be believed, and by what is signed: of some signatures anybody can make others that are as good.
     */
    Uni<Boolean> isFirst(String token, Duration clockSkew, Fingerprint request) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(IdTokenCheck.longestLife(clockSkew).toMillis()));
        arguments.addAll(request.values());
        var signed = Encoding.sha256(IdTokenCheck.signingInput(token));
        return first.run(List.of("provider:token:{" + signed + "}"), arguments)
                .map(response -> response.toInteger() == 1);
    }

    private Optional<FlowSecrets> secrets(String name) {
        var keyId = name.substring(0, name.indexOf('.'));
        return secrets.signWith(keyId, VERIFIER, name)
                .flatMap(verifier -> secrets.signWith(keyId, NONCE, name)
                        .map(nonce -> new FlowSecrets(Encoding.base64Url(verifier), Encoding.base64Url(nonce))));
    }

    /** No part holds a line break. Nothing in it can be guessed but by who has the device, so no key need hide it. */
    private static String key(Flow flow) {
        var parts = String.join("\n", flow.clientId(), flow.deviceId(), flow.provider(), flow.redirectUri());
        return "provider:flow:{" + Encoding.sha256(parts) + "}";
    }
}
