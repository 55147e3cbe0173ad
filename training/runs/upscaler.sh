#!/usr/bin/env bash
# The upscaler, 4 x: LARGE=folder of large images, ALSO=folder of smaller ones (may be left out). Half an hour on one core; goes on where it was.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${LARGE:?name a folder of images of 256 px and more}"
also=()
[ -n "${ALSO:-}" ] && also=(--also "$ALSO")
exec "${PYTHON:-python3}" -m training.upscaler.train --large "$LARGE" "${also[@]}" --out training/checkpoints/upscaler.pt \
  --critic "${CRITIC:-training/checkpoints/landscapes-sketch/checkpoint-D.pt}" --steps "${STEPS:-5000}"
