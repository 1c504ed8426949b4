#!/usr/bin/env bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=.ci/common.sh
source "$root/.ci/common.sh"

usage() {
  cat << 'USAGE'
Usage: ./run.sh [options]
       ./run.sh sweep [--dry-run] [--grace SECONDS] [--port N]
       ./run.sh load-dragons [FILE] [--port N]
       ./run.sh import items|tasks|dragons|objects FROM... [--report FILE] [--port N]

Builds what changed, starts Twinstore and an AWS endpoint beside it, and runs them until Ctrl-C. `sweep` asks a Twinstore
that runs to remove orphans and to restore copies now, all of them, and shows how far it is. `load-dragons` reports 25
dragons to it, or those of a JSON file of yours, by way of the Java SDK; it adds none whose name is there already. `import`
takes what another service keeps at FROM, dynamodb://TABLE or s3://BUCKET/PREFIX, which your own AWS settings lead to; see
moving-in/README.md. Both need a JDK and Maven, also where Twinstore runs in containers.

  --docker              in containers, with LocalStack
  --embedded            on this machine's JDK, with local-aws
                        (neither: containers where a container engine answers)
  --local-aws           in containers, with local-aws in LocalStack's place
  --queue               with --embedded: reports of dragons by a queue, too (in containers there always is one, and with
                        LocalStack a topic)
  --detach              return once Twinstore is ready, and leave it running
  --stop                stop what runs, however it was started
  --dry-run             sweep: count only, and change nothing
  --grace SECONDS       sweep: how old an orphan must be to go (3600); 0 is safe too
  --report FILE         import: where to say what became of each document (import-COLLECTION.tsv)
  --port N              Twinstore's port (8080)
  --dynamodb-port N     local-aws' DynamoDB port (8000)
  --s3-port N           local-aws' S3 port (9000)
  --sqs-port N          local-aws' SQS port (9324)
  --localstack-port N   LocalStack's port (4566)
  --help                show this

Everything listens on 127.0.0.1. --embedded keeps its data in data/ and its logs in .run/; --local-aws keeps its data
in a volume (docker volume rm twinstore_local-aws removes it). LocalStack's community image keeps nothing once it has stopped.
The server's settings TWINSTORE_TABLE, TWINSTORE_BUCKET, TWINSTORE_BUDGET, TWINSTORE_SWEEP_EVERY and TWINSTORE_LOG are
passed on; your own AWS settings are not. local-aws keeps its queue in memory: what waits when it stops is sent again within a
minute once it runs.
USAGE
}

wanted='' detach='' stop='' local_aws='' sweep='' dry_run=false grace=3600 load_dragons='' file='' import=() report=''
queue='' port=8080 dynamodb_port=8000 s3_port=9000 sqs_port=9324 localstack_port=4566

take_port() { # OPTION [VALUE]
  [[ ${2:-} =~ ^[1-9][0-9]{0,4}$ && $2 -le 65535 ]] || fail "$1 takes a port, 1 to 65535, not '${2:-}'."
  case $1 in
    --port) port=$2 ;;
    --dynamodb-port) dynamodb_port=$2 ;;
    --s3-port) s3_port=$2 ;;
    --sqs-port) sqs_port=$2 ;;
    --localstack-port) localstack_port=$2 ;;
    *) fail "there is no option '$1': see ./run.sh --help." ;;
  esac
}

while (($#)); do
  case $1 in
    --docker) wanted=docker ;;
    --embedded) wanted=embedded ;;
    --local-aws) local_aws=yes ;;
    --queue) queue=yes ;;
    --detach) detach=yes ;;
    --stop) stop=yes ;;
    sweep) sweep=yes ;;
    load-dragons)
      load_dragons=yes
      if [[ ${2:-} && $2 != --* ]]; then file=$2 && shift; fi
      ;;
    import)
      [[ ${2:-} ]] || fail "import takes items, tasks, dragons or objects, and where they are: see moving-in/README.md."
      import=("$2") && shift
      while [[ ${2:-} == *://* ]]; do import+=("$2") && shift; done
      ;;
    --report)
      [[ ${2:-} ]] || fail "--report takes a file."
      report=$2 && shift
      ;;
    --dry-run) dry_run=true ;;
    --grace)
      [[ ${2:-} =~ ^[0-9]{1,8}$ ]] || fail "--grace takes seconds, not '${2:-}'."
      grace=$2 && shift
      ;;
    --*port) take_port "$@" && shift ;;
    --help | -h) usage && exit ;;
    *) fail "there is no option '$1': see ./run.sh --help." ;;
  esac
  shift
