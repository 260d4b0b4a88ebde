#!/usr/bin/env bash
# Writes the result into one comment of the pull request, and renews that comment in later runs: a marker tells it. Where
# the token may not write, as on a pull request from a fork, that is said, and the summary of the step has the result.
set -uo pipefail

marker="<!-- ninefold:${NINEFOLD_NAME//[^A-Za-z0-9_.-]/_} -->"
comments="repos/$GITHUB_REPOSITORY/issues/$NINEFOLD_PULL_REQUEST/comments"
body=$(mktemp)
{
  printf '%s\n' "$marker"
  head -c 60000 "$NINEFOLD_MARKDOWN" # a comment has room for 65,536 characters
} >"$body"

# a list that cannot be had is not an empty one: a second comment would stand beside the first
write() {
  local all own
  all=$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$marker\")) | .id") || return
  own=$(head -n 1 <<<"$all")
  if [ -n "$own" ]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$own" --field "body=@$body"
  else
    gh api --method POST "$comments" --field "body=@$body"
  fi
}
write >/dev/null 2>&1 || echo "::notice title=ninefold::the token may not write comments (as on a pull request from a fork); the result is in the summary of the step"
