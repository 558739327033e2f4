#!/usr/bin/env bash
# Every bash script of the repository is clean to shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! command -v shellcheck >/dev/null; then
    echo "skipped: shellcheck is not installed (scripts/install-packages test installs it)"
    exit 77
fi
mapfile -t scripts < <(grep -rlE '^#!.*\bbash$' scripts .ci tests/repository | sort)
if [[ ${#scripts[@]} -eq 0 ]]; then
    echo "looked at nothing, which proves nothing"
    exit 1
fi
shellcheck --external-sources --source-path=SCRIPTDIR -- "${scripts[@]}"
echo "looked at ${#scripts[@]} scripts: ${scripts[*]}"
