import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, messagesTo, newestCode } from '../kit/service.js';
import { behindProxy } from '../kit/lossy-proxy.js';
import { prove, register, resident, somebodyWithPhone } from '../kit/people.js';

const root = '/auth/v1';

export function lostAnswers(client) {
  const behind = (paths, story) => behindProxy(client, paths, story);

  /** The SDK came twice, as one and the same request. */
  function assertRepeated(proxy, path) {
    const ids = proxy.idsOf(path);
    assert.equal(ids.length, 2, path);
    assert.equal(new Set(ids).size, 1, path);
  }

  if (!client.repeatsLostAnswers) {
    test('a lost answer to signUp: the account is there, once, and its owner comes in', async () => {
      const someone = somebodyWithPhone();
      const { username, password } = someone;
      const proof = { ...someone.contact, verification_token: await prove(someone) };
      await behind([`${root}/signup`], async (auth, proxy) => {
        await assert.rejects(auth.signUp({ ...proof, username, password }));
        assert.equal(proxy.idsOf(`${root}/signup`).length, 1);
        await assert.rejects(auth.signUp({ ...proof, username, password }), { error: 'invalid_argument' });
        assert.ok((await auth.signIn({ username: someone.address, password })).user.uid);
      });
    });
    return;
  }

  test('lost answers all the way through a sign-up: one message, one account', async () => {
    const someone = somebodyWithPhone();
    const paths = ['/verification', '/verification/verify', '/signup', '/user/me'].map((path) => root + path);
    await behind(paths, async (auth, proxy) => {
      const sent = await auth.getVerification({ ...someone.contact });
      assert.equal((await messagesTo(someone.address)).length, 1);
      const verified = await auth.verify({
        verification_id: sent.verification_id,
        verification_code: await newestCode(someone.address),
      });
      const state = await auth.signUp({
        ...someone.contact,
        verification_token: verified.verification_token,
        username: someone.username,
        password: someone.password,
      });
      paths.forEach((path) => assertRepeated(proxy, path));
      const again = await call('POST', '/auth/v1/signin', {
        body: { username: someone.username, password: someone.password },
      });
      assert.equal(again.body.sub, state.user.uid);
    });
  });

  test('a lost answer to a sign-in by proof: the repeat is signed in', async () => {
    const someone = await resident('e-mail');
    const verification_token = await prove(someone);
    await behind([`${root}/signin`], async (auth, proxy) => {
      const state = await auth.signIn({ username: someone.address, verification_token });
      assertRepeated(proxy, `${root}/signin`);
      assert.equal(state.user.uid, someone.sub);
    });
  });

  test('a lost answer to a refresh: the repeat gets the same successor', async () => {
    const someone = await register(somebodyWithPhone());
    await behind([`${root}/token`], async (auth, proxy) => {
      await auth.signIn({ username: someone.username, password: someone.password });
      const renewed = await auth.refreshTokenForce({});
      assertRepeated(proxy, `${root}/token`);
      assert.equal((await auth.getUser()).data.user.id, someone.sub);
      // The successor is the living one: it can be renewed in its turn.
      assert.notEqual((await auth.refreshTokenForce({})).refresh_token, renewed.refresh_token);
    });
  });

  test('a lost answer to signOut: the repeat finds it done', async () => {
    const someone = await register(somebodyWithPhone());
    await behind([`${root}/revoke`], async (auth, proxy) => {
      await auth.signIn({ username: someone.username, password: someone.password });
      assert.equal((await auth.signOut()).error, null);
      assertRepeated(proxy, `${root}/revoke`);
      assert.equal(auth.hasLoginState(), null);
    });
  });
}
