// node ready.js URL SECONDS PID: waits until the service that process PID starts says that it is ready.

const [url, seconds, pid] = process.argv.slice(2);
const deadline = Date.now() + seconds * 1000;

async function ready() {
  try {
    return (await fetch(new URL('/q/health/ready', url), { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

while (!(await ready())) {
  if (Date.now() > deadline) {
    throw new Error(`The service was not ready within ${seconds} seconds.`);
  }
  process.kill(Number(pid), 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
}
