-- Ends a flow. KEYS[1] the flow; ARGV: the names of the request that holds it, so that nobody ends another's.
local holder = redis.call('HGET', KEYS[1], 'holder')
for i = 1, #ARGV do
  if holder == ARGV[i] then
    return redis.call('DEL', KEYS[1])
  end
end
return 0
