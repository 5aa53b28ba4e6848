-- KEYS: the token, the note that an earlier one is worn; ARGV: when the token expires and how long its key lives (ms).
redis.call('HSET', KEYS[1], 'expires', ARGV[1], 'uses', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('DEL', KEYS[2])
return 1
