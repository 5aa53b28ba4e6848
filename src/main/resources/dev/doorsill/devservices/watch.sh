# Ends the servers in directory $1 when the JVM has gone, and with $2 = discard deletes the directory.
# The JVM holds the other end of our standard input, so its end is noticed however it came, SIGKILL included.
trap '' HUP INT TERM
cd /
while read -r _; do :; done

# A pid from a file may have been given to a stranger since: its command line must name the directory.
is_ours() {
  case $({ tr '\0' ' ' <"/proc/$1/cmdline" || ps -o args= -p "$1"; } 2>/dev/null) in
    *"$2"*) return 0 ;;
    *) return 1 ;;
  esac
}

dir=$1
for file in "$dir/postgres/postmaster.pid" "$dir/redis/redis.pid"; do
  pid=
  { read -r pid <"$file"; } 2>/dev/null
  tries=0
  while [ -n "$pid" ] && [ "$tries" -lt 100 ] && is_ours "$pid" "${file%/*}"; do
    [ "$tries" -eq 0 ] && kill -INT "$pid"
    tries=$((tries + 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
done
[ "$2" = discard ] && rm -rf "$dir"
exit 0
