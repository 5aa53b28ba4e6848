import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesTo } from '../kit/service.js';
import { register, somebodyWithEmail, somebodyWithPhone } from '../kit/people.js';

/** The names that the SDK's first generation had, as far as they are more than new names. */
export function legacyNames(client) {
  test('sendPhoneCode', async () => {
    const someone = somebodyWithPhone();
    assert.equal(await client.stranger().sendPhoneCode(someone.loose.phone), true);
    assert.equal((await messagesTo(someone.address)).length, 1);
  });

  test('signInWithUsernameAndPassword', async () => {
    const someone = await register(somebodyWithPhone());
    const state = await client.stranger().signInWithUsernameAndPassword(someone.username, someone.password);
    assert.equal(state.user.uid, someone.sub);
  });

  test('signInWithEmailAndPassword', async () => {
    const someone = await register(somebodyWithEmail());
    const state = await client.stranger().signInWithEmailAndPassword(someone.address, someone.password);
    assert.equal(state.user.uid, someone.sub);
  });

  test('signInWithPhoneCodeOrPassword with the password', async () => {
    const someone = await register(somebodyWithPhone());
    const { phone: phoneNumber } = someone.loose;
    const state = await client.stranger().signInWithPhoneCodeOrPassword({ phoneNumber, password: someone.password });
    assert.equal(state.user.uid, someone.sub);
  });
}
