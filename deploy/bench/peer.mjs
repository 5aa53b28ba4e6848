// The same work done by the service and by its peer, by turns; prints the medians.
import { medians } from './figures.mjs';
import { circumstances, keep, place } from './place.mjs';
import { report } from './report.mjs';
import { phase } from './wrk.mjs';

const [seconds, rounds, connections, processes] = process.argv.slice(2).map(Number);
const { BENCH_PEER_ORIGIN, BENCH_PEER, BENCH_PEER_DATABASE } = process.env;
const here = { ...place };
const there = { origin: BENCH_PEER_ORIGIN, service: BENCH_PEER, database: BENCH_PEER_DATABASE, accounts: '"user"' };

/** What is behind each unit of both, and the unit that leaves what it takes up. */
const works = {
  send_verify_signup: { own: 'send_verify_signup', peers: 'peer_send_verify' },
  verify_signup: { own: 'verify_signup', after: 'send', peers: 'peer_verify', peersAfter: 'peer_send' },
  password_signup: { own: 'password_signup', peers: 'peer_password_signup', hashes: true },
  password_signin: { own: 'password_signin', peers: 'peer_password_signin', hashes: true, again: 'password_signup' },
};

/** All units of one of the two, in turn. */
async function side(where, own) {
  Object.assign(place, where);
  const units = {};
  for (const [name, work] of Object.entries(works)) {
    const options = { seconds, connections: work.hashes ? Math.min(8, connections) : connections };
    const before = own ? work.after : work.peersAfter;
    if (before) options.input = (await phase(before, { ...options, seconds: 2 * seconds, lenient: true })).output;
    if (work.again) options.input = units[work.again].output;
    units[name] = await phase(own ? work.own : work.peers, options);
  }
  for (const unit of Object.values(units)) delete unit.output;
  return units;
}

const round = async () => ({ ours: await side(here, true), theirs: await side(there, false) });

const where = circumstances();
// What a compiler takes in the first minutes is nobody's speed.
for (let i = 0; i < 2; i++) await round();
const all = [];
for (let i = 0; i < rounds; i++) {
  all.push(await round());
  console.error(`round ${i + 1} of ${rounds}`);
}
const result = { ...where, seconds, rounds, connections, processes, ...medians(all), all };
console.log(report('peer', result));
keep('peer', result);
