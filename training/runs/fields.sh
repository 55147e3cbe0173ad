#!/usr/bin/env bash
# Makes models/fields from nothing: the same bytes every time with the same PyTorch. About a minute on one core.
set -euo pipefail
cd "$(dirname "$0")/../.."
made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
"${PYTHON:-python3}" -m training.fields.export "$made" --seed "${SEED:-5}"
# Only a finished export takes the old one's place.
rm -rf models/fields
cp -R "$made" models/fields
chmod 755 models/fields
