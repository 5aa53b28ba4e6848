import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded, call } from '../kit/service.js';
import { signedIn } from '../kit/people.js';

export function departure(client) {
  if (!client.patchesAndDeletes) {
    return;
  }

  const leaving = {
    async deleteMe(auth, password) {
      await auth.deleteMe(await auth.sudo({ password }));
    },

    async deleteUser(auth, password) {
      assert.equal((await auth.deleteUser({ password })).error, null);
    },
  };
  for (const [method, leave] of Object.entries(leaving)) {
    test(`${method}: the account is gone, and its names are free`, async () => {
      const { auth, someone, before } = await signedIn(client);
      await leave(auth, someone.password);
      await assertEnded(before);
      assert.equal(await client.stranger().isUsernameRegistered(someone.username), false);
    });
  }

  test('deleteUser with a wrong password deletes nobody', async () => {
    const { auth, someone } = await signedIn(client);
    assert.equal((await auth.deleteUser({ password: 'Passw0rd@wrong' })).error.code, 'invalid_username_or_password');
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
  });

  test('revokeAllDevices and revokeDevice end sessions', async () => {
    const { auth, someone, before } = await signedIn(client);
    const { username, password } = someone;
    const { authApi } = auth.oauthInstance;
    const other = (await call('POST', '/auth/v1/signin', { body: { username, password } })).body;
    await authApi.revokeDevice({ device_id: 'none' });
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    await authApi.revokeAllDevices();
    await assertEnded(before);
    await assertEnded(other);
  });
}
