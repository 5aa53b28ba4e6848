import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused, codeByEmail, codeBySms, genauth, granted, newcomer, settle } from '../../kit/genauth.js';
import { messagesTo, wrongCode } from '../../kit/service.js';

const ways = [
  {
    method: 'sendEmail',
    to: ({ email }) => email,
    send: (sdk, email, channel) => sdk.sendEmail({ channel, email }),
    fetch: codeByEmail,
    complete: 'CHANNEL_COMPLETE_EMAIL',
    own: ['CHANNEL_UPDATE_EMAIL', 'CHANNEL_BIND_EMAIL', 'CHANNEL_UNBIND_EMAIL', 'CHANNEL_DELETE_ACCOUNT'],
    check: (passCode, email, channel) => ({ codeType: 'EMAIL', emailCodePayload: { email, passCode, channel } }),
  },
  {
    method: 'sendSms',
    to: ({ phone }) => phone,
    send: (sdk, phoneNumber, channel) => sdk.sendSms({ channel, phoneNumber }),
    fetch: codeBySms,
    complete: 'CHANNEL_COMPLETE_PHONE',
    own: ['CHANNEL_BIND_PHONE', 'CHANNEL_UNBIND_PHONE', 'CHANNEL_VERIFY_MFA', 'CHANNEL_DELETE_ACCOUNT'],
    check: (passCode, phone, channel) => ({
      codeType: 'SMS',
      smsCodePayload: { phone, phoneCountryCode: '+86', passCode, channel },
    }),
  },
];

export function codes() {
  for (const { method, to, send, fetch, complete, own, check } of ways) {
    test(`${method} to anybody`, async () => {
      for (const channel of ['CHANNEL_REGISTER', complete]) {
        assert.match(await fetch(genauth(), to(newcomer()), channel), /^\d{6}$/);
      }
    });

    test(`${method} to whom it helps, which nobody is told`, async () => {
      const resident = to(await settle());
      const stranger = to(newcomer());
      for (const channel of ['CHANNEL_LOGIN', 'CHANNEL_RESET_PASSWORD']) {
        assert.match(await fetch(genauth(), resident, channel), /^\d{6}$/);
        granted(await send(genauth(), stranger, channel));
      }
      assert.deepEqual(await messagesTo(stranger), []);
    });

    test(`${method} for what only its owner may do`, async () => {
      const stranger = to(newcomer());
      for (const channel of own) {
        assertRefused(await send(genauth(), stranger, channel), 401, 2020);
      }
      assert.deepEqual(await messagesTo(stranger), []);
    });

    test(`${method} twice within a moment`, async () => {
      const address = to(newcomer());
      granted(await send(genauth(), address, 'CHANNEL_REGISTER'));
      assertRefused(await send(genauth(), address, 'CHANNEL_REGISTER'), 429, 2080);
      granted(await send(genauth(), address, complete));
    });

    test(`${method}, then preCheckCode`, async () => {
      const address = to(newcomer());
      const sdk = genauth();
      const code = await fetch(sdk, address, 'CHANNEL_REGISTER');
      const valid = async (passCode, channel = 'CHANNEL_REGISTER') =>
        granted(await sdk.preCheckCode(check(passCode, address, channel))).isValid;
      assert.equal(await valid(code), true);
      assert.equal(await valid(code), true);
      assert.equal(await valid(await wrongCode(address)), false);
      assert.equal(await valid(code, complete), false);
    });
  }
}
