import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const JSEncrypt = require('jsencrypt');
const { sm2 } = require('sm-crypto');

/** How callers encrypt a password: with the libraries that the vendor names, under the keys that the SDK fetched. */
export const ciphers = {
  none: async (sdk, password) => password,

  async rsa(sdk, password) {
    const cipher = new JSEncrypt();
    cipher.setPublicKey((await sdk.getSystemInfo()).rsa.publicKey);
    return cipher.encrypt(password);
  },

  async sm2(sdk, password) {
    return sm2.doEncrypt(password, (await sdk.getSystemInfo()).sm2.publicKey, 1);
  },
};
