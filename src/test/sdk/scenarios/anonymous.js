import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded } from '../kit/service.js';
import { prove, somebodyWithPhone } from '../kit/people.js';

/** Somebody looks around first, and says later who they are. */
export function anonymous(client) {
  test('signInAnonymously, and then signUp under the same subject', async () => {
    const auth = client.stranger();
    await auth.signInAnonymously();
    assert.equal(await auth.loginScope(), 'anonymous');
    const { uid } = await auth.getCurrentUser();
    const before = { ...(await auth.getCredentials()) };
    const someone = somebodyWithPhone();
    await auth.signUp({
      ...someone.contact,
      verification_token: await prove(someone),
      anonymous_token: before.access_token,
    });
    assert.equal((await auth.getCurrentUser()).uid, uid);
    assert.notEqual(await auth.loginScope(), 'anonymous');
    await assertEnded(before);
  });

  test('an anonymous session is renewed like any other', async () => {
    const auth = client.stranger();
    await auth.signInAnonymously();
    const { uid } = await auth.getCurrentUser();
    await auth.refreshTokenForce();
    assert.equal(await auth.loginScope(), 'anonymous');
    assert.equal((await auth.getCurrentUser()).uid, uid);
  });
}
