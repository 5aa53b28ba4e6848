import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AuthenticationClient, Models } from 'authing-node-sdk';
import { assertFields, assertRefused, granted, profileOf } from '../../kit/genauth.js';
import { origin } from '../../kit/service.js';

/** The profile that the vendor's page sends. */
export const exampleProfile = {
  nickname: '',
  company: 'GenAuth.Inc',
  photo: 'https://www.genauth.ai/demo.jpg',
  device: 'iOS',
  browser: 'Edge',
  name: 'Mike',
  givenName: 'Zhou',
  familyName: 'Jay',
  middleName: 'Jane',
  profile: 'this is my profile',
  preferredUsername: 'Mike',
  website: 'https://www.genauth.ai',
  birthdate: '2020.2.2',
  zoneinfo: 'HongKong',
  locale: 'EN-US',
  address: 'Hai Dian XX',
  formatted: '',
  streetAddress: 'Hai Dian Street 1',
  locality: 'BeiJing HaiDian',
  region: 'china',
  postalCode: '3500000',
  country: 'china',
  customData: {
    name: 'H',
  },
};

export function examplesOfTheVendor() {
  // The address is fixed: whoever comes first signs the person up, and all after that meet the same person.
  test("the vendor's own example for signUp, as written", async () => {
    const authenticationClient = new AuthenticationClient({
      appId: 'app-1',
      appSecret: 'app-secret-1',
      appHost: origin.origin,
    });
    const result = await authenticationClient.signUp({
      connection: Models.SignUpDto.connection.PASSWORD,
      passwordPayload: { password: 'passw0rd', email: 'test-user@example.com' },
      profile: exampleProfile,
    });

    if (result.statusCode !== 200) {
      assertRefused(result, 409, 2026);
    }
    const tokens = granted(
      await authenticationClient.signInByAccountPassword({
        account: 'test-user@example.com',
        password: 'passw0rd',
        options: { scope: 'openid profile email' },
      }),
    );
    authenticationClient.setAccessToken(tokens.access_token);
    const { device, browser, nickname, formatted, ...lasting } = exampleProfile;
    const user = await profileOf(authenticationClient);
    assertFields(user, { ...lasting, email: 'test-user@example.com', gender: 'U', userSourceType: 'register' });
    assert.equal(user.nickname ?? '', nickname);
    assert.equal(user.formatted ?? '', formatted);
  });

  test("the vendor's own example for sign-in by account and password, as written", async () => {
    const authenticationClient = new AuthenticationClient({
      appId: 'app-1',
      appSecret: 'app-secret-1',
      appHost: origin.origin,
      redirectUri: 'https://example.com/callback',
    });
    const answer = await authenticationClient.signUpByUsernamePassword({ username: 'test', password: 'passw0rd' });
    if (answer.statusCode !== 200) {
      assertRefused(answer, 409, 2026);
    }

    const signInResp = await authenticationClient.signInByAccountPassword({ account: 'test', password: 'passw0rd' });

    assert.ok(granted(signInResp).access_token);
  });
}
