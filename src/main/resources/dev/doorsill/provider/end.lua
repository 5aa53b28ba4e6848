-- Ends a flow. KEYS[1] the flow; ARGV: the request that holds it, so that nobody ends another's.
if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
