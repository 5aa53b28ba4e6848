-- Forgets a request that failed. KEYS[1] its name; ARGV: its fingerprint, so that nobody forgets another's.
if redis.call('HGET', KEYS[1], 'fingerprint') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
