import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertFields, codeByEmail, codeBySms, genauth, granted, newcomer, profileOf, settle, signedIn, time,
} from '../../kit/genauth.js';
import { exampleProfile } from './examples.js';

const ofNewcomer = {
  status: 'Activated',
  workStatus: 'Active',
  gender: 'U',
  emailVerified: false,
  phoneVerified: false,
  loginsCount: 0,
  userSourceType: 'register',
  userSourceId: 'app-1',
  resetPasswordOnNextLogin: false,
  identities: [],
  departmentIds: [],
  customData: {},
};

function assertNewcomer(user, more) {
  assert.ok(user.userId);
  assert.match(user.createdAt, time);
  assert.match(user.updatedAt, time);
  assertFields(user, { ...ofNewcomer, ...more });
}

export function signUp() {
  test('signUpByUsernamePassword', async () => {
    const { username, password } = newcomer();
    const user = granted(await genauth().signUpByUsernamePassword({ username, password }));
    assertNewcomer(user, { username });
    assert.match(user.passwordLastSetAt, time);
    granted(await genauth().signInByUsernamePassword({ username, password }));
  });

  test('signUpByEmailPassword', async () => {
    const { email, password } = newcomer();
    const user = granted(await genauth().signUpByEmailPassword({ email, password }));
    assertNewcomer(user, { email });
    assert.match(user.passwordLastSetAt, time);
    granted(await genauth().signInByEmailPassword({ email, password }));
  });

  test('signUpByEmailCode', async () => {
    const { email } = newcomer();
    const sdk = genauth();
    const passCode = await codeByEmail(sdk, email, 'CHANNEL_REGISTER');
    assertNewcomer(granted(await sdk.signUpByEmailCode({ email, passCode })), { email, emailVerified: true });
  });

  for (const country of [{ phoneCountryCode: '+86' }, {}]) {
    test(`signUpByPhoneCode, ${JSON.stringify(country)}`, async () => {
      const { phone } = newcomer();
      const sdk = genauth();
      const passCode = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
      const user = granted(await sdk.signUpByPhoneCode({ phone, passCode, ...country }));
      assertNewcomer(user, { phone, phoneCountryCode: '+86', phoneVerified: true });
    });
  }

  test('signUpByPhoneCode with a password', async () => {
    const { phone, password } = newcomer();
    const sdk = genauth();
    const passCode = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
    const options = { passwordForPhonePassCode: password, context: {} };
    const user = granted(await sdk.signUpByPhoneCode({ phone, passCode, phoneCountryCode: '+86', options }));
    assertNewcomer(user, { phone, phoneVerified: true });
    assert.match(user.passwordLastSetAt, time);
    granted(await sdk.signInByPhonePassword({ phone, password }));
  });

  test('signUp with e-mail address and username, a whole profile and every option', async () => {
    const { username, email, password } = newcomer();
    const sdk = genauth();
    const profile = { ...exampleProfile, nickname: 'Mi', formatted: 'Hai Dian Street 1, BeiJing', gender: 'M' };
    const user = granted(
      await sdk.signUp({
        connection: 'PASSWORD',
        passwordPayload: { username, email, password },
        profile,
        options: {
          clientIp: '192.168.0.1',
          context: { phoneNumber: '188xxxx8888', phoneCountryCode: '+86', name: 'not this one' },
          passwordEncryptType: 'none',
        },
      }),
    );

    const expected = {
      ...profile,
      username,
      email,
      customData: { name: 'H', phoneNumber: '188xxxx8888', phoneCountryCode: '+86' },
    };
    assertNewcomer(user, expected);

    // The device and the browser are those of the last sign-in.
    const { device, browser, ...lasting } = expected;
    const read = await profileOf(await signedIn({ username, password }));
    assertFields(read, { ...lasting, userId: user.userId, identities: [], departmentIds: [], loginsCount: 1 });
  });

  test('signUp completes the account with addresses that their own codes prove', async () => {
    const someone = await settle();
    const { userId, username, email, phone } = someone;
    assertFields(await profileOf(await signedIn(someone)), {
      userId, username, email, phone, phoneCountryCode: '+86', emailVerified: true, phoneVerified: true,
    });
  });

  // The vendor's page has a letter of its own for women.
  test('signUp answers every gender with the letters of the model', async () => {
    for (const [sent, answered] of [['W', 'F'], ['F', 'F'], ['M', 'M'], ['U', 'U']]) {
      const { username, password } = newcomer();
      const user = granted(await genauth().signUpByUsernamePassword({ username, password, profile: { gender: sent } }));
      assert.equal(user.gender, answered);
    }
  });

  test('signUp does not mind the case of an e-mail address', async () => {
    const { email, password } = newcomer();
    granted(await genauth().signUpByEmailPassword({ email: email.toUpperCase(), password }));
    granted(await genauth().signInByEmailPassword({ email, password }));
  });
}
