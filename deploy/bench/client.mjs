// A client for drivers in Node: one request at a time, the codes that were sent, and patience.
import { openSync, readSync } from 'node:fs';
import http from 'node:http';
import { place } from './place.mjs';

export const sleep = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));

/**
 * Posts JSON; resolves to status, text, retryAfter (seconds or undefined), node (if a proxy tells by x-node) and micros, and
 * rejects if there is no answer.
 *
 * @param timeout ms of silence after which there is none (0: waits for ever); its code is TIMEOUT
 */
export function poster(agent, headers = {}, timeout = 0) {
  return (path, fields, own = {}) => new Promise((resolve, reject) => {
    const body = typeof fields === 'string' ? fields : JSON.stringify(fields);
    const begun = process.hrtime.bigint();
    const options = { method: 'POST', agent, timeout, headers: { ...headers, ...own, 'content-length': Buffer.byteLength(body) } };
    const request = http.request(place.origin + path, options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve({
        status: response.statusCode, text, retryAfter: response.headers['retry-after'], node: response.headers['x-node'],
        micros: Number(process.hrtime.bigint() - begun) / 1000,
      })).on('error', reject);
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'TIMEOUT' })));
    request.on('error', reject).end(body);
  });
}

export const genAuth = { 'x-authing-app-id': 'app', 'content-type': 'application/json' };

let codes;
/** The last code that was sent to the number, 13 and nine digits. */
export function code(number) {
  codes ??= openSync(`${place.work}/codes`, 'r');
  const buffer = Buffer.alloc(6);
  readSync(codes, buffer, 0, 6, 6 * Number(number.slice(2)));
  return buffer.toString('latin1');
}

/** A busy service says when to come back; a client that listens does, a few times. */
export async function patiently(post, path, fields) {
  for (let tries = 0; ; tries++) {
    const { status, text, retryAfter } = await post(path, fields);
    const answer = status === 200 ? JSON.parse(text) : undefined;
    if (answer && (answer.statusCode ?? 200) === 200) return answer;
    if (status !== 503 || tries === 10) throw new Error(`${path}: ${status} ${text}`);
    await sleep(Number(retryAfter ?? 1));
  }
}

/** A number whose owner has shown the code: what `signup` takes. */
export async function proven(post, number) {
  const phone_number = `+86 ${number}`;
  const { verification_id } = await patiently(post, '/auth/v1/verification', { phone_number });
  const { verification_token } = await patiently(post, '/auth/v1/verification/verify', { verification_id, verification_code: code(number) });
  return { phone_number, verification_token };
}

export const number = (index) => `13${String(index).padStart(9, '0')}`;
