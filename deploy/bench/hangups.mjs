// Asks for many things and hangs up on each, then looks for places in pools that did not come back, and for full speed.
import http from 'node:http';
import net from 'node:net';
import { crowd } from './arrivals.mjs';
import { number, poster, proven, sleep } from './client.mjs';
import { circumstances, keep, place, rows } from './place.mjs';
import { report } from './report.mjs';
import { byPasscode } from './signups.mjs';

const [count, seconds] = process.argv.slice(2).map(Number);
const parallel = 64;
const people = 200;
const post = poster(new http.Agent({ keepAlive: true }));
const { hostname, port } = new URL(place.origin);
let next = 900_000_000;

/** Places taken, by gauge; a gauge that is not there would prove nothing. */
async function taken() {
  const text = await (await fetch(`${place.origin}/q/metrics`)).text();
  const gauges = [...text.matchAll(/^((?:sql|redis)_pool_(?:active|queue_size)|doorsill_hash_(?:queue|active)|doorsill_requests_(?:under_way|waiting))(?:\{[^}]*\})? ([0-9.]+)$/gm)];
  for (const pool of ['sql_', 'redis_', 'doorsill_hash_', 'doorsill_requests_']) {
    if (!gauges.some(([, name]) => name.startsWith(pool))) throw new Error(`no gauge of ${pool}`);
  }
  return gauges.filter(([, , value]) => Number(value) > 0).map(([line]) => line);
}

function request(path, fields, headers = {}) {
  const body = JSON.stringify(fields);
  const lines = Object.entries({ host: `${hostname}:${port}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`;
}

const password = { username: 'nobody', password: 'not the right one' };
const app = { 'x-authing-app-id': 'app' };
/** What is asked for in turn: every store, every pool, both dialects; some of it would succeed. */
const questions = [
  () => request('/auth/v1/verification', { phone_number: `+86 ${number(next++)}` }),
  (i) => request('/auth/v1/signup', bodies[Math.floor(i / questions.length) % people]),
  () => request('/auth/v1/verification/verify', { verification_id: 'none', verification_code: '000000' }),
  () => request('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: 'm.none' }),
  () => request('/api/v3/send-sms', { channel: 'CHANNEL_REGISTER', phoneNumber: number(next++) }, app),
  (i) => request('/api/v3/signup', { connection: 'PASSCODE', passCodePayload: { phone: number(i), passCode: '000000' } }, app),
  () => request('/auth/v1/signin', password),
  (i) => request('/api/v3/signup', { connection: 'PASSWORD', passwordPayload: { ...password, username: `gone${i}` } }, app),
];

/** Four ways to leave: in the middle of asking, at once, a little later, and without a word (a reset). */
function hangUp(i) {
  return new Promise((done) => {
    const text = questions[i % questions.length](i);
    // Each question, and each person's sign-up, is left in every way.
    const round = Math.floor(i / questions.length);
    const way = (round + Math.floor(round / people)) % 4;
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(way === 0 ? text.slice(0, text.length >> 1) : text);
      if (way === 1) socket.end(() => socket.destroy());
      else if (way === 3) setTimeout(() => socket.resetAndDestroy(), 1);
      else setTimeout(() => socket.destroy(), way === 2 ? 5 : 0);
    });
    // Only an answer that is read lets the socket close by itself.
    socket.resume().on('error', () => {}).on('close', done);
  });
}

async function speed() {
  const stream = byPasscode();
  await stream.supply(6000 * seconds, 3 * seconds);
  const results = await crowd(stream, 32, seconds);
  const refused = results.filter(({ status }) => status !== 200).length;
  return { rate: (results.length - refused) / seconds, refused };
}

const where = circumstances();
await speed();
const before = await speed();
const bodies = [];
while (bodies.length < people) bodies.push(await proven(post, number(next++)));

const begun = performance.now();
let turn = 0;
const worker = async () => {
  while (turn < count) await hangUp(turn++);
};
await Promise.all(Array.from({ length: parallel }, worker));
const took = (performance.now() - begun) / 1000;

const ended = performance.now();
let busy = await taken();
while (busy.length > 0 && performance.now() - ended < 30_000) {
  await sleep(0.2);
  busy = await taken();
}
const settled = (performance.now() - ended) / 1000;
// Whoever hung up on their sign-up has an account, or a proof that still opens one.
let late = 0;
for (const body of bodies) {
  const { status } = await post('/auth/v1/signup', body);
  if (status === 200) late++;
}
const phones = bodies.map(({ phone_number }) => phone_number.replace(' ', ''));
const lost = people - rows(`account WHERE phone = ANY('{${phones.join()}}')`);
const after = await speed();

const result = { ...where, count, took, settled, busy, people, late, lost, before, after };
console.log(report('hangups', result));
keep('hangups', result);
process.exit(busy.length > 0 || lost > 0 || after.rate < 0.8 * before.rate ? 1 : 0);
