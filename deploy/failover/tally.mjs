// What happened to people who signed up while something died, and what the database says of it.
import { circumstances, keep, sql } from '../bench/place.mjs';

const now = () => performance.now();
const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
const seconds = (ms) => (ms === undefined ? null : Number((ms / 1000).toFixed(2)));

export class Tally {
  #where = circumstances();
  #people = new Set();
  #told = new Map();
  #errors = new Map();
  #reasons = new Map();
  #marks = new Map();
  #acknowledged = [];
  #failed = [];
  #requests = 0;
  #silent = 0;
  #begun = now();
  #latest = 'the beginning';

  came(number) { this.#people.add(number); }

  mark(what) {
    this.#marks.set(what, now());
    this.#latest = what;
  }

  signedUp(number, sub) {
    this.#told.set(number, sub);
    this.#acknowledged.push(now());
  }

  gaveUp(reason) { count(this.#reasons, reason); }

  /** @param sent ms of performance.now when the request left */
  answer(path, { status, node, retryAfter }, failure, sent) {
    this.#requests++;
    if (status === 200) return;
    if (status === 503 && !(Number(retryAfter) > 0)) this.#silent++;
    count(this.#errors, `${path.split('/').at(-1)}: ${status || 'no answer'} ${failure}`.trim());
    this.#failed.push({ sent, at: now(), status, failure, node, what: path.split('/').at(-1), after: this.#latest });
  }

  /** The accounts that this scene made, by number; who is there twice is doubled. */
  #accounts() {
    const accounts = new Map();
    let doubled = 0;
    for (const row of sql("SELECT phone, id FROM account WHERE directory = 'bench' AND phone IS NOT NULL").split('\n').filter(Boolean)) {
      const [phone, id] = row.split('|');
      const number = phone.replace('+86', '');
      if (accounts.has(number)) doubled++;
      accounts.set(number, id);
    }
    return { accounts, doubled };
  }

  /** The longest time between one acknowledged sign-up and the next. */
  #gap() {
    const times = this.#acknowledged.toSorted((a, b) => a - b);
    return times.reduce((most, time, i) => Math.max(most, i === 0 ? 0 : time - times[i - 1]), 0);
  }

  /** Times are counted from when there was something again that accepts writes. */
  #recovery() {
    const from = this.#marks.get('accepts');
    if (from === undefined) return {};
    const struck = this.#marks.get('struck');
    const firstTold = Math.min(...this.#acknowledged.filter((time) => time >= from));
    const lastFailed = Math.max(from, ...this.#failed.map(({ at }) => at));
    return { withoutPrimary: seconds(from - struck), firstSignUp: seconds(firstTold - from), lastFailure: seconds(lastFailed - from) };
  }

  #figures() {
    const { accounts, doubled } = this.#accounts();
    const told = [...this.#told];
    return {
      people: this.#people.size, requests: this.#requests, failed: this.#failed.length, silent: this.#silent, errors: Object.fromEntries(this.#errors),
      acknowledged: told.length, gaveUp: Object.fromEntries(this.#reasons),
      found: told.filter(([number]) => accounts.has(number)).length,
      lost: told.filter(([number]) => !accounts.has(number)).length,
      doubled: doubled + told.filter(([number, sub]) => accounts.has(number) && accounts.get(number) !== sub).length,
      untold: [...accounts.keys()].filter((number) => this.#people.has(number) && !this.#told.has(number)).length,
      gap: seconds(this.#gap()), ...this.#recovery(),
    };
  }

  /** When and where each request failed: how long after what, on which node, and how long it took. */
  #tellFailures() {
    for (const { sent, at, status, failure, node, what, after } of this.#failed) {
      const since = seconds(at - (this.#marks.get(after) ?? this.#begun));
      console.log(`  ${since} s after ${after}: ${what} ${status || 'no answer'} ${failure} by ${node ?? 'nobody'} after ${Math.round(at - sent)} ms`);
    }
  }

  /** Prints and keeps the figures; whether all is well. */
  report(name, { rate, bound, allowances }) {
    const figures = this.#figures();
    const faults = judge(figures, bound, allowances);
    print(name, rate, figures);
    if (!allowances.includes('errors')) this.#tellFailures();
    for (const fault of faults) console.log(`FAIL ${fault}`);
    keep(name, { ...this.#where, rate, bound, ...figures, faults });
    return faults.length === 0;
  }
}

/** @param allowances `errors` if requests may fail and be repeated, `codes` if a code may be lost before it was answered */
function judge(figures, bound, allowances) {
  const faults = [];
  if (figures.people === 0 || figures.acknowledged === 0) faults.push('nobody signed up');
  if (figures.lost > 0) faults.push(`${figures.lost} acknowledged sign-ups are lost`);
  if (figures.doubled > 0) faults.push(`${figures.doubled} sign-ups are doubled`);
  if (figures.failed > 0 && !allowances.includes('errors')) faults.push(`${figures.failed} requests failed`);
  if (figures.silent > 0) faults.push(`${figures.silent} refusals did not say when to come back`);
  for (const [reason, times] of Object.entries(figures.gaveUp)) {
    if (!(allowances.includes('codes') && reason.startsWith('verify 400'))) faults.push(`${times} people gave up: ${reason}`);
  }
  if (bound > 0 && !(Math.max(figures.firstSignUp, figures.lastFailure) <= bound)) faults.push(`not well again within ${bound} s`);
  return faults;
}

function print(name, rate, figures) {
  console.log(`${name}: ${figures.people} people at ${rate} a second, ${figures.requests} requests, ${figures.failed} of them failed`);
  for (const [kind, times] of Object.entries(figures.errors)) console.log(`  ${times} × ${kind}`);
  console.log(`sign-ups: ${figures.acknowledged} acknowledged, ${figures.found} of them in the database, ${figures.lost} lost, ${figures.doubled} doubled; ${figures.untold} made and not acknowledged`);
  for (const [reason, times] of Object.entries(figures.gaveUp)) console.log(`gave up: ${times} × ${reason}`);
  console.log(`longest time without an acknowledged sign-up: ${figures.gap} s`);
  if (figures.firstSignUp === undefined) return;
  console.log(`without a primary: ${figures.withoutPrimary} s; from then on first sign-up after ${figures.firstSignUp} s, last failed request after ${figures.lastFailure} s`);
}
