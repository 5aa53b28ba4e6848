import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestCode, whoIs } from '../kit/service.js';
import { channels, prove, resident, somebodyWithEmail } from '../kit/people.js';

export function signUp(client) {
  for (const { channel, somebody } of channels) {
    test(`signUp by ${channel}: getVerification, verify, then everything at once`, async () => {
      const auth = client.stranger();
      const someone = somebody();
      assert.equal(await auth.isUsernameRegistered(someone.username), false);

      const sent = await auth.getVerification({ ...someone.contact });
      assert.equal(sent.is_user, false);
      assert.equal(sent.expires_in, 600);
      const verified = await auth.verify({
        verification_id: sent.verification_id,
        verification_code: await newestCode(someone.address),
      });
      const state = await auth.signUp({
        ...someone.contact,
        verification_token: verified.verification_token,
        username: someone.username,
        password: someone.password,
        name: 'Ada',
        gender: 'FEMALE',
        locale: 'en-GB',
      });

      const { accessToken } = await auth.getAccessToken();
      const me = await whoIs(accessToken);
      assert.equal(state.user.uid, me.sub);
      assert.deepEqual(pick(me, ['username', 'name', 'gender', 'locale', 'has_password', 'status']), {
        username: someone.username,
        name: 'Ada',
        gender: 'FEMALE',
        locale: 'en-GB',
        has_password: true,
        status: 'ACTIVE',
      });
      assert.deepEqual(pick(me, Object.keys(someone.contact)), someone.contact);
      assert.equal(await auth.isUsernameRegistered(someone.username), true);
    });

    test(`signUp by ${channel} with nothing but the proof`, async () => {
      const auth = client.stranger();
      const someone = somebody();
      const state = await auth.signUp({ ...someone.contact, verification_token: await prove(someone) });
      const me = await whoIs((await auth.getAccessToken()).accessToken);
      assert.equal(state.user.uid, me.sub);
      assert.equal(me.has_password, false);
      assert.equal(me.username, undefined);
    });

    test(`signUp by ${channel} in the form that answers with verifyOtp: a newcomer gets an account`, async () => {
      const auth = client.stranger();
      const someone = somebody();
      const { data, error } = await auth.signUp({ ...someone.loose, password: someone.password });
      assert.equal(error, null);
      const done = await data.verifyOtp({ token: await newestCode(someone.address) });
      assertSession(done, await whoIs(done.data.session.access_token));

      const again = await client.stranger().signInWithPassword({ ...someone.loose, password: someone.password });
      assert.equal(again.error, null);
      assert.equal(again.data.user.id, done.data.user.id);
    });

    test(`signUp by ${channel} in the form that answers with verifyOtp: a resident is signed in`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      const { data } = await auth.signUp({ ...someone.loose });
      const done = await data.verifyOtp({ token: await newestCode(someone.address) });
      assert.equal(done.error, null);
      assert.equal(done.data.user.id, someone.sub);
    });
  }

  test('signUpWithEmailAndPassword, then verifyOtp', async () => {
    const someone = somebodyWithEmail();
    const { data } = await client.stranger().signUpWithEmailAndPassword(someone.address, someone.password);
    const done = await data.verifyOtp({ token: await newestCode(someone.address) });
    assertSession(done, await whoIs(done.data.session.access_token));
  });
}

function assertSession({ data, error }, me) {
  assert.equal(error, null);
  assert.equal(data.user.id, me.sub);
  assert.equal(data.session.token_type, 'Bearer');
  assert.equal(data.session.expires_in, 7200);
  assert.match(data.session.refresh_token, /^m\./);
}

function pick(object, names) {
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}
