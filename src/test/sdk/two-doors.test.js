import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { client } from './kit/client.js';
import {
  assertRefused, codeByEmail, codeBySms, genauth, granted, newcomer, profileOf, settle, signedIn,
} from './kit/genauth.js';
import { register, somebodyWithEmail, somebodyWithPhone } from './kit/people.js';
import { sdk3 } from './kit/sdk3.js';
import { call, newestCode, whoIs } from './kit/service.js';

const cloudbase = client(sdk3);

/** As the SDK of the other vendor spells it: without the country code. */
const national = ({ address }) => address.replace('+86 ', '');

const subjectOf = async (answer) => (await genauth().parseAccessToken(granted(answer).access_token)).sub;

/** Somebody who signed up through @cloudbase/js-sdk. */
async function throughCloudBase(someone) {
  const auth = cloudbase.stranger();
  const sent = await auth.getVerification({ ...someone.contact });
  const { verification_token } = await auth.verify({
    verification_id: sent.verification_id,
    verification_code: await newestCode(someone.address),
  });
  const { username, password, contact } = someone;
  const { user } = await auth.signUp({ ...contact, verification_token, username, password, name: 'Ada' });
  return user.uid;
}

describe('one account, two doors', () => {
  test('signed up by phone through CloudBase, signed in through GenAuth in every way', async () => {
    const someone = somebodyWithPhone();
    const uid = await throughCloudBase(someone);
    const { username, password } = someone;
    const phone = national(someone);
    const sdk = genauth();

    assert.equal(await subjectOf(await sdk.signInByUsernamePassword({ username, password })), uid);
    assert.equal(await subjectOf(await sdk.signInByPhonePassword({ phone, password })), uid);
    for (const account of [username, phone]) {
      assert.equal(await subjectOf(await sdk.signInByAccountPassword({ account, password })), uid);
    }
    const passCode = await codeBySms(sdk, phone, 'CHANNEL_LOGIN');
    assert.equal(await subjectOf(await sdk.signInByPhonePassCode({ phone, passCode })), uid);

    const profile = await profileOf(await signedIn(someone));
    assert.equal(profile.userId, uid);
    assert.equal(profile.phone, phone);
    assert.equal(profile.phoneCountryCode, '+86');
    assert.equal(profile.phoneVerified, true);
    assert.equal(profile.name, 'Ada');
  });

  test('signed up by e-mail through CloudBase, signed in through GenAuth in every way', async () => {
    const someone = somebodyWithEmail();
    const uid = await throughCloudBase(someone);
    const { username, password, address: email } = someone;
    const sdk = genauth();

    assert.equal(await subjectOf(await sdk.signInByUsernamePassword({ username, password })), uid);
    assert.equal(await subjectOf(await sdk.signInByEmailPassword({ email, password })), uid);
    assert.equal(await subjectOf(await sdk.signInByAccountPassword({ account: email, password })), uid);
    const passCode = await codeByEmail(sdk, email, 'CHANNEL_LOGIN');
    assert.equal(await subjectOf(await sdk.signInByEmailPassCode({ email, passCode })), uid);
  });

  test('signed up through GenAuth, signed in through CloudBase in every way', async () => {
    const { userId, username, email, phone, password } = await settle();
    for (const name of [username, email, `+86 ${phone}`]) {
      const state = await cloudbase.stranger().signIn({ username: name, password });
      assert.equal(state.user.uid, userId, name);
    }
    const auth = cloudbase.stranger();
    const { data } = await auth.signInWithOtp({ phone, options: { shouldCreateUser: false } });
    const done = await data.verifyOtp({ token: await newestCode(phone) });
    assert.equal(done.data.user.id, userId);
    const me = await whoIs((await auth.getAccessToken()).accessToken);
    assert.equal(me.sub, userId);
    assert.equal(me.username, username);
    assert.equal(me.phone_number, `+86 ${phone}`);
    assert.equal(me.email, email);
  });

  test('signed up by code and password through GenAuth, signed in through CloudBase', async () => {
    const { phone, password } = newcomer();
    const sdk = genauth();
    const passCode = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
    const options = { passwordForPhonePassCode: password, context: {} };
    const { userId } = granted(await sdk.signUpByPhoneCode({ phone, passCode, options }));
    const state = await cloudbase.stranger().signIn({ username: `+86 ${phone}`, password });
    assert.equal(state.user.uid, userId);
  });

  test('whoever has an account behind one door cannot sign up at the other', async () => {
    const someone = await register(somebodyWithPhone());
    const { username, password } = someone;
    const phone = national(someone);
    const sdk = genauth();
    assertRefused(await sdk.signUpByUsernamePassword({ username, password }), 409, 2026);
    const passCode = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
    assertRefused(await sdk.signUpByPhoneCode({ phone, passCode }), 409, 2026);
  });

  test('a code for one door does not open the other', async () => {
    const { phone } = newcomer();
    const sdk = genauth();
    const forGenAuth = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
    const sent = await cloudbase.stranger().getVerification({ phone_number: `+86 ${phone}` });
    const forCloudBase = await newestCode(phone);

    const crossed = await call('POST', '/auth/v1/verification/verify', {
      body: { verification_id: sent.verification_id, verification_code: forGenAuth },
    });
    assert.equal(crossed.body.error, 'invalid_argument');
    assertRefused(await sdk.signUpByPhoneCode({ phone, passCode: forCloudBase }), 400, 2001);
    granted(await sdk.signUpByPhoneCode({ phone, passCode: forGenAuth }));
  });

  test("a token of one door does not open the other's", async () => {
    const someone = somebodyWithPhone();
    await throughCloudBase(someone);
    const auth = cloudbase.stranger();
    await auth.signIn({ username: someone.username, password: someone.password });
    const sdk = genauth();
    sdk.setAccessToken((await auth.getAccessToken()).accessToken);
    assertRefused(await sdk.getProfile({}), 401, 2020);
  });
});
