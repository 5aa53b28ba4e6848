-- Frees a flow for another try. KEYS[1] the flow; ARGV: the request that holds it.
if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then
  return redis.call('HDEL', KEYS[1], 'holder', 'until')
end
return 0
