-- Runs several scripts one after the other, each as if it were alone: what one fails at is that one's answer.
-- Before these lines stands the table `scripts`: functions of keys and arguments, by name.
-- KEYS those of all scripts, in their order; ARGV, for each: its name, how many keys it has, how many arguments, and those.
-- Answers with the answer of each, in their order.
local answers = {}
local key, argument = 0, 0
while argument < #ARGV do
  local name, keys, arguments = ARGV[argument + 1], {}, {}
  local most = tonumber(ARGV[argument + 2])
  for i = 1, most do
    keys[i] = KEYS[key + i]
  end
  key = key + most
  most = tonumber(ARGV[argument + 3])
  for i = 1, most do
    arguments[i] = ARGV[argument + 3 + i]
  end
  argument = argument + 3 + most
  local done, answer = pcall(scripts[name], keys, arguments)
  if not done then
    answer = type(answer) == 'table' and answer.err or tostring(answer)
    answer = { err = answer:find('^%u+ ') and answer or 'ERR ' .. answer }
  end
  -- A list would end at what is nil.
  answers[#answers + 1] = answer or false
end
return answers
