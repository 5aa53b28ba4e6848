-- Notes a code that is being sent. KEYS[1] the flow; ARGV: keyed hash of the code, its expiry in ms, life of the key in ms.
redis.call('HSET', KEYS[1], 'state', 'sent', 'code', ARGV[1], 'expires', ARGV[2], 'wrong', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
