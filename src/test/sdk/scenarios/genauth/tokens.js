import assert from 'node:assert/strict';
import { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { assertFields, assertRefused, everything, genauth, methods, oauthError, settle, tokensOf } from '../../kit/genauth.js';
import { call, origin } from '../../kit/service.js';

const places = [
  undefined,
  { method: 'GET', tokenPlace: 'query' },
  { method: 'GET', tokenPlace: 'header' },
  { method: 'POST', tokenPlace: 'query' },
  { method: 'POST', tokenPlace: 'header' },
  { method: 'POST', tokenPlace: 'body' },
];

export function tokens() {
  for (const place of places) {
    test(`getUserInfoByAccessToken, ${JSON.stringify(place)}`, async () => {
      const someone = await settle();
      const sdk = genauth();
      const { access_token: token } = await tokensOf(someone, sdk);
      const info = await sdk.getUserInfoByAccessToken(token, place && { ...place });
      assertFields(info, {
        sub: someone.userId,
        username: someone.username,
        email: someone.email,
        email_verified: true,
        phone_number_verified: true,
        gender: 'U',
      });
      assert.ok(info.phone_number.endsWith(someone.phone));
      assert.equal(typeof info.updated_at, 'string');
    });
  }

  for (const method of methods) {
    test(`getNewAccessTokenByRefreshToken by ${method}`, async () => {
      const someone = await settle();
      const sdk = genauth(method);
      const first = await tokensOf(someone, sdk);
      const second = await sdk.getNewAccessTokenByRefreshToken(first.refresh_token);
      assertFields(second, { token_type: 'Bearer', expires_in: 7200 });
      assert.deepEqual(second.scope.split(' ').sort(), everything.split(' ').sort());
      assert.notEqual(second.refresh_token, first.refresh_token);
      assert.equal((await sdk.parseAccessToken(second.access_token)).sub, someone.userId);
      assert.equal((await sdk.parseIDToken(second.id_token)).sub, someone.userId);
      await sdk.getNewAccessTokenByRefreshToken(second.refresh_token);
    });

    test(`revokeToken by ${method}`, async () => {
      const sdk = genauth(method);
      const { refresh_token: refreshToken } = await tokensOf(await settle(), sdk);
      assert.equal(await sdk.revokeToken(refreshToken), true);
      await assert.rejects(sdk.getNewAccessTokenByRefreshToken(refreshToken), oauthError(400, 'invalid_grant'));
    });
  }

  for (const method of methods) {
    test(`introspectToken by ${method}`, async () => {
      const { userId, ...someone } = await settle();
      const sdk = genauth(method);
      const { access_token: token, refresh_token: refreshToken, id_token: idToken } = await tokensOf(someone, sdk);
      const { aud, jti, iss, iat, exp, scope } = await sdk.parseAccessToken(token);
      const told = await sdk.introspectToken(token);
      assertFields(told, { active: true, sub: userId, client_id: aud, jti, iss, iat, exp, scope });
      assert.equal(told.token_type, 'Bearer');
      assert.equal((await sdk.introspectToken(refreshToken)).active, true);
      assert.deepEqual(await sdk.introspectToken(idToken), { active: false });
      assert.deepEqual(await sdk.introspectToken('invented'), { active: false });
    });
  }

  for (const method of methods.filter((name) => name !== 'none')) {
    test(`a wrong secret by ${method}`, async () => {
      const { access_token: token, refresh_token: refreshToken } = await tokensOf(await settle(), genauth());
      const impostor = genauth(method, { appSecret: 'app-secret-2' });
      const refused = oauthError(401, 'invalid_client');
      await assert.rejects(impostor.getNewAccessTokenByRefreshToken(refreshToken), refused);
      await assert.rejects(impostor.introspectToken(token), refused);
      await assert.rejects(impostor.revokeToken(token), refused);
      assert.equal((await genauth().introspectToken(token)).active, true);
    });
  }

  test("another application's tokens are no business of an application", async () => {
    const owner = genauth('none');
    const { access_token: token, refresh_token: refreshToken } = await tokensOf(await settle(), owner);
    const other = genauth();
    assert.deepEqual(await other.introspectToken(token), { active: false });
    await other.revokeToken(token);
    await other.revokeToken(refreshToken);
    await assert.rejects(other.getNewAccessTokenByRefreshToken(refreshToken), oauthError(400, 'invalid_grant'));
    other.setAccessToken(token);
    assertRefused(await other.getProfile({}), 401, 2020);
    assert.equal((await owner.introspectToken(token)).active, true);
    await owner.getNewAccessTokenByRefreshToken(refreshToken);
  });

  // The SDK then sends the token with every call, and without "Bearer".
  test('the token endpoints take a client that holds a token', async () => {
    const sdk = genauth();
    const tokens = await tokensOf(await settle(), sdk);
    sdk.setAccessToken(tokens.access_token);
    assert.equal((await sdk.introspectToken(tokens.access_token)).active, true);
    const second = await sdk.getNewAccessTokenByRefreshToken(tokens.refresh_token);
    assert.equal(await sdk.revokeToken(second.refresh_token), true);
  });

  test('revokeToken with an access token ends it everywhere', async () => {
    const sdk = genauth();
    const { access_token: token } = await tokensOf(await settle(), sdk);
    await sdk.revokeToken(token);
    assert.deepEqual(await sdk.introspectToken(token), { active: false });
    await assert.rejects(sdk.getUserInfoByAccessToken(token), oauthError(401, 'invalid_token'));
    sdk.setAccessToken(token);
    assertRefused(await sdk.getProfile({}), 401, 2020);
  });

  test('parseAccessToken and parseIDToken', async () => {
    const someone = await settle();
    const sdk = genauth();
    const { access_token: token, id_token: idToken, scope } = await tokensOf(someone, sdk);
    const access = await sdk.parseAccessToken(token);
    assertFields(access, { sub: someone.userId, aud: 'app-1', iss: issuer(access), scope });
    assert.ok(access.jti);
    assert.equal(access.exp - access.iat, 7200);
    const id = await sdk.parseIDToken(idToken);
    assertFields(id, { sub: someone.userId, aud: 'app-1', iss: access.iss, email: someone.email });
    await assert.rejects(sdk.parseAccessToken(`${token.slice(0, token.lastIndexOf('.'))}.AAAA`));
  });

  // Where release 4.0.2 of the SDK looks for the keys.
  test('parseAccessToken with the keys of the application', async () => {
    const someone = await settle();
    const { access_token: token } = await tokensOf(someone, genauth());
    const { status, body: serverJWKS } = await call('GET', '/app-1/oidc/.well-known/jwks.json');
    assert.equal(status, 200);
    assert.equal((await genauth().parseAccessToken(token, { serverJWKS })).sub, someone.userId);
  });

  test('buildLogoutUrl and logoutWithRedirect lead to a page', async () => {
    const sdk = genauth();
    const { id_token: idToken } = await tokensOf(await settle(), sdk);
    const response = new ServerResponse({ method: 'GET' });
    await sdk.logoutWithRedirect(response, { idToken });
    for (const url of [sdk.buildLogoutUrl({ idToken }), sdk.buildLogoutUrl({}), response.getHeader('location')]) {
      assert.ok(url.startsWith(`${origin.origin}/oidc/session/end`));
      assert.equal((await fetch(url, { redirect: 'manual' })).status, 200);
    }
    // Nobody has registered this address.
    const elsewhere = sdk.buildLogoutUrl({ idToken, redirectUri: 'http://nowhere.example.com/', state: 's' });
    assert.equal((await fetch(elsewhere, { redirect: 'manual' })).headers.get('location'), null);
  });
}

/** The service's own name, of which a client only knows how it ends. */
function issuer({ iss }) {
  assert.ok(iss.endsWith('/oidc'), iss);
  return iss;
}
