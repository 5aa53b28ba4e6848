import assert from 'node:assert/strict';
import { test } from 'node:test';
import { register, somebodyWithPhone } from '../kit/people.js';

export function events(client) {
  /** What is heard, one after the other: `next()` waits for what has not been told yet. */
  function ear() {
    const heard = [];
    const waiting = [];
    return {
      hear: (event) => (waiting.length ? waiting.shift()(event) : heard.push(event)),
      next: () => (heard.length ? heard.shift() : new Promise((resolve) => waiting.push(resolve))),
    };
  }

  test('onLoginStateChanged tells of signing in and out', { timeout: 30_000 }, async () => {
    const someone = await register(somebodyWithPhone());
    const auth = client.stranger();
    const { hear, next } = ear();
    await auth.onLoginStateChanged((state) => {
      const event = state?.data?.eventType;
      // A client that nobody has signed in with is told of missing credentials as well.
      if (event && event !== 'credentials_error') {
        hear(event);
      }
    });
    await auth.signIn({ username: someone.username, password: someone.password });
    assert.equal(await next(), 'sign_in');
    await auth.signOut();
    assert.equal(await next(), 'sign_out');
  });

  test('onAuthStateChange tells of signing in, renewing and signing out', { timeout: 30_000 }, async () => {
    const someone = await register(somebodyWithPhone());
    const auth = client.stranger();
    const { hear, next } = ear();
    auth.onAuthStateChange((event, session) => hear([event, session?.user?.id]));
    await auth.signIn({ username: someone.username, password: someone.password });
    assert.deepEqual(await next(), ['SIGNED_IN', someone.sub]);
    await auth.refreshTokenForce({});
    assert.deepEqual(await next(), ['TOKEN_REFRESHED', someone.sub]);
    await auth.signOut();
    assert.deepEqual(await next(), ['SIGNED_OUT', undefined]);
  });
}
