import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded, call, newestCode, whoIs } from '../kit/service.js';
import { channels, prove, resident, somebodyWithEmail } from '../kit/people.js';

const fresh = 'Another@456';

export function recovery(client) {
  for (const { channel } of channels) {
    test(`resetPasswordForEmail by ${channel}, then updateUser with the code: signed in with the new password`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      const asked = await auth.resetPasswordForEmail(someone.loose.phone ?? someone.address);
      assert.equal(asked.error, null);
      const done = await asked.data.updateUser({ nonce: await newestCode(someone.address), password: fresh });
      assert.equal(done.error, null);
      assert.equal(done.data.user.id, someone.sub);
      const again = await client.stranger().signIn({ username: someone.username, password: fresh });
      assert.equal(again.user.uid, someone.sub);
    });

    test(`resetPassword by ${channel}: the sessions end, and nobody is signed in`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      const { username, password } = someone;
      const before = (await call('POST', '/auth/v1/signin', { body: { username, password } })).body;
      const verification_token = await prove(someone);
      await auth.resetPassword({ ...someone.contact, new_password: fresh, verification_token });
      assert.equal(auth.hasLoginState(), null);
      await assertEnded(before);
      await assert.rejects(auth.signIn({ username, password }), { error: 'invalid_username_or_password' });
      await auth.signIn({ username, password: fresh });
      assert.equal((await whoIs((await auth.getAccessToken()).accessToken)).sub, someone.sub);
    });
  }

  test('resetPasswordForEmail knows nobody without an account', async () => {
    const asked = await client.stranger().resetPasswordForEmail(somebodyWithEmail().address);
    assert.equal(asked.error.code, 'not_found');
  });

  test('resetPassword leaves the proof of somebody without an account for their sign-up', async () => {
    const someone = somebodyWithEmail();
    const verification_token = await prove(someone);
    const auth = client.stranger();
    await assert.rejects(
      auth.resetPassword({ ...someone.contact, new_password: fresh, verification_token }),
      { error: 'not_found', error_code: 5 },
    );
    assert.ok((await auth.signUp({ ...someone.contact, verification_token })).user.uid);
  });
}
