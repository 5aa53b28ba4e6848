-- Notes that PostgreSQL has seen the proof spent, so that others are refused early.
-- KEYS[1] the proof's flow; ARGV: owner, life of the key in ms.
redis.call('HSET', KEYS[1], 'state', 'spent', 'owner', ARGV[1])
redis.call('HDEL', KEYS[1], 'lease', 'code')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
