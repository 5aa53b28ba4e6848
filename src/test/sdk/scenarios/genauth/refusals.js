import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { assertRefused, codeByEmail, codeBySms, genauth, granted, newcomer, settle } from '../../kit/genauth.js';
import { wrongCode } from '../../kit/service.js';

const badPadding = randomBytes(256).toString('base64').replace(/^./, 'A');

export function refusals() {
  test('somebody who is there cannot sign up again', async () => {
    const { username, email, phone, password } = await settle();
    const sdk = genauth();
    assertRefused(await sdk.signUpByUsernamePassword({ username, password }), 409, 2026);
    assertRefused(await sdk.signUpByEmailPassword({ email, password }), 409, 2026);
    const byEmail = await codeByEmail(sdk, email, 'CHANNEL_REGISTER');
    assertRefused(await sdk.signUpByEmailCode({ email, passCode: byEmail }), 409, 2026);
    const bySms = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
    assertRefused(await sdk.signUpByPhoneCode({ phone, passCode: bySms }), 409, 2026);
  });

  test('a sign-up with a wrong code, a used one, one that was never sent, one for something else', async () => {
    const { email, phone } = newcomer();
    const sdk = genauth();
    const passCode = await codeByEmail(sdk, email, 'CHANNEL_REGISTER');
    assertRefused(await sdk.signUpByEmailCode({ email, passCode: await wrongCode(email) }), 400, 2001);
    granted(await sdk.signUpByEmailCode({ email, passCode }));
    assertRefused(await sdk.signUpByEmailCode({ email, passCode }), 400, 2001);
    assertRefused(await sdk.signUpByPhoneCode({ phone, passCode: '123456' }), 400, 2001);
    const forLater = await codeBySms(sdk, phone, 'CHANNEL_COMPLETE_PHONE');
    assertRefused(await sdk.signUpByPhoneCode({ phone, passCode: forLater }), 400, 2001);
  });

  test('a sign-up whose profile names an address that nothing proves', async () => {
    for (const profile of [{ email: 'help@genauth.ai' }, { phone: '114114114' }]) {
      const { username, password } = newcomer();
      const sdk = genauth();
      assertRefused(await sdk.signUpByUsernamePassword({ username, password, profile }), 400, 2001);
      assertRefused(await sdk.signInByUsernamePassword({ username, password }), 403, 2333);
    }
  });

  const nonsense = [
    [{}, 400, 2231],
    [{ connection: 'PASSWORD' }, 400, 2231],
    [{ connection: 'PASSCODE' }, 400, 2231],
    [{ connection: 'SMOKE' }, 400],
    [{ connection: 'PASSWORD', passwordPayload: { password: 'passw0rd' } }, 400, 2028],
    [{ connection: 'PASSWORD', passwordPayload: { email: 'e@example.com' } }, 400, 2032],
    [{ connection: 'PASSWORD', passwordPayload: { email: 'no address', password: 'passw0rd' } }, 400, 2003],
    [{ connection: 'PASSWORD', passwordPayload: { username: 'somebody', password: '12345' } }, 422, 2029],
  ];
  for (const [request, statusCode, apiCode] of nonsense) {
    test(`signUp(${JSON.stringify(request)})`, async () => {
      assertRefused(await genauth().signUp(request), statusCode, apiCode);
    });
  }

  for (const [passwordEncryptType, password] of [
    ['rsa', 'not base64!'], ['rsa', 'c2hvcnQ='], ['rsa', badPadding], ['sm2', 'not hex'], ['sm2', '0011'],
  ]) {
    test(`a sign-up whose password is no ciphertext (${passwordEncryptType}, ${password.slice(0, 11)})`, async () => {
      const request = { ...newcomer(), password, options: { passwordEncryptType } };
      assertRefused(await genauth().signUpByUsernamePassword(request), 400, 2016);
    });
  }

  // Whoever watches the answers learns nothing about the padding.
  test('a sign-in whose password has a bad padding is refused as a wrong password', async () => {
    const { username } = await settle();
    const options = { passwordEncryptType: 'rsa' };
    assertRefused(await genauth().signInByUsernamePassword({ username, password: badPadding, options }), 403, 2333);
    assertRefused(await genauth().signInByUsernamePassword({ username, password: 'c2hvcnQ=', options }), 400, 2016);
  });

  test('a wrong password and an unknown person look alike', async () => {
    for (const { username, email, phone } of [await settle(), newcomer()]) {
      const password = 'wrong';
      const answers = [
        await genauth().signInByUsernamePassword({ username, password }),
        await genauth().signInByEmailPassword({ email, password }),
        await genauth().signInByPhonePassword({ phone, password }),
        await genauth().signInByAccountPassword({ account: username, password }),
      ];
      answers.forEach((answer) => assertRefused(answer, 403, 2333));
      assert.equal(new Set(answers.map((answer) => answer.message)).size, 1);
    }
  });

  test('a sign-in with a wrong code, or one of somebody who is not there', async () => {
    const { email } = await settle();
    const sdk = genauth();
    await codeByEmail(sdk, email, 'CHANNEL_LOGIN');
    assertRefused(await sdk.signInByEmailPassCode({ email, passCode: await wrongCode(email) }), 400, 2001);
    const { phone } = newcomer();
    assertRefused(await sdk.signInByPhonePassCode({ phone, passCode: '123456' }), 400, 2001);
  });

  test('directories are not served', async () => {
    const bob = { sAMAccountName: 'bob', password: 'passw0rd' };
    assertRefused(await genauth().signInByLDAP(bob), 501, undefined);
    assertRefused(await genauth().signInByAD(bob), 501, undefined);
  });

  test('an application that does not say who it is, or does so wrongly', async () => {
    const { username, password } = await settle();
    const impostors = [
      genauth('client_secret_post', { appSecret: 'app-secret-2' }),
      genauth('client_secret_basic', { appSecret: 'app-secret-2' }),
      genauth('none', { appId: 'app-1' }),
    ];
    for (const sdk of impostors) {
      assertRefused(await sdk.signInByUsernamePassword({ username, password }), 401, undefined);
    }
  });

  test('an application that nobody knows', async () => {
    const sdk = genauth('client_secret_post', { appId: 'app-nowhere' });
    assertRefused(await sdk.signUpByUsernamePassword(newcomer()), 404, 2011);
    assertRefused(await sdk.signInByUsernamePassword(newcomer()), 404, 2011);
    assertRefused(await sdk.sendEmail({ channel: 'CHANNEL_REGISTER', email: newcomer().email }), 404, 2011);
  });

  test('what this service does not have says so', async () => {
    const sdk = genauth();
    for (const ask of [() => sdk.getCountryList(), () => sdk.getIdentities(), () => sdk.bindEmail({})]) {
      await assert.rejects(ask(), ({ response }) => {
        assert.equal(response.status, 404);
        assertRefused(response.data, 404, undefined);
        return true;
      });
    }
  });
}
