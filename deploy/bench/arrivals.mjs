// Requests that arrive whether those before them have been answered or not, as people do; and a crowd that waits its turn.
import { sleep } from './client.mjs';

const now = () => performance.now();

/** The outcome of one request: when it was due and how long it took from then on, in ms. Without an answer status is 0. */
async function one({ take, give, send }, due, results) {
  const body = take();
  const { status, retryAfter } = await send(body).catch(() => ({ status: 0 }));
  if (status === 503) give(body);
  results.push({ due, took: now() - due, status, retryAfter });
  return retryAfter;
}

/**
 * Sends at each of the rates for as long as it says. A latency counts from the moment a request was due, so that a driver
 * that falls behind does not hide it.
 *
 * @param stream take gives a body, give takes back one that was refused for overload, send sends it
 * @param steps [requests a second, seconds] each
 * @param most requests under way: a bound of the driver, not of the service; what it holds back is told
 * @returns the outcomes, and in ms of performance.now when each step began
 */
export async function arrive(stream, steps, most = 4000) {
  const results = [];
  const begins = [];
  const open = new Set();
  let heldBack = 0;
  for (const [rate, seconds] of steps) {
    const begun = now();
    begins.push(begun);
    for (let sent = 0; sent < rate * seconds; ) {
      const due = (rate * (now() - begun)) / 1000;
      for (; sent <= due && sent < rate * seconds; sent++) {
        if (open.size >= most) {
          heldBack++;
          continue;
        }
        const answered = one(stream, begun + (1000 * sent) / rate, results).finally(() => open.delete(answered));
        open.add(answered);
      }
      await sleep(0.001);
    }
  }
  await Promise.all(open);
  return { results, begins, heldBack };
}

/** So many that send one request after the other for so many seconds, and wait when they are told to. */
export async function crowd(stream, size, seconds) {
  const results = [];
  const end = now() + 1000 * seconds;
  const worker = async () => {
    while (now() < end) {
      const retryAfter = await one(stream, now(), results);
      if (retryAfter) await sleep(Number(retryAfter));
    }
  };
  await Promise.all(Array.from({ length: size }, worker));
  return results;
}
