// All units of work in turn, several rounds, the limits beside them; prints the medians.
import { circumstances, keep } from './place.mjs';
import { hashLimit, postgresLimit, redisLimit, signupWork } from './limits.mjs';
import { medians } from './figures.mjs';
import { report } from './report.mjs';
import { phase } from './wrk.mjs';

const [seconds, rounds, connections] = process.argv.slice(2).map(Number);
/** With more, the queue for hashes would be longer than the service lets anybody wait. */
const hashing = Math.min(8, connections);

/** One round. What one unit leaves is what the next one needs. */
async function round(seconds) {
  const units = {};
  const drive = async (unit, options = {}) => (units[unit] = await phase(unit, { seconds, connections, ...options }));
  const supply = () => phase('send', { seconds: 2 * seconds, connections, lenient: true });
  await drive('send_verify_signup');
  await drive('verify_signup', { input: (await supply()).output });
  await drive('verify', { input: (await supply()).output });
  await drive('signup', { input: units.verify.output });
  await drive('refresh', { input: units.signup.output });
  await drive('genauth_send', { seconds: 2 * seconds });
  await drive('genauth_signup', { input: units.genauth_send.output });
  await drive('password_signup', { connections: hashing });
  await drive('password_signin', { connections: hashing, input: units.password_signup.output });
  for (const unit of Object.values(units)) delete unit.output;
  return units;
}

async function limits(work, seconds) {
  return {
    postgres: await postgresLimit(work.admission, seconds),
    redis: await redisLimit(work.scripts, seconds),
    hash: await hashLimit(Math.min(seconds, 5)),
  };
}

const where = circumstances();
// Half of the CPU is the compiler's in the first minutes; what is published is the service's.
await phase('send_verify_signup', { seconds: Math.max(1, seconds / 2), connections, lenient: true });
if (seconds > 1) for (let i = 0; i < 2; i++) await round(seconds);
const work = await signupWork();
const all = [];
for (let i = 0; i < rounds; i++) {
  all.push({ units: await round(seconds), limits: await limits(work, seconds) });
  console.error(`round ${i + 1} of ${rounds}`);
}

const { units, limits: bounds } = medians(all);
const result = { ...where, seconds, rounds, connections, units, limits: bounds, all };
console.log(report('run', result));
keep('run', result);
