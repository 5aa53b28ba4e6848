import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channels, prove, register, resident, somebodyWithPhone } from '../kit/people.js';

export function refusals(client) {
  for (const { channel, somebody } of channels) {
    test(`an address (${channel}) that has an account cannot sign up again`, async () => {
      const someone = await resident(channel);
      const proof = { ...someone.contact, verification_token: await prove(someone) };
      const auth = client.stranger();
      await assert.rejects(auth.signUp({ ...proof }), { error: 'already_exists', error_code: 6 });
      assert.equal(auth.hasLoginState(), null);
      const state = await auth.signIn({ username: someone.address, verification_token: proof.verification_token });
      assert.equal(state.user.uid, someone.sub);
    });

    test(`an unknown address (${channel}) cannot sign in by its proof, but can then sign up by the same`, async () => {
      const someone = somebody();
      const verification_token = await prove(someone);
      const auth = client.stranger();
      await assert.rejects(
        auth.signIn({ username: someone.address, verification_token }),
        { error: 'not_found', error_code: 5 },
      );
      const state = await auth.signUp({ ...someone.contact, verification_token });
      assert.ok(state.user.uid);
    });
  }

  test('a proof opens one door once', async () => {
    const someone = somebodyWithPhone();
    const proof = { ...someone.contact, verification_token: await prove(someone) };
    await client.stranger().signUp({ ...proof });
    await assert.rejects(client.stranger().signUp({ ...proof }), { error: 'invalid_argument', error_code: 3 });
  });

  test('a username that is taken is refused, and the proof can be used with another', async () => {
    const { username } = await register(somebodyWithPhone());
    const someone = somebodyWithPhone();
    const proof = { ...someone.contact, verification_token: await prove(someone) };
    const auth = client.stranger();
    await assert.rejects(auth.signUp({ ...proof, username }), { error: 'already_exists', error_code: 6 });
    assert.ok((await auth.signUp({ ...proof, username: someone.username })).user.uid);
  });

  test('a wrong password and an unknown name are refused alike', async () => {
    const someone = await register(somebodyWithPhone());
    const refusal = { error: 'invalid_username_or_password', error_code: 3 };
    for (const username of [someone.username, somebodyWithPhone().username]) {
      const auth = client.stranger();
      await assert.rejects(auth.signIn({ username, password: 'Passw0rd@wrong' }), refusal);
      const told = await auth.signInWithPassword({ username, password: 'Passw0rd@wrong' });
      assert.equal(told.error.category, 'INVALID_CREDENTIALS');
      assert.equal(auth.hasLoginState(), null);
    }
  });

  // auth.signUp itself refuses this before it sends anything.
  test('username and password alone make no account', async () => {
    const { username, password } = somebodyWithPhone();
    const auth = client.stranger();
    const { authApi } = auth.oauthInstance;
    await assert.rejects(authApi.signUp({ username, password }), { error: 'invalid_argument', error_code: 3 });
    assert.equal(await auth.isUsernameRegistered(username), false);
  });

  test('a token that no provider earned is worth nothing', async () => {
    const refused = { error: 'invalid_argument', error_code: 3 };
    const auth = client.stranger();
    await assert.rejects(auth.signUp({ provider_token: 'token' }), refused);
    await assert.rejects(auth.signInWithProvider({ provider_token: 'token' }), refused);
    assert.equal((await auth.signInWithIdToken({ token: 'token' })).error.code, 'invalid_argument');
    assert.equal(auth.hasLoginState(), null);
  });
}
