import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesTo, newestCode, wrongCode } from '../kit/service.js';
import { channels, resident, somebodyWithEmail } from '../kit/people.js';

export function verification(client) {
  for (const { channel, somebody } of channels) {
    test(`a wrong code by ${channel} is refused, and the right one still works`, async () => {
      const someone = somebody();
      const auth = client.stranger();
      const { verification_id: id } = await auth.getVerification({ ...someone.contact });
      const wrong = await wrongCode(someone.address);
      await assert.rejects(
        auth.verify({ verification_id: id, verification_code: wrong }),
        { error: 'invalid_argument', error_code: 3 },
      );
      const told = await auth.verifyOtp({ ...someone.loose, token: wrong, messageId: id });
      assert.equal(told.error.errorCode, 3);
      assert.equal(told.data.session, null);
      const right = { verification_id: id, verification_code: await newestCode(someone.address) };
      assert.ok((await auth.verify(right)).verification_token);
    });

    test(`five wrong codes by ${channel} are the end of a message`, async () => {
      const someone = somebody();
      const auth = client.stranger();
      const { verification_id: id } = await auth.getVerification({ ...someone.contact });
      const wrong = { verification_id: id, verification_code: await wrongCode(someone.address) };
      for (let tries = 0; tries < 5; tries++) {
        await assert.rejects(auth.verify(wrong), { error: 'invalid_argument' });
      }
      const right = { verification_id: id, verification_code: await newestCode(someone.address) };
      await assert.rejects(auth.verify(right), { error: 'invalid_argument' });
    });

    // A client that is signed in sends its Bearer here, and then no client_id.
    test(`getVerification by ${channel} of somebody who is signed in`, async () => {
      const someone = await resident(channel);
      const auth = client.stranger();
      await auth.signIn({ username: someone.username, password: someone.password });

      const own = await auth.getVerification({ ...someone.contact, target: 'CUR_USER' });
      assert.equal(own.is_user, true);
      const another = somebodyWithEmail();
      const sent = await auth.getVerification({ ...another.contact });
      assert.equal(sent.is_user, false);
      assert.equal((await messagesTo(another.address)).length, 1);

      const foreign = { ...somebody().contact, target: 'CUR_USER' };
      await assert.rejects(auth.getVerification(foreign), { error: 'invalid_argument', error_code: 3 });
      assert.equal((await auth.getUser()).data.user.id, someone.sub);
    });
  }

  test('resend: the message can be used, and a second one at once is refused', async () => {
    for (const { channel } of channels) {
      const someone = await resident(channel);
      const auth = client.stranger();
      const first = await auth.resend({ type: 'signup', ...someone.loose });
      assert.equal(first.error, null);
      const code = await newestCode(someone.address);
      const tooSoon = await auth.resend({ type: 'signup', ...someone.loose });
      assert.equal(tooSoon.error.code, 'resource_exhausted');
      assert.equal(tooSoon.error.category, 'RATE_LIMITED');

      const done = await auth.verifyOtp({ ...someone.loose, token: code, messageId: first.data.messageId });
      assert.equal(done.data.user.id, someone.sub);
    }
  });
}
