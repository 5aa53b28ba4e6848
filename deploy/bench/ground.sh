# The ground of every benchmark, to be sourced: PostgreSQL (fsync and synchronous_commit on), Redis and the production
# package, all on loopback, in a folder that is deleted in the end. Wants in $root the project and in $tools what else
# must be installed; leaves $work, $http_port, $hook_port, $pg_port, $redis_port and the service's $service (process id).
PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
for tool in java node redis-server initdb pg_ctl psql openssl "${tools[@]}"; do
  command -v "$tool" >/dev/null || { echo "bench: $tool is not installed" >&2; exit 2; }
done
[ -f "$root/target/quarkus-app/quarkus-run.jar" ] || { echo "bench: build first: ./mvnw package -DskipTests" >&2; exit 2; }

work=$(mktemp -d); chmod 755 "$work"
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  as_postgres pg_ctl -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as_postgres() { (cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env PATH="$PATH" "$@"); }
else
  user=$(id -un)
  as_postgres() { (cd / && "$@"); }
fi
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

pg_port=$(free_port); redis_port=$(free_port); http_port=$(free_port); hook_port=$(free_port)
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
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --maxmemory-policy noeviction --dir "$work" >"$work/redis.log" &
pids+=($!)

openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/es256.pem" 2>/dev/null
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/rs256.pem" 2>/dev/null
export QUARKUS_HTTP_PORT=$http_port QUARKUS_HTTP_HOST=127.0.0.1
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:$pg_port/postgres QUARKUS_DATASOURCE_USERNAME=bench
export QUARKUS_REDIS_HOSTS=redis://127.0.0.1:$redis_port
export DOORSILL_SECURITY_KEYS="b:$(openssl rand -base64 32)" DOORSILL_PASSWORD_PEPPERS="b:$(openssl rand -base64 32)"
export DOORSILL_TOKEN_KEY_FILES=$work/es256.pem,$work/rs256.pem DOORSILL_DIALECT_PUBLIC_URL=http://127.0.0.1:$http_port
export DOORSILL_DELIVERY_SMS_GATEWAY=webhook DOORSILL_DELIVERY_SMS_WEBHOOK_URL=http://127.0.0.1:$hook_port/
DOORSILL_DELIVERY_SMS_WEBHOOK_SECRET=$(openssl rand -hex 32); export DOORSILL_DELIVERY_SMS_WEBHOOK_SECRET
java_options="-Xms512m -Xmx512m -Ddoorsill.clients.bench.directory=bench -Ddoorsill.cloudbase.default-client=bench"
java_options="$java_options -Ddoorsill.clients.app.directory=bench -Ddoorsill.clients.app.signing-algorithm=RS256"
# Limits stay on, with raised ceilings: one machine plays everybody.
java_options="$java_options -Ddoorsill.captcha.sends-before=1000000000"
for limit in verify sign-up sign-in sign-in-by-proof look-up reset-password; do
  java_options="$java_options -Ddoorsill.limit.per-ip.$limit=1000000000 -Ddoorsill.limit.per-client.$limit=1000000000"
done
for limit in sends-per-ip sends-per-client sms-per-prefix sms-per-day; do
  java_options="$java_options -Ddoorsill.limit.$limit=1000000000"
done
# shellcheck disable=SC2086
java $java_options -jar "$root/target/quarkus-app/quarkus-run.jar" >"$work/service.log" 2>&1 &
service=$!; pids+=("$service")
for _ in $(seq 120); do curl -fs "http://127.0.0.1:$http_port/q/health/ready" >/dev/null 2>&1 && break; sleep 0.5; done

