#!/usr/bin/env bash
# Landscapes: the full width, to 256 px, on one GPU. Most of the budget at 128 px, which is what the data hold, then a short growth.
#
#   DATA=folder training/runs/landscapes.sh sweep    three values of gamma at 128 px, SWEEP_SECONDS each: look at the grids, choose
#   DATA=folder training/runs/landscapes.sh train    trains, in pieces of SECONDS_AT_MOST if you like; the same command goes on
#   DATA=folder training/runs/landscapes.sh ship     makes models/landscapes of the newest checkpoint
#
# PyTorch >= 1.13, CUDA. Estimated 2,000 images a second at 128 px and 500 to 900 at 256 px on a large GPU (not measured yet).
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${DATA:?name the folder of images, the one with index.csv}"
run="${RUN:-.cache/runs/landscapes}"
python="${PYTHON:-python3}"
common=(--data "$DATA" --width 1.0 --adaptive yes --augment 0.3 --mix 0.5 --average 20)

case "${1:-train}" in
  sweep)
    for gamma in 0.5 4 16; do
      "$python" -m training.gan.train "${common[@]}" --out "$run-gamma-$gamma" --stages 128:1000 --gamma "$gamma" --snapshot 25 \
        --seconds "${SWEEP_SECONDS:-90}"
    done
    ;;
  train)
    gamma=()
    [ -n "${GAMMA:-}" ] && gamma=(--gamma "$GAMMA")
    exec "$python" -m training.gan.train "${common[@]}" --out "$run" --stages "${STAGES:-32:300,64:600,128:6000,256:600}" "${gamma[@]}" \
      --snapshot 100 --seconds "${SECONDS_AT_MOST:-0}"
    ;;
  ship)
    kept=training/checkpoints/landscapes
    mkdir -p "$kept"
    cp "$run"/checkpoint-?.pt "$run"/stats.jsonl "$run"/training_options.json "$run"/grid-*.jpg "$kept/"
    upscaler=()
    [ -e training/checkpoints/upscaler.pt ] && upscaler=(--upscaler training/checkpoints/upscaler.pt)
    exec "$python" -m training.export.export "$kept" --data "$DATA" --about training/runs/landscapes.json --out models/landscapes "${upscaler[@]}"
    ;;
  *)
    echo "usage: $0 sweep|train|ship" >&2
    exit 2
    ;;
esac
