-- Compares an answer and ends the task, in one step: whatever else is answered comes too late.
-- KEYS[1] the task; ARGV: now in ms, then keyed hashes of the answer (one for each key that counts).
-- Answers 1 if one of them is the solution's.
local task = redis.call('HMGET', KEYS[1], 'solution', 'expires')
if not task[1] then
  return 0
end
redis.call('DEL', KEYS[1])
if tonumber(ARGV[1]) >= tonumber(task[2]) then
  return 0
end
for i = 2, #ARGV do
  if task[1] == ARGV[i] then
    return 1
  end
end
return 0