done

# Not at once, for what was killed a moment ago may still be letting go of it.
need_free_port() { # OPTION PORT
  local tries
  for ((tries = 0; tries < 10; tries++)); do
    port_is_taken "$2" || return 0
    sleep 0.2
  done
  fail "port $2 is taken. Stop what uses it, or choose another: ./run.sh $1 N"
}

show_addresses() { # AWS-ADDRESSES LOGS
  cat << ADDRESSES

Twinstore is ready.
  Swagger UI  http://127.0.0.1:$port/
  Items       http://127.0.0.1:$port/items
  AWS         $1
  Logs        $2

Try it:
  curl -i http://127.0.0.1:$port/items -H 'Content-Type: application/json' -d '{"name": "Lamp of $(date '+%F %T')", "description": "Brass"}'

ADDRESSES
  if [[ $detach ]]; then say "./run.sh --stop stops it."; else say "Ctrl-C stops it."; fi
}

# --- embedded ---------------------------------------------------------------------------------------------------------

state=$root/.run
server_jar=server/target/twinstore-server.jar
local_aws_jar=local-aws/target/local-aws.jar
archive=$state/server/classes.jsa

# The processes that a run.sh of this folder started as NAME. They bear a mark on their command line: a number kept in a
# file could have become a stranger's.
processes() { # NAME
  ps -A -ww -o pid= -o stat= -o comm= -o args= |
    mark="java -Dtwinstore.run=$state/$1 " awk '$2 !~ /^Z/ && $3 ~ /java$/ && index($0, ENVIRON["mark"]) { print $1 }'
}

stop_processes() { # NAME
  local pids tenths
  pids=$(processes "$1")
  [[ $pids ]] || return 0
  say "stopping $1"
  # shellcheck disable=SC2086
  kill -TERM $pids 2> /dev/null || true
  for ((tenths = 0; tenths < 200; tenths++)); do
    pids=$(processes "$1")
    [[ $pids ]] || return 0
    sleep 0.1
  done
  # shellcheck disable=SC2086
  kill -KILL $pids 2> /dev/null || true
}

build_what_changed() { # MODULE...
  local sources modules
  sources=$(sources_of "$@")
  modules=$(IFS=, && printf '%s' "$*")
  ! is_built "$sources" "$@" || return 0
  need_maven
  say "building; the first time, Maven downloads what it needs"
  forget_jars
  run mvn -B -ntp -q --projects "$modules" --also-make -Dmaven.test.skip package ||
    fail "the build failed: its messages are above."
  remember_build "$sources" "$@"
}

# The server's jar unpacked, and an archive of the classes that a start loads: a start takes three quarters, and then half, of
# the work. Made once for each build and JDK; without an archive, or with one that does not fit, the JVM starts all the same.
unpack_server() {
  local key
  key=$({ cksum "$server_jar" && "$java" -version; } 2>&1 | cksum)
  [[ "$(cat "$state/unpacked" 2> /dev/null)" != "$key" ]] || return 0
  say "preparing the server's start"
  rm -rf "$state/unpacked" "$state/server"
  run "$java" -Djarmode=tools -jar "$server_jar" extract --destination "$state/server" ||
    fail "$server_jar could not be unpacked: the messages are above."
  run "$java" "-XX:ArchiveClassesAtExit=$archive" -Xlog:cds=off -Xlog:cds+dynamic=off -Dspring.context.exit=onRefresh \
    -jar "$state/server/${server_jar##*/}" > "$state/unpacked.log" 2>&1 || rm -f "$archive"
  printf '%s\n' "$key" > "$state/unpacked"
}

start_java() { # NAME OPTIONS-AND-ARGUMENTS...
  start nohup "$java" "-Dtwinstore.run=$state/$1" "${@:2}" > "$state/$1.log" 2>&1
}

