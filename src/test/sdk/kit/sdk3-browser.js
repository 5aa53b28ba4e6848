import './browser.js';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
// Under Node the package's own map leads to the build for Node; a bundler would take this file.
const build = join(dirname(require.resolve('cloudbase-js-sdk-3')), 'index.cjs.js');
const cloudbase = require(build);

/** The 3.x SDK in the build that web pages carry. */
export const sdk3Browser = {
  repeatsLostAnswers: true,
  patchesAndDeletes: true,

  forget() {
    globalThis.localStorage.clear();
  },

  auth(origin, env, captchaOptions) {
    const app = cloudbase.init({ env });
    app.registerHost(origin.host, 'http');
    return app.auth({ persistence: 'local', ...(captchaOptions && { captchaOptions }) });
  },
};
