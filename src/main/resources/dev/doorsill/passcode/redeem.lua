-- Compares a code and counts, in one step.
-- KEYS[1] the flow; ARGV: now in ms, most wrong answers, memory of the request in ms, life of the proof in ms, life of
-- the key in ms, number of fingerprints, the fingerprints the request may have been known by (the first one is kept),
-- then the keyed hashes the code may have (one for each key that counts).
-- Answers {ok, expiry of the proof in ms, its id where the flow knows it} or {refused}, whatever the reason.
local now = tonumber(ARGV[1])
local flow = redis.call('HMGET', KEYS[1], 'state', 'code', 'expires', 'redeemer', 'redeemed', 'proof', 'id')
local right = false
local fingerprints = tonumber(ARGV[6])
local known = false
for i = 7, 6 + fingerprints do
  known = known or flow[4] == ARGV[i]
end
for i = 7 + fingerprints, #ARGV do
  right = right or (flow[2] and flow[2] == ARGV[i])
end
if flow[1] ~= 'sent' then
  -- The answer to the first right request may have got lost on its way.
  local repeated = right and known and now < tonumber(flow[5]) + tonumber(ARGV[3])
  if repeated then
    return {'ok', tonumber(flow[6]), flow[7]}
  end
  return {'refused'}
end
if now >= tonumber(flow[3]) then
  return {'refused'}
end
if not right then
  if redis.call('HINCRBY', KEYS[1], 'wrong', 1) >= tonumber(ARGV[2]) then
    redis.call('HSET', KEYS[1], 'state', 'dead')
    redis.call('HDEL', KEYS[1], 'code')
  end
  return {'refused'}
end
local proof = now + tonumber(ARGV[4])
-- The token counts in whole seconds.
proof = proof - proof % 1000
redis.call('HSET', KEYS[1], 'state', 'verified', 'redeemer', ARGV[7], 'redeemed', now, 'proof', proof)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'ok', proof, flow[7]}
