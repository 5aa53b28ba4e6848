-- Drives one unit of work (units.lua) over many connections. wrk does not tell a script which connection an answer came
-- on, so every connection has a thread, and with it a Lua state, of its own: a person's requests follow each other there.
--
-- BENCH_UNIT, BENCH_SECONDS, BENCH_MOST (units of one connection at the most); BENCH_INPUT and BENCH_OUTPUT: files of
-- people, one a line, with the thread's number behind a dot; without an input people are new, from BENCH_FIRST on.
-- A connection ends after a whole unit, so that what was answered is what was done; the last one ends the run.
local ffi = require("ffi")
ffi.cdef [[
  struct bench_time { long seconds; long nanos; };
  int clock_gettime(int clock, struct bench_time *time);
  int kill(int process, int signal);
  int getpid(void);
]]
local MONOTONIC, SIGINT = 1, 2
local fields = { "number", "id", "code", "token", "sub", "refresh" }
local env = os.getenv
local output = env("BENCH_OUTPUT")
local seconds, most = tonumber(env("BENCH_SECONDS")), tonumber(env("BENCH_MOST"))
local first, connections = tonumber(env("BENCH_FIRST")), tonumber(env("BENCH_CONNECTIONS"))
local threads = {}

local instant = ffi.new("struct bench_time")
local function micros()
  ffi.C.clock_gettime(MONOTONIC, instant)
  return tonumber(instant.seconds) * 1e6 + tonumber(instant.nanos) / 1e3
end

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

local unit, people, deadline, person, step, begun
local heads = {}
local turn = 0
samples, failed, refusal = {}, 0, ""
-- Written in the end: wrk connects only while the process has few files open.
local lines = {}

local function read(path)
  local list = {}
  for line in io.lines(path) do
    local one, i = {}, 0
    for value in line:gmatch("([^\t]*)\t") do
      i = i + 1
      one[fields[i]] = value
    end
    list[#list + 1] = one
  end
  return list
end

--- A request up to its length, made once: wrk.format puts one together for every request.
local function head(todo)
  local lines = { "POST " .. todo.path .. " HTTP/1.1", "Host: " .. wrk.headers["Host"] }
  for name, value in pairs(todo.headers) do lines[#lines + 1] = name .. ": " .. value end
  lines[#lines + 1] = "Content-Length: "
  return table.concat(lines, "\r\n")
end

function init()
  unit = dofile(env("BENCH_ROOT") .. "/deploy/bench/units.lua")[env("BENCH_UNIT")]
  for i, todo in ipairs(unit) do heads[i] = head(todo) end
  if env("BENCH_INPUT") then people = read(env("BENCH_INPUT") .. "." .. number) end
end

local function nobody()
  if turn >= most then return true end
  return people and (#people == 0 or (turn >= #people and not unit.again))
end

local function next_person()
  turn = turn + 1
  if people then return people[(turn - 1) % #people + 1] end
  return { number = string.format("13%09d", first + number + (turn - 1) * connections) }
end

local finished = false
local function finish()
  wrk.thread:stop()
  if finished then return end
  finished = true
  local out = io.open(output .. "." .. number, "w")
  out:write(table.concat(lines))
  out:close()
  local ended = io.open(output .. ".ended", "a")
  ended:write(".")
  ended:flush()
  if ended:seek("end") == connections then ffi.C.kill(ffi.C.getpid(), SIGINT) end
  ended:close()
end

local function write(one)
  local values = {}
  for i = 1, #fields do values[i] = one[fields[i]] or "" end
  lines[#lines + 1] = table.concat(values, "\t") .. "\t\n"
end

--- Idempotent until the answer is there: wrk calls it once more before it starts.
function request()
  if not person then
    if nobody() then
      finish()
      return wrk.format("GET", "/q/health/live")
    end
    person, step = next_person(), 1
  end
  local now = micros()
  deadline = deadline or now + 1e6 * seconds
  if step == 1 then begun = now end
  local todo = unit[step]
  local body = todo.body(person)
  return heads[step] .. #body .. "\r\n\r\n" .. body
end

local function complete()
  samples[#samples + 1] = begun
  samples[#samples + 1] = micros() - begun
  if not unit.again then write(person) end
  person = nil
end

function response(status, _, body)
  if not person then return finish() end
  local todo = unit[step]
  if status ~= 200 or (todo.envelope and not body:find('"statusCode":200', 1, true)) then
    failed, refusal, person = failed + 1, status .. " " .. body, nil
  else
    todo.take(person, body)
    if step < #unit then step = step + 1 else complete() end
  end
  if not person and (micros() >= deadline or nobody()) then finish() end
end

--- Every unit as the number of its connection, its start and its duration, in microseconds of the monotonic clock.
function done(summary)
  local file = io.open(output .. ".samples", "w")
  local errors, refused, reason = summary.errors, 0, ""
  for connection, thread in ipairs(threads) do
    local list = thread:get("samples")
    for i = 1, #list, 2 do file:write(string.format("%d %.0f %.0f\n", connection, list[i], list[i + 1])) end
    refused = refused + thread:get("failed")
    if thread:get("refusal") ~= "" then reason = thread:get("refusal") end
  end
  file:close()
  file = io.open(output .. ".faults", "w")
  local broken = string.format("%d connecting, %d reading, %d writing, %d too late", errors.connect, errors.read, errors.write, errors.timeout)
  file:write(refused, "\n", errors.connect + errors.read + errors.write + errors.timeout, "\n", broken, "; ", reason, "\n")
  file:close()
end
