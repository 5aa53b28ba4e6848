import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFields, assertRefused, genauth, granted, newcomer, profileOf, settle, signedIn, tokensOf } from '../../kit/genauth.js';

const changes = {
  name: 'Zhang San',
  nickname: 'San',
  photo: 'https://files.example.com/avatar.png',
  externalId: '10010',
  birthdate: '2022-06-03',
  country: 'CN',
  province: 'BJ',
  city: 'BJ',
  address: 'Beijing Chaoyang',
  streetAddress: 'xxx Street, Chaoyang District, Beijing',
  postalCode: '438100',
  gender: 'F',
  company: 'steamory',
  identityNumber: '420421xxxxxxxx1234',
};
const customData = { school: 'Peking University', age: 22 };

export function profile() {
  test('updateProfile, then getProfile', async () => {
    const sdk = await signedIn(await settle());
    assertFields(granted(await sdk.updateProfile({ ...changes, customData })), changes);
    assertFields(await profileOf(sdk), { ...changes, customData });

    granted(await sdk.updateProfile({ city: 'Shanghai' }));
    assertFields(await profileOf(sdk), { ...changes, customData, city: 'Shanghai' });
  });

  test('updateProfile with a username, unless somebody has it', async () => {
    const taken = (await settle()).username;
    const { username } = newcomer();
    const sdk = await signedIn(await settle());
    assertRefused(await sdk.updateProfile({ username: taken }), 409, 2026);
    assertFields(granted(await sdk.updateProfile({ username })), { username });
  });

  test('getProfile tells what is long only to whoever asks', async () => {
    const sdk = await signedIn(await settle());
    for (const asked of [{}, { withCustomData: false }]) {
      const user = granted(await sdk.getProfile(asked));
      for (const field of ['customData', 'identities', 'departmentIds']) {
        assert.equal(user[field] ?? null, null);
      }
    }
  });

  test('getProfile tells what the token is for', async () => {
    const someone = await settle();
    const told = {
      username: ['username'],
      email: ['email', 'emailVerified'],
      phone: ['phone', 'phoneCountryCode', 'phoneVerified'],
    };
    for (const [scope, fields] of Object.entries(told)) {
      const user = await profileOf(await signedIn(someone, `openid ${scope}`));
      assert.equal(user.userId, someone.userId);
      assertFields(user, Object.fromEntries(fields.map((field) => [field, someone[field] ?? user[field]])));
      for (const other of Object.keys(told).filter((name) => name !== scope)) {
        assert.equal(user[other] ?? null, null, `${other} with ${scope}`);
      }
    }
  });

  test('getProfile and updateProfile of nobody', async () => {
    const sdk = genauth();
    const { id_token: idToken } = await tokensOf(await settle(), sdk);
    for (const token of [undefined, 'nonsense', idToken]) {
      sdk.setAccessToken(token);
      assertRefused(await sdk.getProfile({}), 401, 2020);
      assertRefused(await sdk.updateProfile(changes), 401, 2020);
    }
  });
}
