-- Notes the code that is being sent to an address; it takes the place of any earlier one.
-- KEYS[1] the address's flow; ARGV: id of the proof it may earn, keyed hash of the code, its expiry in ms, life of the
-- key in ms.
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'state', 'sent', 'id', ARGV[1], 'code', ARGV[2], 'expires', ARGV[3], 'wrong', 0, 'looks', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
