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
if [ -n "${INPUT_AGAINST:-}" ]; then
  arguments+=("--against=$INPUT_AGAINST")
fi
if [ -n "${INPUT_PRESET:-}" ]; then
  arguments+=("--preset=$INPUT_PRESET")
fi
if [ -n "${INPUT_SARIF:-}" ]; then
  arguments+=("--report=sarif=$INPUT_SARIF")
fi
summary=
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary=$(mktemp)
  arguments+=("--report=markdown=$summary")
fi

check=0
"$program" check "${arguments[@]}" -- ${paths[@]+"${paths[@]}"} || check=$?
if [ -n "$summary" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
fi

# What could not be judged weighs more than what is wanting.
if [ "$layout" -gt "$check" ]; then
  exit "$layout"
fi
exit "$check"
