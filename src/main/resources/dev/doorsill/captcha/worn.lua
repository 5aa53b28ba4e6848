-- KEYS[1] the note that a token is worn; ARGV: now in ms. Answers 1 if it counts.
return tonumber(ARGV[1]) < tonumber(redis.call('GET', KEYS[1]) or 0) and 1 or 0
