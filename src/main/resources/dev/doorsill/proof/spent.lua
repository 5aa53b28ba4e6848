-- Notes that PostgreSQL has seen the proof spent, so that others are refused early.
-- KEYS[1] the proof's flow; ARGV: owner, life of the key in ms, the proof's id.
local current = redis.call('HGET', KEYS[1], 'id')
if current and current ~= ARGV[3] then
  -- A newer code has been sent to the address meanwhile: that one is not spent.
  return 0
end
redis.call('HSET', KEYS[1], 'state', 'spent', 'owner', ARGV[1])
redis.call('HDEL', KEYS[1], 'lease')
if not current then
  redis.call('HDEL', KEYS[1], 'code')
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
