import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertEnded, call, messagesTo, newestCode, whoIs } from '../kit/service.js';
import { channels, prove, resident, signedIn, somebodyWithPhone } from '../kit/people.js';

const fresh = 'Another@456';

/** Who is signed in shows again who they are, and changes what a session alone may not. */
export function sudo(client) {
  const enters = async ({ username, sub }, password) =>
    assert.equal((await call('POST', '/auth/v1/signin', { body: { username, password } })).body.sub, sub);

  test('sudo by the password, and by nothing else', async () => {
    const { auth, someone } = await signedIn(client);
    assert.equal(typeof (await auth.sudo({ password: someone.password })).sudo_token, 'string');
    await assert.rejects(auth.sudo({ password: fresh }), { error: 'invalid_username_or_password', error_code: 3 });
  });

  test("sudo by another's proof is refused", async () => {
    const { auth } = await signedIn(client);
    const verification_token = await prove(somebodyWithPhone());
    await assert.rejects(auth.sudo({ verification_token }), { error: 'invalid_argument', error_code: 3 });
  });

  if (!client.patchesAndDeletes) {
    return;
  }

  test('setPassword with a sudo_token: other sessions end, this one goes on', async () => {
    const { auth, someone } = await signedIn(client);
    const { username, password } = someone;
    const other = (await call('POST', '/auth/v1/signin', { body: { username, password } })).body;
    const { sudo_token } = await auth.sudo({ password });
    await auth.setPassword({ new_password: fresh, sudo_token });
    await assertEnded(other);
    assert.equal((await auth.getUser()).data.user.id, someone.sub);
    await enters(someone, fresh);
  });

  const byOld = {
    resetPasswordForOld: (auth, old_password) => auth.resetPasswordForOld({ old_password, new_password: fresh }),
    'currentUser.updatePassword': (auth, old) => auth.currentUser.updatePassword(fresh, old),
  };
  for (const [method, change] of Object.entries(byOld)) {
    test(method, async () => {
      const { auth, someone } = await signedIn(client);
      await change(auth, someone.password);
      await enters(someone, fresh);
    });
  }

  test('resetPasswordForOld with a wrong password changes nothing', async () => {
    const { auth, someone } = await signedIn(client);
    const { error } = await auth.resetPasswordForOld({ old_password: fresh, new_password: fresh });
    assert.equal(error.code, 'invalid_username_or_password');
    await enters(someone, someone.password);
  });

  for (const { channel, somebody } of channels) {
    test(`reauthenticate by ${channel}, then updateUser with the code and a new password`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      await auth.signIn({ username: someone.username, password: someone.password });
      const { data, error } = await auth.reauthenticate();
      assert.equal(error, null);
      const done = await data.updateUser({ nonce: await newestCode(someone.address), password: fresh });
      assert.equal(done.error, null);
      assert.equal(done.data.user.id, someone.sub);
      await enters(someone, fresh);
    });

    test(`a new address (${channel}) becomes the account's`, async () => {
      const { auth, someone } = await signedIn(client);
      const wanted = somebody();
      const { sudo_token } = await auth.sudo({ password: someone.password });
      const proof = { ...wanted.contact, verification_token: await prove(wanted), sudo_token };
      await (channel === 'phone' ? auth.bindPhoneNumber(proof) : auth.bindEmail(proof));
      const me = await whoIs((await auth.getAccessToken()).accessToken);
      assert.equal(channel === 'phone' ? me.phone_number : me.email, wanted.address);
      await enters({ ...someone, username: wanted.address }, someone.password);
      const [notice] = await messagesTo(someone.address);
      assert.equal(notice.purpose === 'ADDRESS_CHANGED', channel === 'phone');
    });
  }

  for (const conflict_resolution of ['TRANSFER', 'DELETE_ACCOUNT_TRANSFER']) {
    test(`an address that another account has moves by ${conflict_resolution}`, async () => {
      const owner = await resident('e-mail');
      const { auth, someone } = await signedIn(client);
      const { sudo_token } = await auth.sudo({ password: someone.password });
      await auth.bindEmail({ ...owner.contact, verification_token: await prove(owner), sudo_token, conflict_resolution });
      await enters({ ...someone, username: owner.address }, someone.password);
      const { username, password } = owner;
      const { status } = await call('POST', '/auth/v1/signin', { body: { username, password } });
      assert.equal(status, conflict_resolution === 'TRANSFER' ? 200 : 400);
    });
  }

  test('an address that another account has is refused', async () => {
    const owner = await resident('e-mail');
    const { auth, someone } = await signedIn(client);
    const { sudo_token } = await auth.sudo({ password: someone.password });
    const proof = { ...owner.contact, verification_token: await prove(owner), sudo_token };
    await assert.rejects(auth.bindEmail(proof), { error: 'already_exists', error_code: 6 });
    await enters(owner, owner.password);
  });
}
