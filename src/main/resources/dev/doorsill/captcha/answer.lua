-- Compares an answer and ends the task, in one step: whatever else is answered comes too late.
-- KEYS[1] the task; ARGV: now in ms, keyed hash of the answer. Answers 1 if it is the solution.
local task = redis.call('HMGET', KEYS[1], 'solution', 'expires')
if not task[1] then
  return 0
end
redis.call('DEL', KEYS[1])
return tonumber(ARGV[1]) < tonumber(task[2]) and task[1] == ARGV[2] and 1 or 0
