import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertFields, codeByEmail, codeBySms, everything, genauth, granted, methods, newcomer, profileOf, settle, signedIn,
  time, tokensOf,
} from '../../kit/genauth.js';

const byPassword = {
  signInByUsernamePassword: ({ username }) => ({ username }),
  signInByEmailPassword: ({ email }) => ({ email }),
  signInByPhonePassword: ({ phone }) => ({ phone }),
  'signInByAccountPassword, a username': ({ username }) => ({ account: username }),
  'signInByAccountPassword, an e-mail address': ({ email }) => ({ account: email }),
  'signInByAccountPassword, a phone number': ({ phone }) => ({ account: phone }),
};

/** Of a client that asked for nothing special: the person's tokens, none of them good for refreshing. */
async function assertTokensOf({ userId }, answer, sdk) {
  const tokens = granted(answer);
  assert.deepEqual(tokens.scope.split(' ').sort(), ['openid', 'profile']);
  assertFields(tokens, { token_type: 'Bearer', expire_in: 7200 });
  assert.equal(tokens.refresh_token ?? null, null);
  assert.equal((await sdk.parseAccessToken(tokens.access_token)).sub, userId);
  assert.equal((await sdk.parseIDToken(tokens.id_token)).sub, userId);
}

export function signIn() {
  for (const [name, typed] of Object.entries(byPassword)) {
    test(name, async () => {
      const someone = await settle();
      const sdk = genauth();
      const method = name.split(',')[0];
      await assertTokensOf(someone, await sdk[method]({ ...typed(someone), password: someone.password }), sdk);
    });
  }

  test('signInByEmailPassCode', async () => {
    const someone = await settle();
    const sdk = genauth();
    const passCode = await codeByEmail(sdk, someone.email, 'CHANNEL_LOGIN');
    await assertTokensOf(someone, await sdk.signInByEmailPassCode({ email: someone.email, passCode }), sdk);
  });

  for (const country of [{ phoneCountryCode: '+86' }, {}]) {
    test(`signInByPhonePassCode, ${JSON.stringify(country)}`, async () => {
      const someone = await settle();
      const sdk = genauth();
      const passCode = await codeBySms(sdk, someone.phone, 'CHANNEL_LOGIN');
      const answer = await sdk.signInByPhonePassCode({ phone: someone.phone, passCode, ...country });
      await assertTokensOf(someone, answer, sdk);
    });
  }

  for (const method of methods) {
    test(`an application that says who it is by ${method}`, async () => {
      const someone = await settle();
      const sdk = genauth(method);
      const { access_token: token } = await tokensOf(someone, sdk);
      const claims = await sdk.parseAccessToken(token);
      assertFields(claims, { sub: someone.userId, aud: method === 'none' ? 'app-public' : 'app-1' });
    });

    // The SDK sends the token it holds with every call, this one included.
    test(`a client that still holds a token signs somebody else in, by ${method}`, async () => {
      const sdk = genauth(method);
      sdk.setAccessToken((await tokensOf(await settle(), sdk)).access_token);
      const someone = await settle();
      const { access_token: token } = await tokensOf(someone, sdk);
      assert.equal((await sdk.parseAccessToken(token)).sub, someone.userId);
    });
  }

  test('signInByCredentials', async () => {
    const someone = await settle();
    const sdk = genauth();
    const answer = await sdk.signInByCredentials({
      connection: 'PASSWORD',
      passwordPayload: { account: someone.email, password: someone.password },
      client_id: 'app-1',
      client_secret: 'app-secret-1',
    });
    await assertTokensOf(someone, answer, sdk);
  });

  test('every option of a sign-in', async () => {
    const { username, password } = await settle();
    const sdk = genauth();
    const tokens = granted(
      await sdk.signInByUsernamePassword({
        username,
        password,
        options: {
          scope: everything,
          clientIp: '192.168.0.1',
          context: { from: 'a test' },
          tenantId: 'nowhere',
          customData: { school: 'Peking University', age: 22 },
          autoRegister: false,
          passwordEncryptType: 'none',
        },
      }),
    );
    assert.deepEqual(tokens.scope.split(' ').sort(), everything.split(' ').sort());
    assert.match(tokens.refresh_token, /^[A-Za-z0-9._-]+$/);
    sdk.setAccessToken(tokens.access_token);
    const customData = { school: 'Peking University', age: 22 };
    assertFields(await profileOf(sdk), { customData, lastIp: '192.168.0.1' });
  });

  test('autoRegister creates whoever is not there', async () => {
    const { email, password } = newcomer();
    const sdk = genauth();
    const parse = async (answer) => (await sdk.parseAccessToken(granted(answer).access_token)).sub;
    const request = { email, password, options: { autoRegister: true } };
    const first = await parse(await sdk.signInByEmailPassword(request));
    assert.equal(await parse(await sdk.signInByEmailPassword(request)), first);
  });

  test('sign-ins are counted', async () => {
    const someone = await settle();
    await signedIn(someone);
    const profile = await profileOf(await signedIn(someone));
    assertFields(profile, { loginsCount: 2, lastLoginApp: 'app-1' });
    assert.match(profile.lastLogin, time);
    assert.ok(profile.lastIp);
  });
}
