-- Whether a request is the first to bring a token, or that first one again.
-- KEYS[1] the token; ARGV: the request, how long the token is remembered in ms.
local holder = redis.call('GET', KEYS[1])
if not holder then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
end
return holder == ARGV[1] and 1 or 0
