import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../kit/pictures.js';
import { register, somebodyWithEmail, somebodyWithPhone } from '../kit/people.js';

const wrong = { error: 'invalid_username_or_password', error_code: 3 };

export function captcha(client) {
  test('createCaptchaData and verifyCaptchaData', async () => {
    const auth = client.stranger();
    const { token } = await solve(auth);
    assert.ok(token.captcha_token);
    assert.equal(token.expires_in, 600);
  });

  test('an answer to a picture is taken once, and a wrong one is told as such', async () => {
    const auth = client.stranger();
    const { picture } = await solve(auth);
    const refusal = { error: 'invalid_argument', error_code: 3 };
    await assert.rejects(auth.verifyCaptchaData({ token: picture.token, key: read(picture.data) }), refusal);
    const another = await auth.createCaptchaData({ state: 'again' });
    await assert.rejects(auth.verifyCaptchaData({ token: another.token, key: '????' }), refusal);
  });

  test('after five wrong passwords the SDK shows a picture, and repeats the call with what its answer earned', async () => {
    const someone = await register(somebodyWithPhone());
    const { auth, shown } = reader(client);
    for (let tries = 0; tries < 5; tries++) {
      await assert.rejects(auth.signIn({ username: someone.username, password: 'Passw0rd@wrong' }), wrong);
    }
    assert.equal(shown.length, 0);
    const state = await auth.signIn({ username: someone.username, password: someone.password });
    assert.equal(state.user.uid, someone.sub);
    assert.equal(shown.length, 1);
  });

  test('nobody learns from a picture whether a name is known', async () => {
    for (const { username } of [await register(somebodyWithEmail()), somebodyWithEmail()]) {
      const { auth, shown } = reader(client);
      for (let tries = 0; tries < 7; tries++) {
        await assert.rejects(auth.signIn({ username, password: 'Passw0rd@wrong' }), wrong);
      }
      assert.equal(shown.length, 1, 'the token is kept for the next call');
    }
  });

  test('a token that is worn makes the SDK show another picture', async () => {
    const { username, password, sub } = await register(somebodyWithPhone());
    const { auth, shown } = reader(client);
    for (let tries = 0; tries < 5 + 10 + 1; tries++) {
      await assert.rejects(auth.signIn({ username, password: 'Passw0rd@wrong' }), wrong);
    }
    assert.equal(shown.length, 2);
    assert.equal((await auth.signIn({ username, password })).user.uid, sub);
    assert.equal(shown.length, 2);
  });
}

/** A client whose page shows pictures to a patient reader, and the addresses it was to open for it. */
function reader(client) {
  const shown = [];
  const auth = client.reader(async (uri) => {
    shown.push(uri);
    const [, data, query] = uri.match(/^(data:[^?]+)\?(.*)$/);
    return answer(auth, { data, token: new URLSearchParams(query).get('token') });
  });
  return { auth, shown };
}

/** Misreads are human: as in the SDK's own dialog, another picture is fetched until one is read well. */
async function answer(auth, picture, patience = 20) {
  try {
    return await auth.verifyCaptchaData({ token: picture.token, key: read(picture.data) });
  } catch (failure) {
    assert.equal(failure.error, 'invalid_argument');
    assert.ok(patience > 0, 'a patient reader reads one of twenty pictures');
    return answer(auth, await auth.createCaptchaData({ state: 'another' }), patience - 1);
  }
}

async function solve(auth) {
  const picture = await auth.createCaptchaData({ state: 'POST:/v1/signin' });
  assert.equal(picture.type, 'image');
  assert.equal(picture.expires_in, 300);
  return { picture, token: await answer(auth, picture) };
}
