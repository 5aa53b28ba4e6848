-- The generic cell rate algorithm (GCRA) over several rules at once, all or nothing.
--
-- A rule lets `burst` units through at once and after that one more every `interval`. All that is kept of it is one
-- number: the time at which it will have recovered from everything it let through. Each unit moves that time on by one
-- interval, and a unit is refused while it would move it further than `burst` intervals away from now. A rule that has
-- recovered needs no memory, so its key dies at just that time.
--
-- KEYS   one for each rule, all with the same hash tag
-- ARGV   "take" or "give"; now in milliseconds; then for each rule its interval in microseconds and its burst
-- take   answers 0; or, if any rule refuses, the longest wait in milliseconds, and then nothing was taken from any
-- give   undoes one take; answers 0

local give = ARGV[1] == 'give'
local now = tonumber(ARGV[2]) * 1000
local wait = 0
local recovered = {}

for i, key in ipairs(KEYS) do
  local interval = tonumber(ARGV[2 * i + 1])
  local furthest = now + interval * tonumber(ARGV[2 * i + 2])
  local at = tonumber(redis.call('GET', key) or now)
  -- Never further than the rule allows: another node's clock may run ahead, or the setting may have been lowered.
  at = math.min(math.max(at, now), furthest)
  if give then
    at = at - interval
  else
    at = at + interval
    wait = math.max(wait, at - furthest)
  end
  recovered[i] = at
end

if wait > 0 then
  return math.ceil(wait / 1000)
end

for i, key in ipairs(KEYS) do
  if recovered[i] > now then
    redis.call('SET', key, string.format('%.0f', recovered[i]), 'PX', math.ceil((recovered[i] - now) / 1000))
  else
    redis.call('DEL', key)
  end
end
return 0
