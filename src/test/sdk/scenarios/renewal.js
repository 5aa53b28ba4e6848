import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refresh, whoIs } from '../kit/service.js';
import { behindProxy } from '../kit/lossy-proxy.js';
import { signedIn } from '../kit/people.js';

export function renewal(client) {
  test('refreshTokenForce, and the old refresh token is dead', async () => {
    const { someone, auth, before } = await signedIn(client);
    await assertRenewed(before, await auth.refreshTokenForce({}), someone);
    assert.equal((await refresh(before.refresh_token)).body.error, 'invalid_grant');
  });

  test('refreshSession', async () => {
    const { someone, auth, before } = await signedIn(client);
    const { data, error } = await auth.refreshSession();
    assert.equal(error, null);
    assert.equal(data.user.id, someone.sub);
    await assertRenewed(before, data.session, someone);
  });

  // The user that setSession itself answers with comes from the device's storage: nobody, on a new device.
  test('setSession carries a session to another device', async () => {
    const { someone, before } = await signedIn(client);
    const auth = client.stranger();
    const { data, error } = await auth.setSession(before);
    assert.equal(error, null);
    await assertRenewed(before, data.session, someone);
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
  });

  test('setCredentials carries a session as it is', async () => {
    const { someone, before } = await signedIn(client);
    const auth = client.stranger();
    await auth.setCredentials(before);
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    assert.equal((await auth.getCredentials()).refresh_token, before.refresh_token);
  });

  // The SDK does not keep what grantToken brings: the caller must.
  test('grantToken', async () => {
    const { someone, auth, before } = await signedIn(client);
    const state = await auth.grantToken({ grant_type: 'refresh_token', refresh_token: before.refresh_token });
    assert.equal(state.user.uid, someone.sub);
    assert.equal((await refresh(before.refresh_token)).body.error, 'invalid_grant');
  });

  test('a token that has run out is renewed before the next call', async () => {
    const { someone, auth, before } = await signedIn(client);
    await auth.setCredentials({ ...before, expires_at: new Date(0) });
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    await assertRenewed(before, await auth.getCredentials(), someone);
  });

  test('many calls at once with a token that has run out renew it once', async () => {
    const { someone, before } = await signedIn(client);
    await behindProxy(client, [], async (auth, proxy) => {
      await auth.setCredentials({ ...before, expires_at: new Date(0) });
      const users = await Promise.all(Array.from({ length: 5 }, () => auth.getUser()));
      assert.deepEqual(new Set(users.map(({ data }) => data.user.id)), new Set([someone.sub]));
      assert.equal(proxy.idsOf('/auth/v1/token').length, 1);
      await assertRenewed(before, await auth.getCredentials(), someone);
    });
  });
}

/** What every refresh must come to: both tokens new, the person the same. */
async function assertRenewed(before, after, { sub }) {
  assert.notEqual(after.access_token, before.access_token);
  assert.notEqual(after.refresh_token, before.refresh_token);
  assert.equal((await whoIs(after.access_token)).sub, sub);
}