need_alive() { # NAME PROCESS
  kill -0 "$2" 2> /dev/null && return
  local status=0
  wait "$2" || status=$?
  tail -n 20 "$state/$1.log" >&2
  fail "$1 ended with exit code $status. Its last lines are above, all of them in .run/$1.log."
}

run_embedded() {
  cd "$root"
  mkdir -p "$state"
  [[ -z $(processes server)$(processes local-aws) ]] || fail "already running: ./run.sh --stop stops it."
  need_free_port --port "$port"
  need_free_port --dynamodb-port "$dynamodb_port"
  need_free_port --s3-port "$s3_port"
  [[ -z $queue ]] || need_free_port --sqs-port "$sqs_port"
  need_java
  on_end 'end_groups 20'
  build_what_changed server local-aws

  forget_aws
  unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY
  export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:$dynamodb_port AWS_ENDPOINT_URL_S3=http://127.0.0.1:$s3_port
  local sqs=() addresses="$AWS_ENDPOINT_URL_DYNAMODB (DynamoDB), $AWS_ENDPOINT_URL_S3 (S3), data in data/"
  if [[ $queue ]]; then
    sqs=(--sqs-port "$sqs_port")
    export AWS_ENDPOINT_URL_SQS=http://127.0.0.1:$sqs_port TWINSTORE_QUEUE=${TWINSTORE_QUEUE:-twinstore}
    addresses="$AWS_ENDPOINT_URL_SQS (SQS), $addresses"
  else
    unset TWINSTORE_QUEUE
  fi
  unset TWINSTORE_TOPIC TWINSTORE_PARAMETERS
  export TWINSTORE_ADDRESS=127.0.0.1 TWINSTORE_PORT=$port TWINSTORE_PROVISION=true
  unpack_server

  say "starting local-aws on ports $dynamodb_port and $s3_port, and the server on port $port"
  local aws_process server_process began=$SECONDS
  # It is asked too little for the optimizing compiler to pay.
  start_java local-aws -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$root/$local_aws_jar" \
    --data "$root/data" --dynamodb-port "$dynamodb_port" --s3-port "$s3_port" ${sqs[@]+"${sqs[@]}"}
  aws_process=$started
  start_java server "-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
    -jar "$state/server/${server_jar##*/}"
  server_process=$started
  until "$root/docker/answers" "$port" GET /readyz 2> /dev/null; do
    need_alive local-aws "$aws_process"
    need_alive server "$server_process"
    ((SECONDS - began < 120)) || fail "not ready after two minutes. The logs are in .run/."
    sleep 0.1
  done
  show_addresses "$addresses" .run/
  if [[ $detach ]]; then
    trap - EXIT
    exit
  fi
  while sleep 0.3; do
    need_alive local-aws "$aws_process"
    need_alive server "$server_process"
  done
}

# --- docker -----------------------------------------------------------------------------------------------------------

compose() {
  local files=(--file "$root/compose.yaml")
  [[ -z $local_aws ]] || files+=(--file "$root/docker/local-aws.yaml")
  docker compose "${files[@]}" "$@"
}

compose_down() {
  say "stopping the containers"
  run compose down --remove-orphans > /dev/null 2>&1 || say "docker compose down failed: see docker ps --all." >&2
}

end_docker() {
  end_groups 20
  compose_down
}

run_docker() {
  [[ -z $(compose ps --quiet) ]] || fail "already running: ./run.sh --stop stops it."
  need_free_port --port "$port"
  export TWINSTORE_PORT=$port TWINSTORE_LOCALSTACK_PORT=$localstack_port
  export TWINSTORE_DYNAMODB_PORT=$dynamodb_port TWINSTORE_S3_PORT=$s3_port TWINSTORE_SQS_PORT=$sqs_port
  local addresses="http://127.0.0.1:$localstack_port (LocalStack)"
  if [[ $local_aws ]]; then
    need_free_port --dynamodb-port "$dynamodb_port"
    need_free_port --s3-port "$s3_port"
    need_free_port --sqs-port "$sqs_port"
    addresses="http://127.0.0.1:$dynamodb_port (DynamoDB), http://127.0.0.1:$s3_port (S3), http://127.0.0.1:$sqs_port (SQS), data in a volume"
  else
    need_free_port --localstack-port "$localstack_port"
  fi
  on_end end_docker
  say "building the images; the first time, Maven downloads what it needs"
  run compose build --quiet || fail "the images could not be built: the messages are above."
  say "starting the containers"
  run compose up --detach --no-build --wait --wait-timeout 180 || {
    run compose logs --tail 20 || true
    fail "the containers did not become healthy: their messages are above. Without LocalStack's image: --local-aws."
  }
  show_addresses "$addresses" "docker compose logs"
  if [[ $detach ]]; then
    trap - EXIT
    exit
  fi
  run compose logs --follow --tail 0 || true
  fail "the containers have ended."
}

