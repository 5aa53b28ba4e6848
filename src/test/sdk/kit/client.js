import { env, origin } from './service.js';

/**
 * One SDK, as the scenarios use it: `stranger()` is a client that has never been here, `returning()` is the same
 * device after its page was loaded again.
 */
export function client(sdk) {
  return {
    ...sdk,
    stranger(at = origin) {
      sdk.forget();
      return sdk.auth(at, env);
    },
    /** A stranger whose page shows pictures to somebody who reads them: `show(uri)` brings a captcha token. */
    reader(show) {
      sdk.forget();
      return sdk.auth(origin, env, { openURIWithCallback: show });
    },
    returning: () => sdk.auth(origin, env),
  };
}
