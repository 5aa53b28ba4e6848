import { randomBytes, randomInt } from 'node:crypto';
import assert from 'node:assert/strict';
import { call, cooledDown, newestCode } from './service.js';

/**
 * Somebody with an address, in the words of the wire (`contact`) and in those of the SDK's newer methods (`loose`), and
 * with credentials to choose.
 */
function person(channel, address, loose) {
  return {
    channel,
    address,
    contact: channel === 'phone' ? { phone_number: address } : { email: address },
    loose,
    username: `u${randomBytes(6).toString('hex')}`,
    password: 'Password@123',
  };
}

export function somebodyWithPhone() {
  const number = `13${String(randomInt(1e9)).padStart(9, '0')}`;
  return person('phone', `+86 ${number}`, { phone: number });
}

export function somebodyWithEmail() {
  const address = `p${randomBytes(8).toString('hex')}@example.com`;
  return person('e-mail', address, { email: address });
}

export const channels = [
  { channel: 'phone', somebody: somebodyWithPhone },
  { channel: 'e-mail', somebody: somebodyWithEmail },
];

/** Brings a fresh proof of the person's address, without any SDK. */
export async function prove(someone) {
  const sent = await call('POST', '/auth/v1/verification', { body: someone.contact });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const verified = await call('POST', '/auth/v1/verification/verify', {
    body: { verification_id: sent.body.verification_id, verification_code: await newestCode(someone.address) },
  });
  assert.equal(verified.status, 200, JSON.stringify(verified.body));
  return verified.body.verification_token;
}

/** Gives somebody an account, without any SDK. */
export async function register(someone) {
  const { status, body } = await call('POST', '/auth/v1/signup', {
    body: {
      ...someone.contact,
      verification_token: await prove(someone),
      username: someone.username,
      password: someone.password,
    },
  });
  assert.equal(status, 200, JSON.stringify(body));
  return { ...someone, sub: body.sub };
}

/** Somebody new who has signed in with a client that has never been here, and what the client then kept. */
export async function signedIn(client) {
  const someone = await register(somebodyWithPhone());
  const auth = client.stranger();
  await auth.signIn({ username: someone.username, password: someone.password });
  return { someone, auth, before: { ...(await auth.getCredentials()) } };
}

const pools = new Map();

/**
 * People of each channel who have had an account for so long that they may ask for a code again. They are registered
 * beforehand, so that the suite waits for the service's pause between messages a single time; and one after the other,
 * as hashing many passwords at once is refused.
 */
export async function residents(count) {
  for (const { channel, somebody } of channels) {
    const pool = [];
    while (pool.length < count) {
      pool.push(await register(somebody()));
    }
    pools.set(channel, pool);
  }
}

export async function resident(channel) {
  const someone = pools.get(channel).shift();
  assert.ok(someone, 'enough residents were registered');
  await cooledDown(someone.address);
  return someone;
}