# --- sweep ------------------------------------------------------------------------------------------------------------

# A number or a text of a flat JSON object.
member() { # NAME JSON
  [[ ! $2 =~ \"$1\":\"?([^,\"}]*) ]] || printf '%s' "${BASH_REMATCH[1]}"
}

run_sweep() {
  command -v curl > /dev/null || fail "curl is missing. Install it, or send POST /twins/sweeps from Swagger UI."
  local cursor='' answer status seen=0 removed=0 restored=0 lost=0
  while :; do
    answer=$(curl -sS --max-time 60 -w '\n%{http_code}' -H 'Content-Type: application/json' \
      -d "{\"dryRun\": $dry_run, \"grace\": $grace${cursor:+, \"cursor\": \"$cursor\"}}" \
      "http://127.0.0.1:$port/twins/sweeps") || fail "nothing answers on port $port. Start it: ./run.sh"
    status=${answer##*$'\n'} answer=${answer%$'\n'*}
    [[ $status == 200 ]] || fail "the sweep broke off ($status): $(member detail "$answer") What was done stays done."
    seen=$((seen + $(member seen "$answer"))) removed=$((removed + $(member removed "$answer")))
    restored=$((restored + $(member restored "$answer"))) lost=$((lost + $(member lost "$answer")))
    cursor=$(member next "$answer")
    [[ $cursor ]] || break
    [[ ! -t 1 ]] || printf '\r%s copies and rows seen, %s removed, %s restored' "$seen" "$removed" "$restored"
  done
  [[ ! -t 1 ]] || printf '\r'
  say "$seen copies and rows seen, $removed removed, $restored restored, $lost lost"
  ((lost == 0)) || fail "copies are lost that alone held their documents' content. The server's log names them."
}

# --- load-dragons -----------------------------------------------------------------------------------------------------

run_load_dragons() {
  [[ -z $file || $file == /* ]] || file=$PWD/$file
  cd "$root"
  mkdir -p "$state"
  need_java
  on_end 'end_groups 20'
  build_what_changed client-sdk samples
  export TWINSTORE_URL=http://127.0.0.1:$port
  run "$java" -jar samples/target/samples.jar ${file:+"$file"}
}

# --- import -----------------------------------------------------------------------------------------------------------

run_import() {
  report=${report:-import-${import[0]}.tsv}
  [[ $report == /* ]] || report=$PWD/$report
  cd "$root"
  mkdir -p "$state"
  need_java
  on_end 'end_groups 20'
  build_what_changed client-sdk moving-in
  export TWINSTORE_URL=${TWINSTORE_URL:-http://127.0.0.1:$port}
  run "$java" -jar moving-in/target/moving-in.jar "${import[@]}" --report "$report"
}

# ----------------------------------------------------------------------------------------------------------------------

if [[ $load_dragons ]]; then
  run_load_dragons
  exit
fi

if [[ ${import[*]-} ]]; then
  run_import
  exit
fi

if [[ $sweep ]]; then
  run_sweep
  exit
fi

if [[ $stop ]]; then
  stop_processes server
  stop_processes local-aws
  if engine_answers && [[ $(compose ps --all --quiet) ]]; then compose_down; fi
  exit
fi

[[ -z $local_aws || $wanted != embedded ]] || fail "--local-aws is for containers: --embedded always uses it."
choose_mode "${wanted:-${local_aws:+docker}}"
"run_$mode"
