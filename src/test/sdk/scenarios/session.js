import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded, call, whoIs } from '../kit/service.js';
import { register, signedIn, somebodyWithEmail } from '../kit/people.js';

export function session(client) {
  const readers = {
    getUserInfo: async (auth) => (await auth.getUserInfo()).uid,
    getCurrentUser: async (auth) => (await auth.getCurrentUser()).sub,
    getUser: async (auth) => (await auth.getUser()).data.user.id,
    refreshUser: async (auth) => (await auth.refreshUser()).data.user.id,
    'currentUser.refresh': async (auth) => (await auth.currentUser.refresh()).sub,
    getSession: async (auth) => (await auth.getSession()).data.session.user.id,
    getLoginState: async (auth) => (await auth.getLoginState()).user.uid,
    hasLoginState: async (auth) => auth.hasLoginState().user.uid,
    getClaims: async (auth) => (await auth.getClaims()).data.claims.sub,
    getAccessToken: async (auth) => (await whoIs((await auth.getAccessToken()).accessToken)).sub,
    getCredentials: async (auth) => (await auth.getCredentials()).sub,
  };

  test('whoever signed in is told the same by every reader, also after the page was loaded again', async () => {
    const { someone, auth } = await signedIn(client);
    for (const device of [auth, client.returning()]) {
      for (const [name, read] of Object.entries(readers)) {
        assert.equal(await read(device), someone.sub, name);
      }
    }
  });

  test('getUser tells addresses and names', async () => {
    const someone = await register(somebodyWithEmail());
    const auth = client.stranger();
    await auth.signIn({ username: someone.username, password: someone.password });
    const { user } = (await auth.getUser()).data;
    assert.equal(user.email, someone.address);
    assert.equal(user.user_metadata.username, someone.username);
    assert.ok(Date.parse(user.created_at) <= Date.now());
    assert.equal(user.is_anonymous, false);
  });

  test('getClaims, loginScope and loginGroups read what the tokens say', async () => {
    const { auth } = await signedIn(client);
    const { claims, header } = (await auth.getClaims()).data;
    assert.ok(header.kid);
    assert.equal(claims.exp - claims.iat, 7200);
    assert.equal(await auth.loginScope(), (await auth.getCredentials()).scope);
    assert.notEqual(await auth.loginScope(), 'anonymous');
    assert.deepEqual(await auth.loginGroups(), (await auth.getCredentials()).groups);
  });

  for (const [form, ...parameters] of [['signOut()'], ['signOut({redirect_uri})', { redirect_uri: 'http://a.test/' }]]) {
    test(`${form} ends the session, here and at the service`, async () => {
      const { auth, before } = await signedIn(client);
      const done = await auth.signOut(...parameters);
      assert.equal(done.error, null);
      // Only an address that the application has registered is handed back.
      assert.equal(done.redirect_uri, undefined);
      assert.equal(auth.hasLoginState(), null);
      assert.equal((await auth.getSession()).data.session, null);
      await assertEnded(before);
    });
  }

  test('a session that another device revoked is dropped at the next call', async () => {
    const { auth, before } = await signedIn(client);
    await call('POST', '/auth/v1/revoke', { body: { token: before.access_token } });
    await assert.rejects(auth.currentUser.refresh(), { error: 'unauthenticated' });
    assert.equal(auth.hasLoginState(), null);
    assert.equal(await auth.getLoginState(), null);
    assert.equal(await auth.getUserInfo(), null);
  });

  test('a session that another device revoked is dropped at the next refresh', async () => {
    const { auth, before } = await signedIn(client);
    await call('POST', '/auth/v1/revoke', { body: { token: before.refresh_token } });
    await assert.rejects(auth.refreshTokenForce({}), { error: 'unauthenticated' });
    assert.equal(auth.hasLoginState(), null);
  });
}
