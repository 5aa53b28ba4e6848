-- Wrong passwords for one identifier from one network: after some, every further try has to wait, and longer each time.
--
-- A try is counted before its password is compared, so that tries that come together cannot slip through together.
-- What is kept is the number of tries since the last success and the time before which there is no other.
--
-- KEYS   the pair
-- ARGV   "try", "vouched", "back" or "clear"; and for the first two: now, how many tries are free, the first wait, the
--        longest wait, how long an idle pair is remembered (all times in milliseconds), and after how many tries
--        somebody must vouch for further ones
-- try    answers 0, and the try is counted; or how long to wait in milliseconds; or -1 if somebody must vouch for it
-- vouched  answers 0, and the try is counted: it need not wait
-- back   takes one try back, as if it had not been made; answers 0
-- clear  forgets the pair; answers 0

local key = KEYS[1]

if ARGV[1] == 'clear' then
  redis.call('DEL', key)
  return 0
end

if ARGV[1] == 'back' then
  local tries = tonumber(redis.call('HGET', key, 'tries') or 0)
  if tries > 1 then
    redis.call('HSET', key, 'tries', tries - 1, 'until', 0)
  else
    redis.call('DEL', key)
  end
  return 0
end

local now, free, base, longest = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
if ARGV[1] == 'try' then
  if tonumber(redis.call('HGET', key, 'tries') or 0) >= tonumber(ARGV[7]) then
    return -1
  end
  local wait = tonumber(redis.call('HGET', key, 'until') or 0) - now
  if wait > 0 then
    -- Another node's clock may run ahead.
    return math.min(wait, longest)
  end
end

local tries = redis.call('HINCRBY', key, 'tries', 1)
if tries >= free then
  local pause = math.min(longest, base * 2 ^ (tries - free))
  redis.call('HSET', key, 'until', string.format('%.0f', now + pause))
end
redis.call('PEXPIRE', key, ARGV[6])
return 0
