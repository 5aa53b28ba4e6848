import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { genauth } from '../../kit/genauth.js';

export function system() {
  test('getSystemInfo', async () => {
    const { rsa, sm2, version, publicIps } = await genauth().getSystemInfo();
    const key = createPublicKey(rsa.publicKey);
    assert.equal(key.asymmetricKeyType, 'rsa');
    assert.ok(key.asymmetricKeyDetails.modulusLength >= 2048);
    assert.match(sm2.publicKey, /^04[0-9a-f]{128}$/i);
    for (const name of ['server', 'console', 'login']) {
      assert.equal(typeof version[name], 'string');
    }
    assert.ok(Array.isArray(publicIps));
  });
}
