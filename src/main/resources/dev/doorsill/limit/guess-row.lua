-- Wrong passwords in a row for one identifier, from anywhere: after many, the password alone opens no more.
--
-- A try is counted before its password is compared, so that tries that come together cannot slip through together.
--
-- KEYS   the identifier
-- ARGV   "try", "back" or "clear"; and for a try: how many tries lock, and how long they are remembered (milliseconds)
-- try    answers 0, and the try is counted; or 1 if the identifier is locked
-- back   takes one try back, as if it had not been made; answers 0
-- clear  forgets the row; answers 0

local key = KEYS[1]

if ARGV[1] == 'clear' then
  redis.call('DEL', key)
  return 0
end

local tries = tonumber(redis.call('GET', key) or 0)

if ARGV[1] == 'back' then
  if tries > 1 then
    redis.call('DECR', key)
  else
    redis.call('DEL', key)
  end
  return 0
end

if tries >= tonumber(ARGV[2]) then
  return 1
end
redis.call('SET', key, tries + 1, 'PX', ARGV[3])
return 0
