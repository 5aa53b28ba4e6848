-- Remembers a request's answer under the name the request gave itself, once.
-- KEYS[1] the name; ARGV: fingerprint, answer, memory in ms, now in ms.
-- Answers {first}, {again, the first answer, its age in ms}, or {other} when the name came with another fingerprint.
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'answer', 'at')
if not known[1] then
  redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'answer', ARGV[2], 'at', ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return {'first'}
end
if known[1] == ARGV[1] then
  return {'again', known[2], tonumber(ARGV[4]) - tonumber(known[3])}
end
return {'other'}
