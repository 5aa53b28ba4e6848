// Asks the GenAuth doors about known and unknown people in turn, one question at a time, and compares the medians.
import http from 'node:http';
import { code, genAuth, number, patiently, poster } from './client.mjs';
import { ascending as sort } from './figures.mjs';

const count = Number(process.argv[2]);
const bound = 0.05;
const resamples = 2000;
const request = poster(new http.Agent({ keepAlive: true, maxSockets: 8 }), genAuth);
const post = (path, fields) => request(`/api/v3${path}`, fields);

async function expect(statusCode, path, fields) {
  const { micros, text } = await post(path, fields);
  const answer = JSON.parse(text);
  if (answer.statusCode !== statusCode) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return micros;
}

const phone = (sort, i) => number(sort * 100_000_000 + i);

/** Opens the accounts that are asked about, by SMS code, with a password. */
async function open(i) {
  const mine = phone(1, i);
  await patiently(post, '/send-sms', { channel: 'CHANNEL_REGISTER', phoneNumber: mine });
  await patiently(post, '/signup', {
    connection: 'PASSCODE',
    passCodePayload: { phone: mine, passCode: code(mine) },
    options: i < passwords ? { passwordForPhonePassCode: `the right one ${i}` } : {},
  });
}

const median = (sorted) => sorted[sorted.length >> 1];

/** The 95 % interval of (median known / median unknown) - 1, by the bootstrap. */
function interval(known, unknown) {
  const draw = (values) => sort(Array.from(values, () => values[(Math.random() * values.length) | 0]));
  const differences = sort(Array.from({ length: resamples }, () => median(draw(known)) / median(draw(unknown)) - 1));
  return [differences[(resamples * 0.025) | 0], differences[(resamples * 0.975) | 0]];
}

const passwords = Math.min(count, 600);
const questions = [
  ['signin PASSCODE, wrong code', count, (number) =>
    expect(400, '/signin', { connection: 'PASSCODE', passCodePayload: { phone: number, passCode: '000000' } })],
  ['verify-reset-password-request, wrong code', count, (number) =>
    expect(400, '/verify-reset-password-request', {
      verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload: { phoneNumber: number, passCode: '000000' } })],
  ['send-sms CHANNEL_LOGIN', count, (number) => expect(200, '/send-sms', { channel: 'CHANNEL_LOGIN', phoneNumber: number })],
  ['send-sms CHANNEL_RESET_PASSWORD', count, (number) =>
    expect(200, '/send-sms', { channel: 'CHANNEL_RESET_PASSWORD', phoneNumber: number })],
  ['signin PASSWORD, wrong password', passwords, (number) =>
    expect(403, '/signin', { connection: 'PASSWORD', passwordPayload: { phone: number, password: 'not the right one' } })],
  ['validate-password, wrong password', passwords, (number) =>
    expect(200, '/validate-password', { phone: number, password: 'not the right one' })],
];

for (let i = 0; i < count; i += 8) await Promise.all(Array.from({ length: Math.min(8, count - i) }, (_, k) => open(i + k)));
console.log(`${count} people known, ${passwords} of them with a password`);

let failed = false;
for (const [name, people, ask] of questions) {
  // The first answers come from code that is not compiled yet.
  for (let i = 0; i < people / 2; i++) await ask(phone(3, i));
  const times = { known: [], unknown: [] };
  for (let i = 0; i < people; i++) {
    // Which comes first changes, so that neither always follows the other's work.
    const order = i % 2 ? ['known', 'unknown'] : ['unknown', 'known'];
    for (const kind of order) times[kind].push(await ask(phone(kind === 'known' ? 1 : 2, i)));
  }
  const [low, high] = interval(times.known, times.unknown);
  const percent = (part) => `${(100 * part).toFixed(2)} %`;
  const within = low >= -bound && high <= bound;
  failed ||= !within;
  console.log(`${within ? 'ok  ' : 'FAIL'} ${name}: median known ${median(sort(times.known)).toFixed(0)} µs, unknown ` +
    `${median(sort(times.unknown)).toFixed(0)} µs; difference ${percent(low)} to ${percent(high)} (95 %), ${people} each`);
}
process.exit(failed ? 1 : 0);
