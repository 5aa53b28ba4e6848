// Signs people up over both dialects, as clients do: by code and by password, in, renewed, looked at, out, and what is
// refused. Codes come by the webhook of messages.
//
// Usage: people.mjs <address of the service> <port of the webhook> <rounds>
import { codesOn, open } from './door.mjs';

const [origin, hookPort, rounds] = [process.argv[2], +process.argv[3], +process.argv[4]];
const codes = await codesOn(hookPort);
const door = open(origin);
const password = 'Kestrel-Lantern-42';
const app = { client_id: 'app' };

async function cloudBase(number) {
  const proof = await door.prove(`+86 ${number}`, codes);
  const tokens = await door.post('/auth/v1/signup', { phone_number: `+86 ${number}`, verification_token: proof, password });
  const next = await door.post('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  await door.get('/auth/v1/user/me', next.access_token);
  await door.post('/auth/v1/signin', { username: `+86 ${number}`, password });
  await door.refused('/auth/v1/signin', { username: `+86 ${number}`, password: 'wrong' });
  await door.refused('/auth/v1/signup', { phone_number: `+86 ${number}`, verification_token: proof });
}

async function genAuth(number) {
  const api = (path, body) => door.post(`/api/v3/${path}`, body, { 'x-authing-app-id': 'app' });
  await api('send-sms', { channel: 'CHANNEL_REGISTER', phoneNumber: number });
  const passCode = await codes.next(`+86${number}`);
  await api('signup', { connection: 'PASSCODE', passCodePayload: { phone: number, passCode },
    options: { passwordForPhonePassCode: password } });
  const { data } = await api('signin', { connection: 'PASSWORD', passwordPayload: { phone: number, password },
    options: { scope: 'openid profile phone offline_access' }, ...app });
  await door.get('/api/v3/get-profile', data.access_token, { 'x-authing-app-id': 'app' });
  await door.get('/oidc/me', data.access_token);
  await door.form('/oidc/token', { grant_type: 'refresh_token', refresh_token: data.refresh_token, ...app });
  await api('signin', { connection: 'PASSWORD', passwordPayload: { phone: number, password: 'wrong' }, ...app });
}

for (const path of ['/q/health', '/q/metrics', '/.well-known/jwks.json', '/oidc/.well-known/openid-configuration']) {
  await door.get(path);
}
for (let round = 0; round < rounds; round++) {
  const tail = String(1_000_000 + round * 7).padStart(8, '0');
  await cloudBase(`138${tail}`);
  await genAuth(`139${tail}`);
}
console.log(`${2 * rounds} people signed up`);
process.exit(0);
