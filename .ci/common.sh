# shellcheck shell=bash
# What run.sh, test.sh and .ci/leftovers share. Sourced, never run; keeps to what bash 3.2 knows, which macOS has.
#
# Whatever takes time is run by `run` or `start`: in the background, in a process group of its own. So a signal is
# handled at once and not when the command is over, Ctrl-C reaches the script alone, and the script ends a command
# together with everything that it started.

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

groups=()

# start COMMAND...: sets $started to its process id, which is also its group's.
start() {
  set -m
  "$@" < /dev/null &
  set +m
  started=$!
  groups+=("$started")
}

# run COMMAND...: like the command itself, its exit code included.
run() {
  local status=0
  start "$@"
  wait "$started" || status=$?
  return "$status"
}

# Whether a process group has a member that has not ended.
group_lives() {
  ps -A -o pgid= -o stat= | awk -v group="$1" '$1 == group && $2 !~ /^Z/ { lives = 1 } END { exit !lives }'
}

# end_group GROUP SECONDS: what has not ended in time is killed.
end_group() {
  local tenths
  group_lives "$1" || return 0
  kill -TERM -- "-$1" 2> /dev/null || return 0
  for ((tenths = 0; tenths < $2 * 10; tenths++)); do
    group_lives "$1" || return 0
    sleep 0.1
  done
  kill -KILL -- "-$1" 2> /dev/null || true
}

# end_groups SECONDS: everything that was started, the last first. `jobs` knows the one that a signal kept from $groups.
end_groups() {
  local group
  for group in $({ printf '%s\n' "${groups[@]:-}" && jobs -p; } | sort -run); do end_group "$group" "$1"; done
}

# on_end FUNCTION: runs it once, however the script ends. Signals that come meanwhile change nothing.
on_end() {
  # shellcheck disable=SC2064
  trap "trap '' INT TERM HUP; $1" EXIT
  trap "trap '' INT TERM HUP; exit 130" INT
  trap "trap '' INT TERM HUP; exit 143" TERM
  trap "trap '' INT TERM HUP; exit 129" HUP
}

# within SECONDS COMMAND...: in the foreground, for otherwise `timeout` leaves the group that we end.
within() {
  if command -v timeout > /dev/null; then timeout --foreground "$@"; else "${@:2}"; fi
}

# Whether a container engine with Compose answers; sets $why.
engine_answers() {
  command -v docker > /dev/null || { why="there is no docker command" && return 1; }
  local version
  version=$(within 10 docker version --format '{{.Server.Version}}' 2> /dev/null) ||
    { why="no container engine answers the docker command" && return 1; }
  docker compose version > /dev/null 2>&1 || { why="the docker command has no Compose" && return 1; }
  why="container engine $version answers"
}

# choose_mode WANTED: sets $mode to docker or embedded, and says which and why. WANTED may be empty.
choose_mode() {
  case $1 in
    embedded) mode=embedded why="asked for" ;;
    docker)
      engine_answers || fail "--docker can't be had: $why. Start the engine, or use --embedded."
      mode=docker why="asked for, $why"
      ;;
    *) if engine_answers; then mode=docker; else mode=embedded; fi ;;
  esac
  say "$mode: $why"
}

# Sets $java; a JDK is needed where something is to be compiled.
need_java() {
  java=java
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
    [[ -x $java ]] || fail "JAVA_HOME is $JAVA_HOME, but $java is not there. Point it at a JDK 17 or newer, or unset it."
  fi
  command -v "$java" > /dev/null || fail "java is missing. Install a JDK 17 or newer, or use --docker."
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p') || true
  [[ ${version:-0} -ge 17 ]] ||
    fail "$java is version ${version:-unknown}. Install a JDK 17 or newer, point JAVA_HOME at it, or use --docker."
}

need_compiler() {
  command -v "${java%java}javac" > /dev/null ||
    fail "$java is there, but no javac beside it. Install a JDK 17 or newer: a JRE can't build."
}

need_maven() {
  need_compiler
  command -v mvn > /dev/null || fail "mvn is missing. Install Maven 3.8 or newer, or use --docker."
  local version
  version=$(mvn -B --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p') || true
  [[ ${version%.*} -gt 3 || (${version%.*} -eq 3 && ${version#*.} -ge 8) ]] ||
    fail "Maven is version ${version:-unknown}. Install Maven 3.8 or newer, or use --docker."
  set_maven_options
}

# A minute is too short for the optimizing compiler to pay: a build takes half of the work without it.
set_maven_options() { export MAVEN_OPTS=${MAVEN_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1}; }

# For whoever builds again what was built, and its format looked at: Maven then generates and compiles only what changed.
build_only_changes() {
  set_maven_options
  MAVEN_OPTS+=' -Dcodegen.skipIfSpecIsUnchanged=true -Dmaven.compiler.useIncrementalCompilation=false -Dspotless.check.skip=true'
}

# A line for the sources of modules by content, so that a checkout of something older counts too.
sources_of() { # MODULE...
  find pom.xml api-spec/pom.xml api-spec/src "${@/%//pom.xml}" "${@/%//src/main}" -type f -exec cksum {} + |
    LC_ALL=C sort | cksum
}

# And one for what was built of them.
products_of() { # MODULE...
  local module
  for module; do
    { cksum "$module"/target/*.jar && ls -R "$module"/target/lib "$module"/target/dynamodb-local; } 2>&1 || true
  done | cksum
}

# Before each build: Maven takes a jar that an interrupted build left half written for a whole one.
forget_jars() { rm -f ./*/target/*.jar infra/function/target/*.jar; }

mark_of() { (IFS=, && printf 'target/built-%s' "$*"); } # MODULE...

# Whether what is there was built of these sources. (Whoever builds takes their line first: they may change meanwhile.)
is_built() { # SOURCES MODULE...
  [[ "$(cat "$(mark_of "${@:2}")" 2> /dev/null)" == "$1 $(products_of "${@:2}")" ]]
}

remember_build() { # SOURCES MODULE...
  mkdir -p target
  printf '%s %s\n' "$1" "$(products_of "${@:2}")" > "$(mark_of "${@:2}")"
}

# A copy of the project, with what is built and without what it keeps.
copy_project() { # FOLDER
  mkdir "$1"
  tar -C "${root:?}" --exclude=./.git --exclude=./data --exclude=./.run --exclude=node_modules -cf - . | tar -C "$1" -xf -
}

# What a package's lock file names, unless it was installed before.
install_package() { # FOLDER
  local seen=$1/node_modules/.installed
  cmp -s "$1/package-lock.json" "$seen" || { npm --prefix "$1" ci --silent && cp "$1/package-lock.json" "$seen"; }
}

# The user's own AWS settings, credentials and proxies are for elsewhere: nothing here may see or use them.
forget_aws() {
  local name
  for name in $(compgen -e | grep '^AWS_'); do unset "$name"; done
  export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
  export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
}

port_is_taken() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
