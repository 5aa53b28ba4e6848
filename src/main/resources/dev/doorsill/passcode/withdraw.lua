-- Forgets a code whose message could not be delivered, unless a newer one has taken its place.
-- KEYS[1] the address's flow; ARGV: id of the proof the code might have earned.
if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
