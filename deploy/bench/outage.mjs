// Signs people up while the receiver of events goes away and comes back, then waits for every event.
import http from 'node:http';
import { number, patiently, poster, proven, sleep } from './client.mjs';
import { rows } from './place.mjs';

const [eventPort, outage] = process.argv.slice(2).map(Number);
const parallel = 8;
const before = 15;
const after = 15;
const post = poster(new http.Agent({ keepAlive: true, maxSockets: parallel }));

const seen = [];
let pending = 0;
/** A receiver that works a little on each event. What it has read counts as seen, whether it still answers or not. */
const receiver = () => http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    seen.push(JSON.parse(body));
    pending++;
    setTimeout(() => { pending--; response.writeHead(204).end(); }, 20);
  });
});
let server = receiver().listen(eventPort, '127.0.0.1');

const people = [];
let open = true;
let next = 0;
async function worker() {
  while (open) {
    const body = await proven(post, number(next++));
    people.push((await patiently(post, '/auth/v1/signup', body)).sub);
  }
}

const workers = Array.from({ length: parallel }, worker);
await sleep(before);
// The cut falls among calls in flight: read here, and not answered yet.
while (pending === 0) await new Promise(setImmediate);
const inFlight = pending;
server.close();
server.closeAllConnections();
const [told, signedUp] = [seen.length, people.length];
await sleep(outage);
const queued = 2 * people.length - seen.length;
server = receiver().listen(eventPort, '127.0.0.1');
const back = performance.now();
await sleep(after);
open = false;
await Promise.all(workers);

const ids = new Set();
const distinct = () => { seen.forEach((event) => ids.add(event.id)); return ids.size; };
while (distinct() < 2 * people.length && performance.now() - back < 600_000) await sleep(1);
const took = (performance.now() - back) / 1000;

const lives = new Map(people.map((id) => [id, []]));
const first = new Set();
for (const event of seen) {
  if (first.has(event.id)) continue;
  first.add(event.id);
  lives.get(event.account_id)?.push(event.type);
}
const disorder = [...lives.values()].filter((life) => life.join() !== 'account.created,session.created').length;
const duplicates = seen.length - ids.size;
console.log(`signed up: ${signedUp} before the outage of ${outage} s, ${people.length} in all`);
console.log(`events: ${told} told before it, about ${queued} waiting at its end, all ${ids.size} of ${2 * people.length} there ${took.toFixed(0)} s after it`);
console.log(`duplicates: ${duplicates}, in flight at the fault: ${inFlight}; accounts whose events are missing or out of order: ${disorder}`);
console.log(`accounts in the table: ${rows('account')}; events left in the outbox: ${rows('outbox')}`);
process.exit(ids.size === 2 * people.length && disorder === 0 && duplicates <= inFlight ? 0 : 1);
