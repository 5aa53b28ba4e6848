// Passcode sign-ups by turns: of a service behind PgBouncer and of one that asks PostgreSQL itself.
import { circumstances, keep, place } from '../bench/place.mjs';
import { medians } from '../bench/figures.mjs';
import { phase } from '../bench/wrk.mjs';

const [seconds, rounds, connections] = process.argv.slice(2, 5).map(Number);
/** way origin process, as the shell started them. */
const services = process.argv.slice(5).map((line) => {
  const [way, origin, service] = line.split(' ');
  return { way, origin, service };
});

async function signups(time, lenient) {
  const { output } = await phase('send_verify', { seconds: 2 * time, connections, lenient: true });
  const { rate, p50, p99 } = await phase('signup', { seconds: time, connections, input: output, lenient });
  return { rate, p50, p99 };
}

const where = circumstances();
const all = [];
// The first round is for the compilers.
for (let i = 0; i <= rounds; i++) {
  const round = {};
  for (const { way, ...one } of services) {
    Object.assign(place, one);
    round[way] = await signups(i === 0 ? Math.max(1, seconds / 2) : seconds, i === 0);
  }
  if (i > 0) all.push(round);
}
const ways = medians(all);
for (const [way, { rate, p50, p99 }] of Object.entries(ways)) {
  console.log(`${way}: ${rate.toFixed(0)} sign-ups/s by ${connections} connections, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
}
console.log(`through PgBouncer as a share: ${(ways.pgbouncer.rate / ways.direct.rate).toFixed(2)}`);
keep('pgbouncer-speed', { ...where, seconds, rounds, connections, ways, all });
