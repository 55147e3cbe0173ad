#!/usr/bin/env bash
# Landscapes: the full width, to 256 px, on one GPU. Most of the budget at 128 px, which is what the data hold, then a short growth.
#
#   DATA=folder training/runs/landscapes.sh sweep    an eighth, once and four times the usual gamma at 128 px, SWEEP_SECONDS each: look
#   DATA=folder training/runs/landscapes.sh train    trains, in pieces of SECONDS_AT_MOST if you like; the same command goes on
#   DATA=folder training/runs/landscapes.sh ship     makes models/landscapes of the newest checkpoint: directions, audit, graphs
#   DATA=folder training/runs/landscapes.sh sheet    50 samples and 50 held-out works, unlabelled, and the key beside them: do not open it first
#
# GAMMA_TIMES: what the sweep found best. On a machine that is only lent, OUT names the folder whose files come back (at most 64 MiB: the
# checkpoints, statistics and grids; of ship, the model folder as one archive). Put them into RUN on the next one, and train goes on.
# REHEARSAL=yes goes the whole way at an eighth of the width with a few hundred pictures, in minutes, on a processor.
#
# PyTorch >= 1.13, CUDA. Estimated 2,000 images a second at 128 px and 500 to 900 at 256 px on a large GPU (not measured yet).
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${DATA:?name the folder of images, the one with index.csv}"
python="${PYTHON:-python3}"
if [ "${REHEARSAL:-}" = yes ]; then
  run="${RUN:-.cache/runs/landscapes-rehearsal}" kept="${KEPT:-$run/kept}" model="${MODEL:-$run/models/landscapes}"
  width=0.125 batch=8 stages="${STAGES:-32:0.2,64:0.1,128:0.1,256:0.05}" snapshot=0.1 sweep_snapshot=0.1 report=5 effort=quick
else
  run="${RUN:-.cache/runs/landscapes}" kept="${KEPT:-training/checkpoints/landscapes}" model="${MODEL:-models/landscapes}"
  width=1.0 batch=0 stages="${STAGES:-32:300,64:600,128:6000,256:600}" snapshot=100 sweep_snapshot=25 report=50 effort="${EFFORT:-full}"
fi
common=(--data "$DATA" --width "$width" --batch "$batch" --adaptive yes --augment 0.3 --mix 0.5 --average 20 --report-every "$report")

bring_back() {
  [ -z "${OUT:-}" ] || "$python" -m training.gan.bring_back "$1" "$OUT/$(basename "$1")" --most "${2:-60}"
}

case "${1:-train}" in
  sweep)
    for times in 0.125 1 4; do
      "$python" -m training.gan.train "${common[@]}" --out "$run-gamma-$times" --stages "${SWEEP_STAGES:-128:1000}" --gamma-times "$times" \
        --snapshot "$sweep_snapshot" --seconds "${SWEEP_SECONDS:-90}"
      bring_back "$run-gamma-$times" 20
    done
    for times in 0.125 1 4; do
      echo "gamma x $times: $(tail -n 1 "$run-gamma-$times/stats.jsonl" 2>/dev/null || echo "no statistics yet: more SWEEP_SECONDS")"
    done
    ;;
  train)
    "$python" -m training.gan.train "${common[@]}" --out "$run" --stages "$stages" --gamma-times "${GAMMA_TIMES:-1}" \
      --snapshot "$snapshot" --seconds "${SECONDS_AT_MOST:-0}"
    bring_back "$run"
    ;;
  ship)
    mkdir -p "$kept"
    "$python" -m training.gan.bring_back "$run" "$kept"
    upscaler=()
    [ -e training/checkpoints/upscaler.pt ] && upscaler=(--upscaler training/checkpoints/upscaler.pt)
    "$python" -m training.export.export "$kept" --data "$DATA" --about training/runs/landscapes.json --out "$model" \
      --effort "$effort" --threads "${THREADS:-$(nproc)}" "${upscaler[@]}"
    if [ -n "${OUT:-}" ]; then
      mkdir -p "$OUT"
      tar -C "$(dirname "$model")" -czf "$OUT/$(basename "$model").tar.gz" "$(basename "$model")"
      ls -l "$OUT/$(basename "$model").tar.gz"
    fi
    ;;
  sheet)
    mkdir -p "$kept"
    "$python" -m training.audit.sheet "$run" --data "$DATA" --out "$kept/sheet.png"
    if [ -n "${OUT:-}" ]; then
      mkdir -p "$OUT"
      cp "$kept/sheet.png" "$kept/sheet.key.txt" "$OUT/"
    fi
    echo "Look at $kept/sheet.png, write down which you take for works, and only then open the key."
    ;;
  *)
    echo "usage: $0 sweep|train|ship|sheet" >&2
    exit 2
    ;;
esac
