import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded, call, refresh, whoIs } from '../kit/service.js';
import { register, somebodyWithEmail, somebodyWithPhone } from '../kit/people.js';

export function session(client) {
  async function signedIn() {
    const someone = await register(somebodyWithPhone());
    const auth = client.stranger();
    await auth.signIn({ username: someone.username, password: someone.password });
    return { someone, auth, before: { ...(await auth.getCredentials()) } };
  }

  /** What every refresh must come to: both tokens new, the person the same. */
  async function assertRenewed(before, after, { sub }) {
    assert.notEqual(after.access_token, before.access_token);
    assert.notEqual(after.refresh_token, before.refresh_token);
    assert.equal((await whoIs(after.access_token)).sub, sub);
  }

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
    const { someone, auth } = await signedIn();
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
    const { auth } = await signedIn();
    const { claims, header } = (await auth.getClaims()).data;
    assert.ok(header.kid);
    assert.equal(claims.exp - claims.iat, 7200);
    assert.equal(await auth.loginScope(), (await auth.getCredentials()).scope);
    assert.notEqual(await auth.loginScope(), 'anonymous');
    assert.deepEqual(await auth.loginGroups(), (await auth.getCredentials()).groups);
  });

  test('refreshTokenForce, and the old refresh token is dead', async () => {
    const { someone, auth, before } = await signedIn();
    await assertRenewed(before, await auth.refreshTokenForce({}), someone);
    assert.equal((await refresh(before.refresh_token)).body.error, 'invalid_grant');
  });

  test('refreshSession', async () => {
    const { someone, auth, before } = await signedIn();
    const { data, error } = await auth.refreshSession();
    assert.equal(error, null);
    assert.equal(data.user.id, someone.sub);
    await assertRenewed(before, data.session, someone);
  });

  // The user that setSession itself answers with comes from the device's storage: nobody, on a new device.
  test('setSession carries a session to another device', async () => {
    const { someone, before } = await signedIn();
    const auth = client.stranger();
    const { data, error } = await auth.setSession(before);
    assert.equal(error, null);
    await assertRenewed(before, data.session, someone);
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
  });

  test('setCredentials carries a session as it is', async () => {
    const { someone, before } = await signedIn();
    const auth = client.stranger();
    await auth.setCredentials(before);
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    assert.equal((await auth.getCredentials()).refresh_token, before.refresh_token);
  });

  // The SDK does not keep what grantToken brings: the caller must.
  test('grantToken', async () => {
    const { someone, auth, before } = await signedIn();
    const state = await auth.grantToken({ grant_type: 'refresh_token', refresh_token: before.refresh_token });
    assert.equal(state.user.uid, someone.sub);
    assert.equal((await refresh(before.refresh_token)).body.error, 'invalid_grant');
  });

  test('a token that has run out is renewed before the next call', async () => {
    const { someone, auth, before } = await signedIn();
    await auth.setCredentials({ ...before, expires_at: new Date(0) });
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    await assertRenewed(before, await auth.getCredentials(), someone);
  });

  test('many calls at once with a token that has run out renew it once', async () => {
    const { someone, auth, before } = await signedIn();
    await auth.setCredentials({ ...before, expires_at: new Date(0) });
    const users = await Promise.all(Array.from({ length: 5 }, () => auth.getUser()));
    assert.deepEqual(new Set(users.map(({ data }) => data.user.id)), new Set([someone.sub]));
    await assertRenewed(before, await auth.getCredentials(), someone);
  });

  for (const [form, ...parameters] of [['signOut()'], ['signOut({redirect_uri})', { redirect_uri: 'http://a.test/' }]]) {
    test(`${form} ends the session, here and at the service`, async () => {
      const { auth, before } = await signedIn();
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
    const { auth, before } = await signedIn();
    await call('POST', '/auth/v1/revoke', { body: { token: before.access_token } });
    await assert.rejects(auth.currentUser.refresh(), { error: 'unauthenticated' });
    assert.equal(auth.hasLoginState(), null);
    assert.equal(await auth.getLoginState(), null);
    assert.equal(await auth.getUserInfo(), null);
  });

  test('a session that another device revoked is dropped at the next refresh', async () => {
    const { auth, before } = await signedIn();
    await call('POST', '/auth/v1/revoke', { body: { token: before.refresh_token } });
    await assert.rejects(auth.refreshTokenForce({}), { error: 'unauthenticated' });
    assert.equal(auth.hasLoginState(), null);
  });
}
