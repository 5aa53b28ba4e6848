import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestCode, whoIs } from '../kit/service.js';
import { register, signedIn, somebodyWithEmail, somebodyWithPhone } from '../kit/people.js';

export function profile(client) {
  const me = async (auth) => whoIs((await auth.getAccessToken()).accessToken);

  test('updateUser', async () => {
    const { auth } = await signedIn(client);
    const { username } = somebodyWithPhone();
    const changes = { nickname: '张三', username, description: 'Reads.', avatar_url: 'http://a.test/1', gender: 'FEMALE' };
    assert.equal((await auth.updateUser(changes)).error, null);
    const { user_metadata: shown } = (await auth.getUser()).data.user;
    assert.equal(shown.nickName, '张三');
    assert.equal(shown.avatarUrl, 'http://a.test/1');
    assert.equal(shown.username, username);
    assert.equal(shown.gender, 'FEMALE');
    assert.equal((await me(auth)).description, 'Reads.');
  });

  test('updateUserBasicInfo', async () => {
    const { auth, someone } = await signedIn(client);
    await auth.updateUserBasicInfo({ user_id: someone.sub, nickname: 'Li', phone: someone.address });
    assert.equal((await me(auth)).name, 'Li');
  });

  test('a username of another cannot be taken', async () => {
    const { username } = await register(somebodyWithPhone());
    const { auth, someone } = await signedIn(client);
    assert.equal((await auth.updateUser({ username })).error.code, 'already_exists');
    assert.equal((await me(auth)).username, someone.username);
  });

  // The SDK drops the token that shows the new address to be the person's: what is left is only a claim.
  test('updateUser with an address is refused: bindEmail takes its proof along', async () => {
    const { auth } = await signedIn(client);
    const { address } = somebodyWithEmail();
    const { data, error } = await auth.updateUser({ email: address });
    assert.equal(error, null);
    const done = await data.verifyOtp({ email: address, token: await newestCode(address) });
    assert.equal(done.error.code, 'invalid_argument');
    assert.equal((await me(auth)).email, undefined);
  });

  if (!client.patchesAndDeletes) {
    return;
  }

  test('currentUser.update and updateUsername', async () => {
    const { auth } = await signedIn(client);
    const { username } = somebodyWithPhone();
    await auth.currentUser.update({ name: 'Li', gender: 'MALE', locale: 'zh-CN' });
    await auth.currentUser.updateUsername(username);
    assert.equal(auth.currentUser.name, 'Li');
    assert.equal(auth.currentUser.username, username);
    const shown = await me(auth);
    assert.deepEqual([shown.name, shown.gender, shown.locale, shown.username], ['Li', 'MALE', 'zh-CN', username]);
  });
}
