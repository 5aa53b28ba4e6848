-- Forgets a request that failed. KEYS[1] its name; ARGV: its fingerprint, so that nobody forgets another's; and, where given,
-- the answer that must be remembered still.
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'answer')
if known[1] == ARGV[1] and (not ARGV[2] or known[2] == ARGV[2]) then
  return redis.call('DEL', KEYS[1])
end
return 0
