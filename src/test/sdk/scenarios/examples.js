import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, whoIs } from '../kit/service.js';
import { prove } from '../kit/people.js';

/**
 * The bodies that the vendor's page shows for POST /auth/v1/signup, as written, a real token put in. Their addresses
 * are fixed: whoever comes first signs the person up, and all after that meet the same person.
 */
const examples = [
  { contact: { phone_number: '+86 13000000000' }, username: 'user123', password: 'Password@123' },
  { contact: { email: 'user@example' }, username: 'user456', password: 'DemoPass123!@#' },
];

export function examplesOfTheVendor(client) {
  for (const { contact, username, password } of examples) {
    const [[field, address]] = Object.entries(contact);

    test(`the vendor's own example for ${address}`, async () => {
      const auth = client.stranger();
      if (await auth.isUsernameRegistered(username)) {
        await auth.signIn({ username, password });
      } else {
        const verification_token = await prove({ address, contact });
        await auth.signUp({ ...contact, verification_token, username, password });
      }

      const me = await whoIs((await auth.getAccessToken()).accessToken);
      assert.equal(me.username, username);
      assert.equal(me[field], address);
      assert.equal((await client.stranger().signIn({ username: address, password })).user.uid, me.sub);
    });
  }

  test("the vendor's own example for a provider, whose token is made up", async () => {
    const auth = client.stranger();
    const body = { provider_token: 'your_provider_token', username: 'github_user', password: 'SamplePass456$%^' };
    await assert.rejects(auth.signUp(body), { error: 'invalid_argument', error_code: 3 });
    assert.equal((await call('GET', '/auth/v1/checkIfUserExist?username=github_user')).body.exist, false);
  });
}
