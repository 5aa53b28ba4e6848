-- Tells whether a code has been on its way. KEYS[1] the flow.
return redis.call('EXISTS', KEYS[1])
