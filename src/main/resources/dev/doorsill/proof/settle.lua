-- Notes that a remembered request has been served. KEYS[1] its name; ARGV: its fingerprint, its answer.
if redis.call('HGET', KEYS[1], 'fingerprint') == ARGV[1] then
  return redis.call('HSET', KEYS[1], 'answer', ARGV[2])
end
return 0
