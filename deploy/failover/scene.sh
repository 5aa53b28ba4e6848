# shellcheck shell=bash disable=SC2154
# What every failover scene does, to be sourced after deploy/bench/ground.sh: people sign up, something dies, and a
# process of its own (people.mjs) keeps the books.

# Lets people come until no_more: as many a second, with the seconds within which all must be well again (0: not asked),
# and what may happen to them (see tally.mjs).
let_people_come() {
  mkfifo "$work/marks"
  node "$root/deploy/failover/people.mjs" "$@" <"$work/marks" &
  people=$!; pids+=("$people")
  exec 3>"$work/marks"
}
mark() { echo "$1" >&3; }
no_more() {
  exec 3>&-
  wait "$people"
}
# Waits until a command succeeds, for so many seconds at most.
until_true() {
  local end=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "failover: never came true: $*" >&2; exit 1; }
    sleep 0.05
  done
}
# With FAILOVER_ROWS=1: sends the scenarios of the packaged service's tests (classes *IT) through the same stores first. They
# start a service of their own from the same package.
show_rows() {
  [ -n "${FAILOVER_ROWS:-}" ] || return 0
  local file=$work/stores.properties
  printf 'quarkus.datasource.username=bench\nquarkus.datasource.reactive.url=postgresql://127.0.0.1:%s/postgres\n' "$pg_port" >"$file"
  printf 'quarkus.redis.hosts=redis://127.0.0.1:%s\n' "$redis_port" >>"$file"
  printf '%s\n' "${settings[@]}" | sed -n 's/^-D\(quarkus\..*\)/\1/p' >>"$file"
  local inherited
  mapfile -t inherited < <(compgen -e | grep -E '^(DOORSILL|QUARKUS)_' | sed 's/^/--unset=/')
  env "${inherited[@]}" "$root/mvnw" -q -o -f "$root/pom.xml" failsafe:integration-test failsafe:verify "-Ddoorsill.test.stores=$file"
  echo "scenarios of the packaged service: passed"
}
