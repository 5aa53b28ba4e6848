import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ciphers } from '../../kit/ciphers.js';
import { assertRefused, codeByEmail, codeBySms, genauth, granted, newcomer, settle, signedIn } from '../../kit/genauth.js';
import { wrongCode } from '../../kit/service.js';

const another = 'another passw0rd 密码';

async function assertPassword({ username, password }) {
  granted(await genauth().signInByUsernamePassword({ username, password: another }));
  assertRefused(await genauth().signInByUsernamePassword({ username, password }), 403, 2333);
}

/** The first step of a reset: a token for the second. */
async function resetToken({ email, phone }, way) {
  const sdk = genauth();
  const request =
    way === 'EMAIL_PASSCODE'
      ? { emailPassCodePayload: { email, passCode: await codeByEmail(sdk, email, 'CHANNEL_RESET_PASSWORD') } }
      : {
          phonePassCodePayload: {
            phoneNumber: phone,
            phoneCountryCode: '+86',
            passCode: await codeBySms(sdk, phone, 'CHANNEL_RESET_PASSWORD'),
          },
        };
  const verified = granted(await sdk.verifyResetPasswordRequest({ verifyMethod: way, ...request }));
  assert.ok(verified.tokenExpiresIn > 0);
  return verified.passwordResetToken;
}

export function password() {
  for (const [passwordEncryptType, encrypt] of Object.entries(ciphers)) {
    test(`a password encrypted with ${passwordEncryptType}: sign-up and sign-in`, async () => {
      const { username } = newcomer();
      const sdk = genauth();
      const options = { passwordEncryptType };
      const encrypted = async () => ({ username, password: await encrypt(sdk, another) });
      granted(await sdk.signUpByUsernamePassword({ ...(await encrypted()), options }));
      granted(await sdk.signInByUsernamePassword({ ...(await encrypted()), options }));
      granted(await sdk.signInByUsernamePassword({ username, password: another }));
    });

    test(`a password encrypted with ${passwordEncryptType}: beside a phone code`, async () => {
      const { phone } = newcomer();
      const sdk = genauth();
      const passCode = await codeBySms(sdk, phone, 'CHANNEL_REGISTER');
      const options = { passwordForPhonePassCode: await encrypt(sdk, another), passwordEncryptType, context: {} };
      granted(await sdk.signUpByPhoneCode({ phone, passCode, options }));
      granted(await sdk.signInByPhonePassword({ phone, password: another }));
    });

    test(`a password encrypted with ${passwordEncryptType}: updatePassword`, async () => {
      const someone = await settle();
      const sdk = await signedIn(someone);
      const oldPassword = await encrypt(sdk, someone.password);
      const newPassword = await encrypt(sdk, another);
      granted(await sdk.updatePassword({ oldPassword, newPassword, passwordEncryptType }));
      await assertPassword(someone);
    });

    test(`a password encrypted with ${passwordEncryptType}: resetPassword`, async () => {
      const someone = await settle();
      const sdk = genauth();
      const passwordResetToken = await resetToken(someone, 'EMAIL_PASSCODE');
      const request = { passwordResetToken, password: await encrypt(sdk, another), passwordEncryptType };
      assert.equal(granted(await sdk.resetPassword(request)).success, true);
      await assertPassword(someone);
      assert.notEqual((await sdk.resetPassword(request)).statusCode, 200);
    });

    test(`a password encrypted with ${passwordEncryptType}: validatePassword`, async () => {
      const { username, email, phone, password } = await settle();
      const sdk = genauth();
      for (const name of [{ username }, { email }, { phone, phoneCountryCode: '+86' }]) {
        for (const [typed, valid] of [[password, true], ['wrong', false]]) {
          const request = { ...name, password: await encrypt(sdk, typed), passwordEncryptType };
          assert.equal(granted(await sdk.validatePassword(request)).valid, valid);
        }
      }
    });
  }

  test('updatePassword without the old one', async () => {
    const someone = await settle();
    const sdk = await signedIn(someone);
    assertRefused(await sdk.updatePassword({ newPassword: another, oldPassword: 'wrong' }), 403, 2203);
    assertRefused(await sdk.updatePassword({ newPassword: another }), 400, 2201);
    assertRefused(await genauth().updatePassword({ newPassword: another, oldPassword: someone.password }), 401, 2020);
    granted(await sdk.signInByUsernamePassword(someone));
  });

  test('resetPassword by phone, which ends every session', async () => {
    const someone = await settle();
    const before = await signedIn(someone);
    const passwordResetToken = await resetToken(someone, 'PHONE_PASSCODE');
    granted(await genauth().resetPassword({ passwordResetToken, password: another }));
    await assertPassword(someone);
    assertRefused(await before.getProfile({}), 401, 2020);
  });

  test('updatePassword with the token of a reset instead of the old one', async () => {
    const someone = await settle();
    const sdk = await signedIn(someone);
    const request = { newPassword: another, passwordResetToken: await resetToken(someone, 'EMAIL_PASSCODE') };
    granted(await sdk.updatePassword(request));
    await assertPassword(someone);
    assert.notEqual((await sdk.updatePassword(request)).statusCode, 200);
  });

  test('verifyResetPasswordRequest with a wrong code', async () => {
    const { email } = await settle();
    const sdk = genauth();
    await codeByEmail(sdk, email, 'CHANNEL_RESET_PASSWORD');
    const emailPassCodePayload = { email, passCode: await wrongCode(email) };
    const answer = await sdk.verifyResetPasswordRequest({ verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload });
    assertRefused(answer, 400, 2001);
  });

  test('getSecurityLevel', async () => {
    const judged = granted(await (await signedIn(await settle())).getSecurityLevel());
    const { passwordSecurityLevel, securityScore, ...rest } = judged;
    assert.deepEqual(rest, { mfaEnrolled: false, passwordSet: true, emailBinded: true, phoneBinded: true });
    assert.ok(Number.isInteger(passwordSecurityLevel));
    assert.ok(Number.isInteger(securityScore));
  });
}
