#!/usr/bin/env bash
# Every C++ file of src/ and tests/ is as clang-format would write it (scripts/format does that).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! command -v clang-format >/dev/null; then
    echo "skipped: clang-format is not installed (scripts/install-packages test installs it)"
    exit 77
fi
mapfile -d '' files < <(find src tests -name '*.[ch]pp' -print0 | sort -z)
if [[ ${#files[@]} -eq 0 ]]; then
    echo "looked at nothing, which proves nothing"
    exit 1
fi
clang-format --version
clang-format --dry-run --Werror -- "${files[@]}"
echo "looked at ${#files[@]} files"
