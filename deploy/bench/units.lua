-- The units of work: which requests, with what, and what their answers bring. A person is a table of texts.
local plain = { ["Content-Type"] = "text/plain;charset=UTF-8" }
local application = { ["Content-Type"] = "application/json", ["x-authing-app-id"] = "app" }
local password = "Vq7-horizon-blanket-Tz3"
local codes

--- The last code that was sent to the number; gateway.mjs puts it there before the message counts as sent.
local function code(number)
  if not codes then
    codes = io.open(os.getenv("BENCH_WORK") .. "/codes", "rb")
    codes:setvbuf("no")
  end
  codes:seek("set", 6 * tonumber(number:sub(3)))
  return codes:read(6)
end

local function text(body, field)
  local _, before = body:find('"' .. field .. '":"', 1, true)
  return before and body:sub(before + 1, body:find('"', before + 1, true) - 1)
end

local function tokens(person, body)
  person.refresh = text(body, "refresh_token")
  person.sub = text(body, "sub")
end

local send = {
  path = "/auth/v1/verification", headers = plain,
  body = function(person) return '{"phone_number":"+86 ' .. person.number .. '"}' end,
  take = function(person, body)
    person.id = text(body, "verification_id")
    person.code = code(person.number)
  end,
}
local verify = {
  path = "/auth/v1/verification/verify", headers = plain,
  body = function(person)
    return '{"verification_id":"' .. person.id .. '","verification_code":"' .. person.code .. '"}'
  end,
  take = function(person, body) person.token = text(body, "verification_token") end,
}
local signup = {
  path = "/auth/v1/signup", headers = plain,
  body = function(person)
    return '{"phone_number":"+86 ' .. person.number .. '","verification_token":"' .. person.token .. '"}'
  end,
  take = tokens,
}
local refresh = {
  path = "/auth/v1/token", headers = plain,
  body = function(person) return '{"grant_type":"refresh_token","refresh_token":"' .. person.refresh .. '"}' end,
  take = function(person, body) person.refresh = text(body, "refresh_token") end,
}
local password_signin = {
  path = "/auth/v1/signin", headers = plain,
  body = function(person) return '{"username":"bench' .. person.number .. '","password":"' .. password .. '"}' end,
  take = function() end,
}
local send_sms = {
  path = "/api/v3/send-sms", headers = application, envelope = true,
  body = function(person) return '{"channel":"CHANNEL_REGISTER","phoneNumber":"' .. person.number .. '"}' end,
  take = function(person) person.code = code(person.number) end,
}
local passcode_signup = {
  path = "/api/v3/signup", headers = application, envelope = true,
  body = function(person)
    return '{"connection":"PASSCODE","passCodePayload":{"phone":"' .. person.number .. '","passCode":"' .. person.code .. '"}}'
  end,
  take = function(person, body) person.sub = text(body, "userId") end,
}
local password_signup = {
  path = "/api/v3/signup", headers = application, envelope = true,
  body = function(person)
    return '{"connection":"PASSWORD","passwordPayload":{"username":"bench' .. person.number .. '","password":"' .. password .. '"}}'
  end,
  take = passcode_signup.take,
}

-- better-auth's, with its phoneNumber plugin: showing the code signs up.
local peer = { ["Content-Type"] = "application/json" }
local function peer_tokens(person, body)
  person.refresh = text(body, "token")
  person.sub = text(body, "id")
end
local peer_send = {
  path = "/api/auth/phone-number/send-otp", headers = peer,
  body = function(person) return '{"phoneNumber":"+86' .. person.number .. '"}' end,
  take = function(person) person.code = code(person.number) end,
}
local peer_verify = {
  path = "/api/auth/phone-number/verify", headers = peer,
  body = function(person) return '{"phoneNumber":"+86' .. person.number .. '","code":"' .. person.code .. '"}' end,
  take = peer_tokens,
}
local function peer_password(path, more)
  return {
    path = path, headers = peer,
    body = function(person)
      return '{"email":"bench' .. person.number .. '@bench.example","password":"' .. password .. '"' .. more .. '}'
    end,
    take = peer_tokens,
  }
end
local peer_password_signup = peer_password("/api/auth/sign-up/email", ',"name":"bench"')
local peer_password_signin = peer_password("/api/auth/sign-in/email", "")

-- again: people come round once more when all have had their turn.
return {
  send = { send },
  verify = { verify },
  signup = { signup },
  verify_signup = { verify, signup },
  send_verify = { send, verify },
  send_verify_signup = { send, verify, signup },
  genauth_send = { send_sms },
  genauth_signup = { passcode_signup },
  password_signup = { password_signup },
  password_signin = { password_signin, again = true },
  refresh = { refresh, again = true },
  peer_send = { peer_send },
  peer_verify = { peer_verify },
  peer_send_verify = { peer_send, peer_verify },
  peer_password_signup = { peer_password_signup },
  peer_password_signin = { peer_password_signin, again = true },
}
