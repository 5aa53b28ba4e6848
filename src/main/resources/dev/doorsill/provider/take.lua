-- Gives a flow to one request at a time. KEYS[1] the flow; ARGV: now in ms, the request, how long it may hold it in ms.
-- Answers {ok, name of the flow}, {busy, ms until it is free} or {none}.
local flow = redis.call('HMGET', KEYS[1], 'name', 'expires', 'holder', 'until')
local now = tonumber(ARGV[1])
if not flow[1] or now >= tonumber(flow[2]) then
  return {'none'}
end
if flow[3] and flow[3] ~= ARGV[2] and now < tonumber(flow[4]) then
  return {'busy', tonumber(flow[4]) - now}
end
redis.call('HSET', KEYS[1], 'holder', ARGV[2], 'until', now + tonumber(ARGV[3]))
return {'ok', flow[1]}
