-- Frees a flow for another try. KEYS[1] the flow; ARGV: the names of the request that holds it.
local holder = redis.call('HGET', KEYS[1], 'holder')
for i = 1, #ARGV do
  if holder == ARGV[i] then
    return redis.call('HDEL', KEYS[1], 'holder', 'until')
  end
end
return 0
