import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestCode, whoIs } from '../kit/service.js';
import { channels, prove, register, resident, somebodyWithEmail, somebodyWithPhone } from '../kit/people.js';

export function signIn(client) {
  test('signIn with username and password', async () => {
    const someone = await register(somebodyWithPhone());
    const auth = client.stranger();
    const state = await auth.signIn({ username: someone.username, password: someone.password });
    assert.equal(state.user.uid, someone.sub);
    assert.equal((await whoIs((await auth.getAccessToken()).accessToken)).sub, someone.sub);
  });

  for (const { channel, somebody } of channels) {
    test(`signIn by ${channel} with a verification_token`, async () => {
      const someone = await resident(channel);
      const state = await client
        .stranger()
        .signIn({ username: someone.address, verification_token: await prove(someone) });
      assert.equal(state.user.uid, someone.sub);
    });

    test(`signInWithPassword by username and by ${channel}`, async () => {
      const someone = await register(somebody());
      for (const name of [{ username: someone.username }, someone.loose]) {
        const { data, error } = await client.stranger().signInWithPassword({ ...name, password: someone.password });
        assert.equal(error, null);
        assert.equal(data.user.id, someone.sub);
      }
    });

    test(`signInWithOtp by ${channel}, then verifyOtp: resident and newcomer`, async () => {
      for (const someone of [await resident(channel), somebody()]) {
        const { data } = await client.stranger().signInWithOtp({ ...someone.loose });
        const done = await data.verifyOtp({ token: await newestCode(someone.address) });
        assert.equal(done.error, null);
        const me = await whoIs(done.data.session.access_token);
        assert.equal(done.data.user.id, me.sub);
        assert.equal(me.sub, someone.sub ?? me.sub);
      }
    });

    test(`signInWithOtp by ${channel} for residents only`, async () => {
      const options = { shouldCreateUser: false };
      const newcomer = await client.stranger().signInWithOtp({ ...somebody().loose, options });
      assert.equal(newcomer.error.code, 'not_found');

      const someone = await resident(channel);
      const auth = client.stranger();
      const { data } = await auth.signInWithOtp({ ...someone.loose, options });
      const done = await data.verifyOtp({ token: await newestCode(someone.address) });
      assert.equal(done.data.user.id, someone.sub);
    });

    test(`verifyOtp by ${channel} with a message's id`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      const { verification_id: messageId } = await auth.getVerification({ ...someone.contact });
      const token = await newestCode(someone.address);
      const done = await auth.verifyOtp({ ...someone.loose, token, messageId });
      assert.equal(done.error, null);
      assert.equal(done.data.user.id, someone.sub);
    });
  }

  const byCode = [
    ['signInWithSms', 'phone', somebodyWithPhone, (someone) => ({ phoneNum: someone.loose.phone })],
    ['signInWithEmail', 'e-mail', somebodyWithEmail, (someone) => ({ email: someone.address })],
    ['signInWithUsername', 'phone', somebodyWithPhone, (someone) => ({ username: someone.address })],
    [
      'signInWithUsername',
      'e-mail',
      somebodyWithEmail,
      (someone) => ({ username: someone.address, loginType: 'email' }),
    ],
  ];
  for (const [method, channel, somebody, naming] of byCode) {
    test(`${method} by ${channel}: resident and newcomer`, async () => {
      for (const someone of [await resident(channel), somebody()]) {
        const auth = client.stranger();
        const verificationInfo = await auth.getVerification({ ...someone.contact });
        assert.equal(verificationInfo.is_user, 'sub' in someone);
        const state = await auth[method]({
          ...naming(someone),
          verificationInfo,
          verificationCode: await newestCode(someone.address),
        });
        const me = await whoIs((await auth.getAccessToken()).accessToken);
        assert.equal(state.user.uid, me.sub);
        assert.equal(me.sub, someone.sub ?? me.sub);
      }
    });
  }
}
