#!/usr/bin/env bash
# Runs `reengineer check`, and `fmt --check` where it is asked for, as action.yml
# says. What an action is given comes in variables and is never made a part of a
# command's text.
set -euo pipefail

program=${INPUT_PROGRAM:-}
if [ -z "$program" ]; then
  program=${RUNNER_TEMP:?}/reengineer/bin/reengineer
fi

paths=()
while IFS= read -r path; do
  path=${path%$'\r'}
  if [ -n "$path" ]; then
    paths+=("$path")
  fi
done <<<"${INPUT_PATHS:-}"

arguments=(--lang "${INPUT_LANG:-en}")
layout=0
case ${INPUT_LAYOUT:-false} in
[Tt]rue | TRUE) layout_wanted=1 ;;
[Ff]alse | FALSE) layout_wanted=0 ;;
*)
  printf '::error::the input layout is true or false, not %q\n' "$INPUT_LAYOUT"
  exit 2
  ;;
esac
if [ "$layout_wanted" = 1 ]; then
  "$program" fmt --check "${arguments[@]}" -- ${paths[@]+"${paths[@]}"} || layout=$?
fi

arguments+=(--format github)
if [ -n "${INPUT_CONFIG:-}" ]; then
  arguments+=("--config=$INPUT_CONFIG")
fi
if [ -n "${INPUT_BASELINE:-}" ]; then
  arguments+=("--baseline=$INPUT_BASELINE")
fi
if [ -n "${INPUT_AGAINST:-}" ]; then
  arguments+=("--against=$INPUT_AGAINST")
fi
if [ -n "${INPUT_PRESET:-}" ]; then
  arguments+=("--preset=$INPUT_PRESET")
fi
while IFS= read -r reason; do
  reason=${reason//[[:space:]]/}
  if [ -n "$reason" ]; then
    arguments+=("--fail-on=$reason")
  fi
done <<<"$(tr ',' '\n' <<<"${INPUT_FAIL_ON:-}")"
if [ -n "${INPUT_SARIF:-}" ]; then
  arguments+=("--report=sarif=$INPUT_SARIF")
fi
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  arguments+=("--report=markdown=$reports/summary.md")
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  arguments+=("--report=json=$reports/check.json")
fi

check=0
"$program" check "${arguments[@]}" -- ${paths[@]+"${paths[@]}"} || check=$?
if [ -f "$reports/summary.md" ]; then
  cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi

# What could not be judged weighs more than what is wanting.
code=$check
if [ "$layout" -gt "$check" ]; then
  code=$layout
fi

# The document has its keys two blanks in, in a fixed order, and what a list
# holds four.
number() {
  sed -n "s/^  \"$1\": \([0-9][0-9]*\),\{0,1\}$/\1/p" "$reports/check.json"
}
entries() {
  awk -v key="  \"$1\": [" '
    index($0, key) == 1 { inside = ($0 !~ /\],?$/); next }
    inside && /^  \]/ { inside = 0 }
    inside && /^    ["{]/ { count++ }
    END { print count + 0 }' "$reports/check.json"
}
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "code=$code" >>"$GITHUB_OUTPUT"
  if [ -f "$reports/check.json" ]; then
    for key in judged deny warn suppressed; do
      echo "$key=$(number "$key")" >>"$GITHUB_OUTPUT"
    done
    for key in failed undecided gone left_out; do
      echo "${key/_/-}=$(entries "$key")" >>"$GITHUB_OUTPUT"
    done
  fi
fi
exit "$code"
