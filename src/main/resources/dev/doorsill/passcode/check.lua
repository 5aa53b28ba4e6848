-- Compares a code and counts, in one step. A right code is not used up: what it permits spends its proof.
-- KEYS[1] the address's flow; ARGV: now in ms, most wrong answers, how often a right code may be only looked at (0: this
-- is no look), then the keyed hashes the code may have (one for each key in use).
-- Answers {ok, id of the proof, expiry in ms} or {refused}, whatever the reason.
local flow = redis.call('HMGET', KEYS[1], 'state', 'code', 'expires', 'id', 'looks', 'redeemer')
local looks = tonumber(ARGV[3])
if not flow[1] or flow[1] == 'dead' or flow[6] or tonumber(ARGV[1]) >= tonumber(flow[3]) then
  return {'refused'}
end
if looks > 0 and flow[1] == 'spent' then
  return {'refused'}
end
local right = false
for i = 4, #ARGV do
  right = right or flow[2] == ARGV[i]
end
if right and looks > 0 and redis.call('HINCRBY', KEYS[1], 'looks', 1) > looks then
  right = false
end
if not right then
  if redis.call('HINCRBY', KEYS[1], 'wrong', 1) >= tonumber(ARGV[2]) then
    redis.call('HSET', KEYS[1], 'state', 'dead')
    redis.call('HDEL', KEYS[1], 'code')
  end
  return {'refused'}
end
return {'ok', flow[4], tonumber(flow[3])}
