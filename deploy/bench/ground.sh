# shellcheck shell=bash disable=SC2154
# The ground of every benchmark, to be sourced: PostgreSQL (fsync and synchronous_commit on), Redis, an SMS gateway and
# the production package, all on loopback, in a folder that is deleted in the end.
#
# Wants $root (the project) and $tools (what else must be installed); takes $gateway_delay (ms, default 0),
# $ground=stores (starts no service), $service_options (an array for java) and from the environment BENCH_BINARY (a native
# binary to run in place of the jar). Leaves $work, $origin, $http_port, $hook_port, $pg_port, $redis_port and $service,
# $postgres, $redis (process ids); exports as BENCH_* what place.mjs reads. Ends with 69 where something is not installed.
PATH=$PATH:$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ "$(id -u)" != 0 ] || tools+=(setpriv)
for tool in java node redis-server initdb pg_ctl psql openssl curl "${tools[@]}"; do
  command -v "$tool" >/dev/null || { echo "bench: not run: $tool is not installed" >&2; exit 69; }
done
binary=${BENCH_BINARY:-}
package=$root/target/quarkus-app/quarkus-run.jar
[ -f "${binary:-$package}" ] || { echo "bench: build first: ./mvnw package -DskipTests" >&2; exit 2; }

work=$(mktemp -d); chmod 755 "$work"
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  as_postgres pg_ctl -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  wait 2>/dev/null || true
  if [ -n "${BENCH_KEEP_LOGS:-}" ]; then mkdir -p "$BENCH_KEEP_LOGS" && cp "$work"/*.log "$work/pg/log" "$BENCH_KEEP_LOGS"; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as_postgres() { (cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env PATH="$PATH" "$@"); }
else
  user=$(id -un)
  as_postgres() { (cd / && "$@"); }
fi
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

pg_port=$(free_port); redis_port=$(free_port); hook_port=$(free_port)
mkdir "$work/pg"; chown "$user" "$work/pg"
as_postgres initdb -D "$work/pg" -U bench --auth=trust --encoding=UTF8 --locale=C >/dev/null
cat >>"$work/pg/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $pg_port
unix_socket_directories = '$work/pg'
fsync = on
synchronous_commit = on
full_page_writes = on
shared_buffers = 512MB
max_wal_size = 4GB
max_connections = 100
CONF
as_postgres pg_ctl -D "$work/pg" -l "$work/pg/log" -w start >/dev/null
postgres=$(head -n 1 "$work/pg/postmaster.pid")
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --maxmemory-policy noeviction --dir "$work" >"$work/redis.log" &
redis=$!; pids+=("$redis")
node "$root/deploy/bench/gateway.mjs" "$hook_port" "$work/codes" "${gateway_delay:-0}" >"$work/gateway.log" &
pids+=($!)

openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/es256.pem" 2>/dev/null
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/rs256.pem" 2>/dev/null
DOORSILL_SECURITY_KEYS="b:$(openssl rand -base64 32)"; export DOORSILL_SECURITY_KEYS
DOORSILL_PASSWORD_PEPPERS="b:$(openssl rand -base64 32)"; export DOORSILL_PASSWORD_PEPPERS
DOORSILL_DELIVERY_SMS_WEBHOOK_SECRET=$(openssl rand -hex 32); export DOORSILL_DELIVERY_SMS_WEBHOOK_SECRET
export DOORSILL_DELIVERY_SMS_GATEWAY=webhook DOORSILL_DELIVERY_SMS_WEBHOOK_URL=http://127.0.0.1:$hook_port/
export DOORSILL_TOKEN_KEY_FILES=$work/es256.pem,$work/rs256.pem
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_DATASOURCE_USERNAME=bench
settings=(-Ddoorsill.clients.bench.directory=bench -Ddoorsill.cloudbase.default-client=bench
  -Ddoorsill.clients.app.directory=bench -Ddoorsill.clients.app.signing-algorithm=RS256)
# Limits stay on, with raised ceilings: one machine plays everybody.
settings+=(-Ddoorsill.captcha.sends-before=1000000000)
for limit in verify sign-up sign-in sign-in-by-proof look-up refresh reset-password; do
  settings+=("-Ddoorsill.limit.per-ip.$limit=1000000000" "-Ddoorsill.limit.per-client.$limit=1000000000")
done
for limit in sends-per-ip sends-per-client sms-per-prefix sms-per-day; do
  settings+=("-Ddoorsill.limit.$limit=1000000000")
done

# Starts a service of its own on the database and the number of a Redis database, on the port or a free one, and makes it
# the one that is measured.
start_service() {
  http_port=${3:-$(free_port)}
  origin=http://127.0.0.1:$http_port
  export QUARKUS_HTTP_PORT=$http_port DOORSILL_DIALECT_PUBLIC_URL=$origin
  export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:$pg_port/$1 QUARKUS_REDIS_HOSTS=redis://127.0.0.1:$redis_port/$2
  local command=(java -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -Xms512m -Xmx512m "${service_options[@]}" "${settings[@]}" -jar "$package")
  [ -z "$binary" ] || command=("$binary" -Xmx512m "${settings[@]}")
  "${command[@]}" >>"$work/service-$1.log" 2>&1 3>&- &
  service=$!; pids+=("$service")
  for _ in $(seq 480); do
    if curl -fs "$origin/q/health/ready" >/dev/null 2>&1; then
      export BENCH_ORIGIN=$origin BENCH_SERVICE=$service BENCH_DATABASE=$1
      return
    fi
    kill -0 "$service" 2>/dev/null || break
    sleep 0.25
  done
  echo "bench: the service did not start:" >&2; tail -n 20 "$work/service-$1.log" >&2; exit 1
}

export BENCH_ROOT=$root BENCH_WORK=$work BENCH_HOOK_PORT=$hook_port BENCH_PG_PORT=$pg_port BENCH_POSTGRES=$postgres
export BENCH_REDIS_PORT=$redis_port BENCH_REDIS=$redis
[ "${ground:-}" = stores ] || start_service postgres 0
