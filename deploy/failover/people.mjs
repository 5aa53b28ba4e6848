// People who sign up while something dies: so many a second (an open loop), each with three requests, each request repeated
// as the vendor's SDK does, under the same x-request-id, when its outcome is not known or the service says when to come back.
// Reads on its standard input what happens meanwhile ("struck", "accepts", one a line), and ends when that ends: checks
// every acknowledged sign-up against the database, prints the counts, and fails if one is lost or doubled, if recovery took
// longer than the bound, or if anybody was let down who should not have been.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { createInterface } from 'node:readline';
import { code, number, poster, sleep } from '../bench/client.mjs';
import { Tally } from './tally.mjs';

const [name, rate, bound, ...allowances] = process.argv.slice(2);
/** Seconds for which somebody tries the same again: less than a request id is remembered. */
const patience = 45;
/** Numbers that no benchmark deals out. */
const first = 700_000_000;
const post = poster(new http.Agent({ keepAlive: true, maxSockets: 500 }), {}, 5000);
let tally = new Tally();

const failure = (text) => text.match(/"error"\s*:\s*"([^"]+)"/)?.[1] ?? '';

/** Undefined if that answer ends the matter; otherwise how many seconds to wait before asking again. */
function pause({ status, retryAfter }, tries) {
  if (status === 0) return Math.min(2, 0.1 * 2 ** tries);
  return (status === 503 || status === 409) ? Number(retryAfter ?? 1) : undefined;
}

async function ask(path, fields) {
  const headers = { 'x-request-id': randomUUID(), 'x-device-id': fields.device };
  const { device, ...body } = fields;
  const begun = performance.now();
  for (let tries = 0; ; tries++) {
    const sent = performance.now();
    const answer = await post(path, body, headers).catch((error) => ({ status: 0, text: '', code: error.code ?? error.message }));
    tally.answer(path, answer, answer.code ?? failure(answer.text), sent);
    if (answer.status === 200) return JSON.parse(answer.text);
    const seconds = pause(answer, tries);
    if (seconds === undefined || performance.now() - begun > 1000 * patience) {
      throw new Error(`${path.split('/').at(-1)} ${answer.status} ${answer.code ?? failure(answer.text)}`);
    }
    await sleep(seconds);
  }
}

async function person(digits) {
  const device = randomUUID();
  const phone_number = `+86 ${digits}`;
  try {
    const { verification_id } = await ask('/auth/v1/verification', { device, phone_number });
    const { verification_token } = await ask('/auth/v1/verification/verify', { device, verification_id, verification_code: code(digits) });
    const { sub } = await ask('/auth/v1/signup', { device, phone_number, verification_token });
    tally.signedUp(digits, sub);
  } catch (error) {
    tally.gaveUp(error.message);
  }
}

let open = true;
createInterface({ input: process.stdin }).on('line', (mark) => tally.mark(mark)).on('close', () => (open = false));

// The first ones are for the compiler, two at a time and on nobody's books.
let warm = 0;
const early = async () => { while (warm < 80) await person(number(first + warm++)); };
await Promise.all([early(), early()]);
tally = new Tally();

const under = new Set();
const begun = performance.now();
for (let came = 0; open; await sleep(0.005)) {
  for (; came < (rate * (performance.now() - begun)) / 1000; came++) {
    const digits = number(first + 1000 + came);
    const one = person(digits).finally(() => under.delete(one));
    under.add(one);
    tally.came(digits);
  }
}
await Promise.all(under);
process.exit(tally.report(name, { rate: Number(rate), bound: Number(bound), allowances }) ? 0 : 1);
