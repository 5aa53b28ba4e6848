-- Gives a proof back, as good as before. KEYS[1] the proof's flow; ARGV: owner, 1 if the try is not to count.
if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] and redis.call('HGET', KEYS[1], 'state') == 'claimed' then
  redis.call('HSET', KEYS[1], 'state', 'verified')
  redis.call('HDEL', KEYS[1], 'owner', 'lease')
  if ARGV[2] == '1' then
    redis.call('HINCRBY', KEYS[1], 'claims', -1)
  end
  return 1
end
return 0
