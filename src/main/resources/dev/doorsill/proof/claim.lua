-- Takes a proof for one request, for the time of a lease.
-- KEYS[1] the proof's flow; ARGV: now in ms, owner, lease in ms, most claims, life of the key in ms.
-- A flow that Redis has lost is claimed all the same: the token has vouched for it, and PostgreSQL will judge.
-- Answers {ok}, {again} to the request that spent it, {busy, ms left}, {spent}, or {exhausted}.
local now = tonumber(ARGV[1])
local flow = redis.call('HMGET', KEYS[1], 'state', 'owner', 'lease', 'claims')
local mine = flow[2] == ARGV[2]
if flow[1] == 'spent' then
  return { mine and 'again' or 'spent' }
end
if not mine then
  local lease = tonumber(flow[3] or '0')
  if flow[1] == 'claimed' and lease > now then
    return {'busy', lease - now}
  end
  if tonumber(flow[4] or '0') >= tonumber(ARGV[4]) then
    return {'exhausted'}
  end
end
redis.call('HSET', KEYS[1], 'state', 'claimed', 'owner', ARGV[2], 'lease', now + tonumber(ARGV[3]))
if not mine or flow[1] ~= 'claimed' then
  redis.call('HINCRBY', KEYS[1], 'claims', 1)
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return {'ok'}
