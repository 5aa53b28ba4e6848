-- KEYS[1] the task; ARGV: keyed hash of the solution, when it expires and how long the key lives (both in ms).
redis.call('HSET', KEYS[1], 'solution', ARGV[1], 'expires', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
