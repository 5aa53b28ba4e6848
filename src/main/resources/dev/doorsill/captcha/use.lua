-- Counts one use of a token, and refuses those beyond the last.
--
-- Clients keep a token until it should expire. Whoever keeps one that is good no more must be told to drop it, or they
-- would show it at every turn: so it is noted when one is worn, or was never good.
--
-- KEYS: the token, the note that it is worn
-- ARGV: now, how many uses it has, until when the note counts and how long it lives (times in ms)
-- Answers 1 if it was good.
local expires = tonumber(redis.call('HGET', KEYS[1], 'expires') or 0)
local good = tonumber(ARGV[1]) < expires
if not good or redis.call('HINCRBY', KEYS[1], 'uses', 1) >= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
end
return good and 1 or 0
