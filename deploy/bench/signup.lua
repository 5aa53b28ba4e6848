-- Each body is sent once; when none is left, the threads stop. Anything but 200 is counted and shown.
local bodies = {}
for line in io.lines(os.getenv("BODIES")) do bodies[#bodies + 1] = line end
local sent, answered = 0, 0
local headers = { ["Content-Type"] = "text/plain;charset=UTF-8" }
local refused = {}

function request()
  sent = sent + 1
  return wrk.format("POST", nil, headers, bodies[sent] or "{}")
end

function response(status, _, body)
  answered = answered + 1
  if answered <= #bodies and status ~= 200 then
    refused[status] = (refused[status] or 0) + 1
    print(status, body)
  end
  if answered >= #bodies then wrk.thread:stop() end
end
