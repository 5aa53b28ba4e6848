-- Whether a request is the first to bring a token, or that first one again.
-- KEYS[1] the token; ARGV: how long it is remembered in ms, then the names of the request.
local holder = redis.call('GET', KEYS[1])
if not holder then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[1])
  return 1
end
for i = 2, #ARGV do
  if holder == ARGV[i] then
    return 1
  end
end
return 0
