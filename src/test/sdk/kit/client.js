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
    returning: () => sdk.auth(origin, env),
  };
}
