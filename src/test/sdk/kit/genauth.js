import assert from 'node:assert/strict';
import { AuthenticationClient } from 'authing-node-sdk';
import { randomBytes, randomInt } from 'node:crypto';
import { messagesTo, origin } from './service.js';

const apps = {
  client_secret_post: { appId: 'app-1', appSecret: 'app-secret-1' },
  client_secret_basic: { appId: 'app-1', appSecret: 'app-secret-1' },
  none: { appId: 'app-public' },
};

/** How an application says who it is, as the SDK calls it; the last one is public. */
export const methods = Object.keys(apps);

/** GenAuth's SDK. A client keeps its user's token, so every test has its own. */
export function genauth(method = 'client_secret_post', more = {}) {
  return new AuthenticationClient({
    appHost: origin.origin,
    ...apps[method],
    tokenEndPointAuthMethod: method,
    introspectionEndPointAuthMethod: method,
    revocationEndPointAuthMethod: method,
    ...more,
  });
}

/** Every scope that fills a profile, and a refresh token. */
export const everything = 'openid profile username email phone offline_access';

/** What an answer brings that says yes. */
export function granted(answer) {
  assert.equal(answer.statusCode, 200, JSON.stringify(answer));
  assert.equal(typeof answer.message, 'string');
  assert.equal('apiCode' in answer, false);
  return answer.data;
}

/** Refusals are answers: the SDK throws nothing. */
export function assertRefused(answer, statusCode, apiCode) {
  assert.equal(answer.statusCode, statusCode, JSON.stringify(answer));
  assert.equal(answer.apiCode, apiCode, JSON.stringify(answer));
  assert.equal(typeof answer.message, 'string');
  assert.equal(typeof answer.requestId, 'string');
  assert.equal(answer.data ?? null, null);
}

/** OAuth's refusals are HTTP's: the SDK throws what its transport threw. */
export function oauthError(status, error) {
  return ({ response }) => {
    assert.equal(response.status, status);
    assert.equal(response.data.error, error);
    return true;
  };
}

/** Somebody whom the service has never seen; the phone number is without its country code, as this SDK spells it. */
export function newcomer() {
  const username = `u${randomBytes(8).toString('hex')}`;
  return {
    username,
    email: `${username}@example.com`,
    phone: `13${String(randomInt(1e9)).padStart(9, '0')}`,
    password: 'passw0rd',
  };
}

export function codeByEmail(sdk, email, channel) {
  return codeAfter(email, () => sdk.sendEmail({ channel, email }));
}

export function codeBySms(sdk, phone, channel) {
  return codeAfter(phone, () => sdk.sendSms({ channel, phoneNumber: phone, phoneCountryCode: '+86' }));
}

/** The answer comes before the message where a delivery would tell that somebody is there. */
async function codeAfter(recipient, send) {
  const before = (await messagesTo(recipient)).length;
  assert.equal(granted(await send()), undefined);
  for (let tries = 0; tries < 200; tries++) {
    const messages = await messagesTo(recipient);
    if (messages.length > before) {
      return messages[0].code;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('no message was sent');
}

/** Somebody with an account that has a username, a password, and both addresses proven, all through the SDK. */
export async function settle() {
  const someone = newcomer();
  const { username, password, email, phone } = someone;
  const sdk = genauth();
  const user = granted(
    await sdk.signUpByUsernamePassword({
      username,
      password,
      profile: { email, phone, phoneCountryCode: '+86' },
      options: {
        emailPassCodeForInformationCompletion: await codeByEmail(sdk, email, 'CHANNEL_COMPLETE_EMAIL'),
        phonePassCodeForInformationCompletion: await codeBySms(sdk, phone, 'CHANNEL_COMPLETE_PHONE'),
        context: {},
      },
    }),
  );
  return { ...someone, userId: user.userId };
}

export async function tokensOf({ username, password }, sdk, scope = everything) {
  return granted(await sdk.signInByUsernamePassword({ username, password, options: { scope } }));
}

/** A client that this person has signed in with, and whose token it holds. */
export async function signedIn(someone, scope = everything) {
  const sdk = genauth();
  sdk.setAccessToken((await tokensOf(someone, sdk, scope)).access_token);
  return sdk;
}

const wholly = { withCustomData: true, withIdentities: true, withDepartmentIds: true };

/** With everything that is told only to whoever asks. */
export async function profileOf(sdk) {
  return granted(await sdk.getProfile(wholly));
}

/** In UTC, with milliseconds. */
export const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** These fields of an object, as they must be. */
export function assertFields(object, expected) {
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, object[name]])), expected);
}
