#!/usr/bin/env bash
# The sketch of Landscapes: a quarter of the width, 64 px, on processor cores.
#
#   DATA=folder training/runs/landscapes-sketch.sh train    goes on from training/checkpoints/landscapes-sketch, in runs/landscapes-sketch
#   DATA=folder training/runs/landscapes-sketch.sh ship     keeps the newest checkpoint and makes models/landscapes-sketch of it
#
# Train stops by itself, or after SECONDS_AT_MOST; the same command goes on. At low priority nobody notices it: nice -n 19.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${DATA:?name the folder of images, the one with index.csv}"
kept=training/checkpoints/landscapes-sketch
run="${RUN:-.cache/runs/landscapes-sketch}"
python="${PYTHON:-python3}"

case "${1:-train}" in
  train)
    mkdir -p "$run"
    [ -e "$run/checkpoint-E.pt" ] || cp "$kept"/checkpoint-?.pt "$kept"/stats.jsonl "$run/"
    exec "$python" -m training.gan.train --data "$DATA" --out "$run" --stages 32:168,64:420 --width 0.25 --gamma 2 --rate 0.0015 \
      --augment 0.25 --tail 0.3 --snapshot 20 --seconds "${SECONDS_AT_MOST:-0}"
    ;;
  ship)
    mkdir -p "$kept"
    for file in checkpoint-E.pt checkpoint-D.pt stats.jsonl training_options.json; do
      [ -e "$run/$file" ] && cp "$run/$file" "$kept/$file"
    done
    for grid in "$run"/grid-*.jpg; do
      [ -e "$grid" ] && cp "$grid" "$kept/"
    done
    larger=()
    [ -e "$kept/enlarger.pt" ] && larger+=(--enlarger "$kept/enlarger.pt")
    [ -e training/checkpoints/upscaler.pt ] && larger+=(--upscaler training/checkpoints/upscaler.pt)
    exec "$python" -m training.export.export "$kept" --data "$DATA" --about training/runs/landscapes-sketch.json \
      --out models/landscapes-sketch "${larger[@]}"
    ;;
  *)
    echo "usage: $0 train|ship" >&2
    exit 2
    ;;
esac
