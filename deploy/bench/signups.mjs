// The two sorts of sign-up that are set against each other, and people for them.
import { existsSync } from 'node:fs';
import { genAuth } from './client.mjs';
import { readText } from './place.mjs';
import { crowdPoster } from './sockets.mjs';
import { phase } from './wrk.mjs';

const password = 'Vq7-horizon-blanket-Tz3';
let names = 0;

/** Sign-ups by password: new names without end. */
export function byPassword() {
  const post = crowdPoster(genAuth);
  return {
    take: () => ({ username: `crowd${names++}`, password }),
    give: () => {},
    send: async (passwordPayload) => {
      const answer = await post('/api/v3/signup', { connection: 'PASSWORD', passwordPayload });
      // This dialect says most things with status 200 and its own in the body.
      return answer.status === 200 ? { status: JSON.parse(answer.text).statusCode } : answer;
    },
  };
}

/** Sign-ups by passcode: numbers that have shown their code before. */
export function byPasscode() {
  const post = crowdPoster();
  let proven = [];
  let again = [];
  const refused = new Set();
  return {
    /** Proves numbers until there are so many. */
    supply: async (count, seconds) => {
      while (proven.length < count) {
        const { output, connections } = await phase('send_verify', { seconds, most: count - proven.length, lenient: true });
        for (let i = 0; i < connections; i++) {
          if (!existsSync(`${output}.${i}`)) continue;
          for (const line of readText(`${output}.${i}`).split('\n').slice(0, -1)) {
            const [digits, , , token] = line.split('\t');
            proven.push(`{"phone_number":"+86 ${digits}","verification_token":"${token}"}`);
          }
        }
      }
    },
    left: () => proven.length + again.length,
    take: () => {
      if (proven.length === 0) [proven, again] = [again.reverse(), []];
      if (proven.length === 0) throw new Error('no proofs are left');
      return proven.pop();
    },
    // After everybody else: the same body again at once would meet its own lease.
    give: (body) => {
      refused.add(body);
      again.push(body);
    },
    /** Status `done before`: of who was refused because the outcome was not known, and is told now that it was done. */
    send: async (body) => {
      const answer = await post('/auth/v1/signup', body);
      return answer.status >= 400 && answer.status < 500 && refused.has(body) ? { status: 'done before' } : answer;
    },
  };
}
