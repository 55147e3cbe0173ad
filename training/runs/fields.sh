#!/usr/bin/env bash
# Makes models/fields from nothing: the same bytes every time with the same PyTorch.
set -euo pipefail
cd "$(dirname "$0")/../.."
rm -rf models/fields
exec "${PYTHON:-python3}" -m training.fields.export models/fields --seed 7
