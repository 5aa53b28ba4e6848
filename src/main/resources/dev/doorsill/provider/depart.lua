-- Notes who left for a provider; the latest departure takes the place of any earlier one.
-- KEYS[1] the flow; ARGV: its random name, its expiry in ms, life of the key in ms.
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'name', ARGV[1], 'expires', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
