import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = process.env.DOORSILL_PROVIDER_PORT;

/** Whether the service was told of the provider that this suite can start. */
export const hasProvider = Boolean(port);

/** Where the service's application is said to live. */
export const page = 'http://localhost/';

/**
 * A certified OpenID provider that is not ours. Whoever comes by a browser is taken for the next person, and consents.
 * Its ID tokens say no more than who somebody is, as the standard has it; the rest is at its UserInfo endpoint.
 */
export async function openProvider() {
  const issuer = `http://127.0.0.1:${port}`;
  let next;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'doorsill', client_secret: 'provider-secret', redirect_uris: [page] }],
    pkce: { required: () => true, methods: ['S256'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], profile: ['name', 'picture'], email: ['email', 'email_verified'] },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Person ${id}`, email: `${id}@provider.test`, email_verified: true }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const server = createServer(async (request, response) => {
    if (request.url.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, { login: { accountId: next } });
      return;
    }
    provider.callback()(request, response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    /** The person goes where the service sends them, and is sent back with this in the address. */
    async visit(uri, person) {
      next = person;
      return new URL(await walkTo(uri)).searchParams;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As a browser goes: from redirect to redirect, cookies in hand, until the provider sends it away. */
async function walkTo(uri) {
  const cookies = new Map();
  let at = uri;
  for (let steps = 0; steps < 10; steps++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (!to) {
      throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    }
    at = new URL(to, at).href;
    if (at.startsWith(page)) {
      return at;
    }
  }
  throw new Error('The provider sends in circles.');
}
