-- Gives a flow to one request at a time. KEYS[1] the flow; ARGV: now in ms, how long a request may hold it in ms, then the
-- names of the request (one for each key in use).
-- Answers {ok, name of the flow}, {busy, ms until it is free} or {none}.
local flow = redis.call('HMGET', KEYS[1], 'name', 'expires', 'holder', 'until')
local now = tonumber(ARGV[1])
if not flow[1] or now >= tonumber(flow[2]) then
  return {'none'}
end
local mine = not flow[3]
for i = 3, #ARGV do
  mine = mine or flow[3] == ARGV[i]
end
if not mine and now < tonumber(flow[4]) then
  return {'busy', tonumber(flow[4]) - now}
end
redis.call('HSET', KEYS[1], 'holder', ARGV[3], 'until', now + tonumber(ARGV[2]))
return {'ok', flow[1]}
