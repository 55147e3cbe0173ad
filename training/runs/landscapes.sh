#!/usr/bin/env bash
# Landscapes: half the width, with the projected critic. On processor cores it learns in the background, on a GPU in an hour or two.
#
#   DATA=folder training/runs/landscapes.sh train    trains or goes on; SECONDS_AT_MOST ends it with a checkpoint
#   DATA=folder training/runs/landscapes.sh ship     keeps the newest checkpoint and makes models/landscapes of it
#   DATA=folder training/runs/landscapes.sh seeds    chooses the seeds that new rooms begin with; a part of ship
#   DATA=folder training/runs/landscapes.sh sheet    50 samples and 50 held-out works, unlabelled, and the key beside them: do not open it first
#
# In the background: OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0 nice -n 19 ... train, with THREADS=1. Waiting threads that spin cost ten times.
# A large GAMMA is what recall asks for: the margin fell to 0.4 with it; see LOG.md. On a GPU: BATCH=64.
# On a machine that is only lent, OUT names the folder whose files come back (64 MiB at most). REHEARSAL=yes goes the whole way in minutes.
#
# Packages: training/requirements.txt.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${DATA:?name the folder of images, the one with index.csv}"
python="${PYTHON:-python3}"
kept="${KEPT:-training/checkpoints/landscapes}" model="${MODEL:-models/landscapes}" run="${RUN:-.cache/runs/landscapes}"
width=0.5 batch="${BATCH:-32}" stages="${STAGES:-64:265,128:2400}" snapshot=10 effort="${EFFORT:-full}" report=50
if [ "${REHEARSAL:-}" = yes ]; then
  run="${RUN:-.cache/runs/landscapes-rehearsal}" kept="${KEPT:-$run/kept}" model="${MODEL:-$run/models/landscapes}"
  width=0.125 batch=8 stages="${STAGES:-64:0.05,128:0.03}" snapshot=0.02 effort=quick report=2
fi

case "${1:-train}" in
  train)
    mkdir -p "$run"
    for file in checkpoint-E.pt checkpoint-D.pt stats.jsonl; do
      [ -e "$run/$file" ] || [ ! -e "$kept/$file" ] || cp "$kept/$file" "$run/"
    done
    "$python" -m training.gan.train --data "$DATA" --out "$run" --critic projected --width "$width" --batch "$batch" --stages "$stages" \
      --gamma "${GAMMA:-40}" --gamma-to "${GAMMA_TO:-20}" --gamma-kimg "${GAMMA_KIMG:-1500}" --rate 0.002 --warm-up 300 --average "${AVERAGE:-12}" --mix 0 --augment 0.75 \
      --snapshot "$snapshot" --save-every 120 --report-every "$report" --threads "${THREADS:-0}" --seconds "${SECONDS_AT_MOST:-0}"
    [ -z "${OUT:-}" ] || "$python" -m training.gan.bring_back "$run" "$OUT/$(basename "$run")" --most 60
    ;;
  ship)
    mkdir -p "$kept"
    "$python" -m training.gan.bring_back "$run" "$kept"
    upscaler=()
    [ -e training/checkpoints/upscaler.pt ] && upscaler=(--upscaler training/checkpoints/upscaler.pt)
    "$python" -m training.export.export "$kept" --data "$DATA" --about training/runs/landscapes.json --out "$model" \
      --witness training/checkpoints/landscapes-sketch --beside training/checkpoints/landscapes-sketch \
      --effort "$effort" --threads "${THREADS:-$(nproc)}" "${upscaler[@]}"
    [ "${REHEARSAL:-}" = yes ] || "$0" seeds
    ;;
  seeds)
    "$python" -m training.audit.seeds "$kept" --data "$DATA" --model "$model" --witness training/checkpoints/landscapes-sketch \
      --threads "${THREADS:-$(nproc)}"
    ;;
  sheet)
    mkdir -p "$kept"
    "$python" -m training.audit.sheet "$run" --data "$DATA" --out "$kept/sheet.png" \
      --witness training/checkpoints/landscapes-sketch
    echo "Look at $kept/sheet.png, write down which you take for works, and only then open the key."
    ;;
  *)
    echo "usage: $0 train|ship|seeds|sheet" >&2
    exit 2
    ;;
esac
