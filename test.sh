#!/usr/bin/env bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=.ci/common.sh
source "$root/.ci/common.sh"

usage() {
  cat << 'USAGE'
Usage: ./test.sh [options] [-- MAVEN-ARGUMENTS]

Runs every check, from the contract's lint over the modules' own tests to the contract tests. The last line has the
counts; the exit code is 0 when nothing failed.

  --docker      in containers, with LocalStack
  --embedded    on this machine's JDK, with local-aws
                (neither: containers where a container engine answers)
  --local-aws   in containers, with local-aws in LocalStack's place
  --help        show this

What needs a tool that is missing is skipped and counted; with TWINSTORE_STRICT=1 in the environment it fails.
What follows -- goes to Maven: ./test.sh --embedded -- --projects server --also-make
USAGE
}

wanted='' local_aws='' maven_arguments=()
while (($#)); do
  case $1 in
    --docker) wanted=docker ;;
    --embedded) wanted=embedded ;;
    --local-aws) local_aws=yes ;;
    --help | -h) usage && exit ;;
    --) shift && maven_arguments=("$@") && break ;;
    *) fail "there is no option '$1': see ./test.sh --help." ;;
  esac
  shift
done
[[ -z $local_aws || $wanted != embedded ]] || fail "--local-aws is for containers: --embedded always uses it."

passed=0 failed=0 skipped=0

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
  elif ! run npm --prefix api-spec ci --silent; then
    skip "the contract's lint" "no @redocly/cli"
  else
    judge "the contract's lint" npm --prefix api-spec run --silent lint
  fi
}

check_scripts() {
  if command -v shellcheck > /dev/null; then
    judge "shellcheck" shellcheck -x run.sh test.sh .ci/common.sh .ci/leftovers .ci/run docker/answers
  else
    skip "shellcheck" "no shellcheck"
  fi
}

# count_reports WHAT EXIT-CODE FOLDER...: adds what JUnit's XML reports say. A run that failed though no test of it did,
# or that reported no test, is a failure of its own.
count_reports() {
  local what=$1 status=$2 counts
  shift 2
  counts=$(find "$@" -name 'TEST-*.xml' -exec cat {} + 2> /dev/null | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<testsuite / { tests += count("tests"); bad += count("failures") + count("errors"); skips += count("skipped") }
    END { print tests - bad - skips, bad + 0, skips + 0 }') || true
  local good bad skips
  read -r good bad skips <<< "$counts"
  say "$what: $good passed, $bad failed, $skips skipped"
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skips))
  if ((status != 0 && bad == 0)) || ((good + bad == 0)); then
    failed=$((failed + 1))
    say "failed: $what (exit code $status)"
  fi
}

test_embedded() {
  on_end 'end_groups 20'
  need_java
  need_maven
  lint_contract
  check_scripts
  local status=0
  rm -rf -- */target/surefire-reports
  forget_aws
  unset TWINSTORE_URL
  run mvn -B -ntp --fail-at-end verify ${maven_arguments[@]+"${maven_arguments[@]}"} || status=$?
  count_reports "mvn verify" "$status" ./*/target/surefire-reports
}

# --- docker -----------------------------------------------------------------------------------------------------------

# A name of its own, so that nothing of this run is mistaken for another's, and all of it can be found.
project=twinstore-test-$$

compose() {
  local files=(--file compose.test.yaml)
  [[ -z $local_aws ]] || files+=(--file docker/local-aws.yaml --file docker/local-aws.test.yaml)
  within 1200 docker compose --ansi never --project-name "$project" "${files[@]}" "$@"
}

end_docker() {
  end_groups 20
  say "removing the containers"
  run compose down --volumes --remove-orphans --rmi local --timeout 5 > "$scratch.log" 2>&1 || cat "$scratch.log" >&2
  rm -rf "$scratch" "$scratch.log"
}

# The modules' own tests run while an image is built, which has what they need; the argument that differs each time
# makes the engine run them although it has seen the same sources before.
module_tests() {
  within 1200 docker build --file docker/Dockerfile --target module-test-reports --build-arg "RUN=$project" \
    --build-arg "TWINSTORE_STRICT=${TWINSTORE_STRICT:-}" --build-arg "MAVEN_ARGUMENTS=${maven_arguments[*]-}" \
    --output "type=local,dest=$scratch/modules" .
}

# Compose begins each line by clearing it, told not to or not.
contract_tests() {
  compose up --exit-code-from contract-tests --attach contract-tests --no-log-prefix 2>&1 | sed $'s/^\e\\[2K//'
}

test_docker() {
  scratch=$(mktemp -d)
  on_end end_docker
  lint_contract
  check_scripts
  local status=0
  run module_tests || status=$?
  count_reports "the modules' own tests" "$status" "$scratch/modules"
  status=0
  run compose build || fail "the images could not be built: the messages are above."
  run contract_tests || status=$?
  run compose cp contract-tests:/reports "$scratch/contract" > /dev/null 2>&1 || run compose logs --tail 100 || true
  count_reports "the contract tests" "$status" "$scratch/contract"
  end_docker
  trap - EXIT
}

# ----------------------------------------------------------------------------------------------------------------------

cd "$root"
choose_mode "${wanted:-${local_aws:+docker}}"
"test_$mode"
say "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
