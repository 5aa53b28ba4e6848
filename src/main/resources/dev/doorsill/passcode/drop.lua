-- Forgets a code whose message could not be delivered. KEYS[1] the flow.
return redis.call('DEL', KEYS[1])
