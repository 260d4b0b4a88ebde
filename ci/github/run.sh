#!/usr/bin/env bash
# Runs ninefold once: the table into the log, annotations, the summary of the step, and the results as files.
# The status goes to the outputs; the last step of the action ends with it, so that the comment is written before.
set -uo pipefail

# a text within a command of the runner
escaped() {
  local text=${1//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  printf '%s' "${text//$'\n'/'%0A'}"
}

results=$(mktemp -d "${RUNNER_TEMP:-/tmp}/ninefold.XXXXXX")
arguments=()
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"${NINEFOLD_ARGUMENTS//$'\r'/}"

ninefold=(node "$GITHUB_ACTION_PATH/bin/ninefold.js" "$NINEFOLD_COMMAND")

# what the numbers are compared with: a result, or the commit at which the same call is made now, with the same clock
compared=()
said=""
if [ -n "${NINEFOLD_BASELINE:-}" ]; then
  baseline=$NINEFOLD_BASELINE
  if [ ! -f "$baseline" ]; then
    baseline=$results/baseline.json
    folder=$results/baseline
    case $NINEFOLD_COMMAND in
      nines | compose) ;;
      *) [[ $'\n'"$NINEFOLD_ARGUMENTS" == *$'\n--at'* ]] || arguments+=(--at "$(date -u +%Y-%m-%dT%H:%M:%SZ)") ;;
    esac
    git worktree add --quiet --detach "$folder" "$NINEFOLD_BASELINE" 2>"$results/baseline.txt" &&
      (cd "$folder/$(git rev-parse --show-prefix)" && "${ninefold[@]}" ${arguments[@]+"${arguments[@]}"} --exit-zero --report "json=$baseline") >/dev/null 2>"$results/baseline.txt" ||
      said=$(head -c 1000 "$results/baseline.txt")
    git worktree remove --force "$folder" 2>/dev/null
  fi
  if [ -f "$baseline" ]; then
    compared=(--baseline "$baseline")
    [ -z "${NINEFOLD_FAIL_ON:-}" ] || compared+=(--fail-on "$NINEFOLD_FAIL_ON")
  else
    printf '::warning title=ninefold::%s\n' "there is no baseline at $(escaped "$NINEFOLD_BASELINE"), so each target stands for itself: $(escaped "$said")"
  fi
fi

reports=(--report "json=$results/result.json" --report "markdown=$results/result.md")
reports+=(--report "junit=$results/checks.xml" --report "github=$results/annotations.txt")

# what a log says may look like a command of the runner: between these lines none is obeyed
token="ninefold-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
printf '::stop-commands::%s\n' "$token"
"${ninefold[@]}" ${arguments[@]+"${arguments[@]}"} ${compared[@]+"${compared[@]}"} "${reports[@]}" 2>"$results/notes.txt"
exit=$?
cat "$results/notes.txt"
printf '\n::%s::\n' "$token"
# an annotation is only what stands in this file: texts of a log cannot begin a line of it
[ ! -f "$results/annotations.txt" ] || cat "$results/annotations.txt"

case $exit in
  0) status=met ;;
  1) status=missed ;;
  *) status=error ;;
esac
if [ ! -f "$results/result.md" ]; then
  {
    printf '### %s: could not be judged\n\n' "$NINEFOLD_COMMAND"
    sed 's/^/    /' "$results/notes.txt"
  } >"$results/result.md"
fi
if [ "$NINEFOLD_SUMMARY" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  head -c 1000000 "$results/result.md" >>"$GITHUB_STEP_SUMMARY"
fi
{
  printf 'exit=%s\nstatus=%s\nmarkdown=%s\n' "$exit" "$status" "$results/result.md"
  [ ! -f "$results/result.json" ] || printf 'json=%s\n' "$results/result.json"
  [ ! -f "$results/checks.xml" ] || printf 'junit=%s\n' "$results/checks.xml"
} >>"$GITHUB_OUTPUT"
