import assert from 'node:assert/strict';

if (!process.env.DOORSILL_URL) {
  throw new Error('DOORSILL_URL is not set: start the suite by the script "run" beside it.');
}

export const origin = new URL(process.env.DOORSILL_URL);
export const env = 'env-1';

const cooldown = Number(process.env.DOORSILL_RESEND_COOLDOWN_SECONDS ?? 60) * 1000;

/** A call to the service without any SDK: to look at its state, and to do what another device does. */
export async function call(method, path, { token, body } = {}) {
  const response = await fetch(new URL(path, origin), {
    method,
    headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** The messages that were sent to a recipient, newest first. */
export async function messagesTo(recipient) {
  const { status, body } = await call('GET', `/dev/inbox?to=${encodeURIComponent(recipient)}`);
  assert.equal(status, 200);
  return body;
}

export async function newestCode(recipient) {
  const message = (await messagesTo(recipient)).find(({ code }) => code);
  assert.ok(message, 'a code was sent');
  return message.code;
}

/** A code that is certainly not the one that was sent. */
export async function wrongCode(recipient) {
  return (await newestCode(recipient)) === '000000' ? '111111' : '000000';
}

/** Who the server says the bearer is. */
export async function whoIs(token) {
  const { status, body } = await call('GET', '/auth/v1/user/me', { token });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

export async function assertEnded({ access_token: token, refresh_token: refreshToken }) {
  const me = await call('GET', '/auth/v1/user/me', { token });
  assert.equal(me.status, 401);
  assert.equal(me.body.error, 'unauthenticated');
  const refreshed = await refresh(refreshToken);
  assert.equal(refreshed.body.error, 'invalid_grant');
}

export function refresh(refreshToken) {
  return call('POST', '/auth/v1/token', {
    body: { client_id: env, grant_type: 'refresh_token', refresh_token: refreshToken },
  });
}

/** Waits until the service sends to this recipient again. */
export async function cooledDown(recipient) {
  const [message] = await messagesTo(recipient);
  const left = message ? Date.parse(message.sentAt) + cooldown + 250 - Date.now() : 0;
  if (left > 0) {
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
