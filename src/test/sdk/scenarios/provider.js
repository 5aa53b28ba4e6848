import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { whoIs } from '../kit/service.js';
import { signedIn, somebodyWithEmail } from '../kit/people.js';
import { hasProvider, openProvider, page } from '../kit/provider.js';

const stranger = () => `s${randomBytes(6).toString('hex')}`;

/** Who somebody is at a third party: a way to an account, into it, and one more way. */
export function provider(client) {
  if (!hasProvider) {
    return;
  }
  let there;
  before(async () => {
    there = await openProvider();
  });
  after(() => there.close());

  const me = async (auth) => whoIs((await auth.getAccessToken()).accessToken);

  /** The way there and back in the SDK's older words. */
  async function tokenOf(auth, person, provider_id = 'school') {
    const { uri } = await auth.genProviderRedirectUri({ provider_id, provider_redirect_uri: page, state: 'wx_open' });
    const back = await there.visit(uri, person);
    assert.equal(back.get('state'), 'wx_open');
    return auth.grantProviderToken({ provider_id, provider_redirect_uri: page, provider_code: back.get('code') });
  }

  test('genProviderRedirectUri, grantProviderToken, signUp', async () => {
    const auth = client.stranger();
    const person = stranger();
    const granted = await tokenOf(auth, person);
    assert.ok(granted.expires_in > 3500 && granted.expires_in <= 3600, 'lives for an hour');
    assert.deepEqual(granted.provider_profile, {
      provider_id: 'school',
      sub: person,
      name: `Person ${person}`,
      email: `${person}@provider.test`,
    });
    const { username, password } = somebodyWithEmail();
    await auth.signUp({ provider_token: granted.provider_token, username, password });
    const shown = await me(auth);
    assert.equal(shown.username, username);
    assert.deepEqual(shown.providers, [{ id: 'school', provider_user_id: person, name: `Person ${person}` }]);
    await client.stranger().signIn({ username, password });
  });

  test('signInWithProvider and signInWithIdToken', async () => {
    const person = stranger();
    const auth = client.stranger();
    await auth.signUp({ provider_token: (await tokenOf(auth, person)).provider_token });
    const { sub } = await me(auth);
    const older = client.stranger();
    await older.signInWithProvider({ provider_token: (await tokenOf(older, person)).provider_token });
    assert.equal((await me(older)).sub, sub);
    const newer = client.stranger();
    if (!newer.signInWithIdToken) {
      return;
    }
    const token = (await tokenOf(newer, person)).provider_token;
    const { data, error } = await newer.signInWithIdToken({ token });
    assert.equal(error, null);
    assert.equal(data.user.id, sub);
  });

  test('a stranger is not signed in, and signs up with the same token', async () => {
    const auth = client.stranger();
    const { provider_token } = await tokenOf(auth, stranger());
    await assert.rejects(auth.signInWithProvider({ provider_token }), { error: 'not_found', error_code: 5 });
    await auth.signUp({ provider_token });
    await assert.rejects(client.stranger().signUp({ provider_token }), { error: 'invalid_argument', error_code: 3 });
  });

  test('a stranger is signed up by signing in where the provider is set up so', async () => {
    const auth = client.stranger();
    const person = stranger();
    await auth.signInWithProvider({ provider_token: (await tokenOf(auth, person, 'club')).provider_token });
    assert.equal((await me(auth)).providers[0].provider_user_id, person);
  });

  test('a code is worth a token once', async () => {
    const auth = client.stranger();
    const { uri } = await auth.genProviderRedirectUri({ provider_id: 'school', provider_redirect_uri: page, state: 's' });
    const code = (await there.visit(uri, stranger())).get('code');
    const request = { provider_id: 'school', provider_redirect_uri: page, provider_code: code };
    await auth.grantProviderToken(request);
    await assert.rejects(auth.grantProviderToken(request), { error: 'provider_error', error_code: 4019 });
  });

  test('nobody is sent back to another page', async () => {
    const auth = client.stranger();
    const request = { provider_id: 'school', provider_redirect_uri: 'https://evil.test/', state: 's' };
    await assert.rejects(auth.genProviderRedirectUri(request), { error: 'invalid_argument', error_code: 3 });
  });

  test('bindWithProvider, getProviders and getUserIdentities', async () => {
    const { auth, someone } = await signedIn(client);
    const person = stranger();
    const { provider_token } = await tokenOf(auth, person);
    await auth.bindWithProvider({ provider_token });
    const { total, data } = await auth.getProviders();
    assert.equal(total, 2);
    assert.deepEqual(data[0], { id: 'school', name: 'School', provider_user_name: `Person ${person}`, bind: true });
    assert.equal(data[1].bind, false);
    const other = client.stranger();
    await other.signInWithProvider({ provider_token: (await tokenOf(other, person)).provider_token });
    assert.equal((await me(other)).sub, someone.sub);
    if (other.getUserIdentities) {
      assert.deepEqual((await other.getUserIdentities()).data.identities.map(({ id }) => id), ['school']);
    }
  });

  if (!client.patchesAndDeletes) {
    return;
  }

  test('unbindProvider, but never the last way in', async () => {
    const { auth } = await signedIn(client);
    const person = stranger();
    await auth.bindWithProvider({ provider_token: (await tokenOf(auth, person)).provider_token });
    await auth.unbindProvider({ provider_id: 'school' });
    const alone = client.stranger();
    await alone.signUp({ provider_token: (await tokenOf(alone, person)).provider_token });
    await assert.rejects(alone.unbindProvider({ provider_id: 'school' }), { error: 'invalid_argument', error_code: 3 });
    assert.equal((await alone.getProviders()).data[0].bind, true);
  });

  test('signInWithOAuth, then verifyOAuth', async () => {
    const auth = client.stranger();
    if (!auth.signInWithOAuth) {
      return;
    }
    const person = stranger();
    const options = { redirectTo: page, skipBrowserRedirect: true };
    const { data, error } = await auth.signInWithOAuth({ provider: 'club', options });
    assert.equal(error, null);
    const back = await there.visit(data.url, person);
    const verified = await auth.verifyOAuth({ code: back.get('code'), state: back.get('state') });
    assert.equal(verified.error, null);
    assert.equal((await me(auth)).providers[0].provider_user_id, person);
  });

  test('linkIdentity, then verifyOAuth; unlinkIdentity', async () => {
    const { auth, someone } = await signedIn(client);
    if (!auth.linkIdentity) {
      return;
    }
    const person = stranger();
    assert.equal((await auth.linkIdentity({ provider: 'school' })).error, null);
    const back = await there.visit(globalThis.location.sentTo, person);
    const linked = await auth.verifyOAuth({ code: back.get('code'), state: back.get('state') });
    assert.equal(linked.error, null);
    const shown = await me(auth);
    assert.equal(shown.sub, someone.sub);
    assert.equal(shown.providers[0].provider_user_id, person);
    assert.equal((await auth.unlinkIdentity({ provider: 'school' })).error, null);
    assert.deepEqual((await me(auth)).providers, []);
  });
}
