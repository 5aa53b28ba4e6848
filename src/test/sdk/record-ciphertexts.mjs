// Records how the libraries that GenAuth's users encrypt passwords with write them, under the test keys:
//
//   npm install --prefix <directory> jsencrypt@3.5.4 sm-crypto@0.5.8
//   node record-ciphertexts.mjs <directory>
//
// Every run writes other ciphertexts of the same texts.
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve(process.argv[2], 'package.json'));
const JSEncrypt = require('jsencrypt');
const { sm2 } = require('sm-crypto');
const place = new URL('../resources/wire/encryption/', import.meta.url);

const texts = ['passw0rd', 'x', 'Password@123', '密码是秘密的', 'né à Zürich', '🔑🚪 opens', 'k'.repeat(245)];
const c1c3c2 = 1;
const c1c2c3 = 0;

function publicKey(name) {
  return createPublicKey(readFileSync(new URL(`keys/${name}.pem`, place)));
}

function rsa(name) {
  const pem = publicKey(name).export({ format: 'pem', type: 'spki' });
  const encryption = new JSEncrypt();
  encryption.setPublicKey(pem);
  return { publicKey: pem, encrypted: texts.map((text) => ({ text, ciphertext: encryption.encrypt(text) })) };
}

function oaep(name) {
  const key = { key: publicKey(name), padding: constants.RSA_PKCS1_OAEP_PADDING };
  return publicEncrypt(key, Buffer.from('passw0rd')).toString('base64');
}

function point(name) {
  return publicKey(name).export({ format: 'der', type: 'spki' }).subarray(-65).toString('hex');
}

function sm2With(name) {
  const hex = point(name);
  return {
    publicKey: hex,
    encrypted: texts.map((text) => ({ text, ciphertext: sm2.doEncrypt(text, hex, c1c3c2) })),
  };
}

const record = {
  rsa: rsa('rsa'),
  rsaPrevious: rsa('rsa-previous'),
  rsaOaep: oaep('rsa'),
  sm2: sm2With('sm2'),
  sm2Previous: sm2With('sm2-previous'),
  sm2OtherOrder: sm2.doEncrypt('passw0rd', point('sm2'), c1c2c3),
};
writeFileSync(new URL('ciphertexts.json', place), `${JSON.stringify(record, null, 2)}\n`);
