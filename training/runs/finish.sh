#!/usr/bin/env bash
# The finish: LANDSCAPES=folder with index.csv, PRINTS=folder with index.csv; RUN=scratch folder. One thread a step; each goes on where it was.
#   finish.sh pairs | train | predictor | export | sheet | all
# START=training/checkpoints/finish.pt: begin with these weights rather than with none.
# GENERATORS="a/checkpoint-E.pt b/checkpoint-E.pt": landscape generators, whose pictures are painted, too.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${LANDSCAPES:?name the folder of landscapes}" "${PRINTS:?name the folder of prints}"
python="${PYTHON:-python3}" run="${RUN:-.scratch/finish}" data=(--data "$LANDSCAPES" --prints "$PRINTS")
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0 OMP_NUM_THREADS="${THREADS:-1}"
read -ra generators <<<"${GENERATORS:-}"
[ "${#generators[@]}" -gt 0 ] && also=(--generator "${generators[@]}") || also=()
mkdir -p "$run"

pairs() {
  "$python" -m training.finish.hands "${data[@]}" --out "$run/hands.npy"
  "$python" -m training.finish.pairs "${data[@]}" "${also[@]}" --held-out --out "$run/held" --seed 9000 --shards 1
  "$python" -m training.finish.pairs "${data[@]}" "${also[@]}" --hands "$run/hands.npy" --out "$run/pairs" --shards "${SHARDS:-40}"
}
train() { "$python" -m training.finish.train --pairs "$run/pairs" --held "$run/held" --out "$run/student" --seconds "${SECONDS_OF_TRAINING:-14400}" --threads "${THREADS:-1}" ${START:+--from "$START"}; }
predictor() {
  [ -e "$run/styles.npz" ] || "$python" -m training.finish.styles "${data[@]}" --pairs "$run/pairs" --out "$run/styles.npz"
  "$python" -m training.finish.predictor --styles "$run/styles.npz" --out "$run/predictor" --seconds "${SECONDS_OF_PREDICTOR:-3600}"
}
export_() { "$python" -m training.finish.export --run "$run/student/state.pt" --predictor "$run/predictor/predictor.pt" "${data[@]}" --out "${OUT:-models/finish}"; }
sheet() { "$python" -m training.finish.look --finish "${OUT:-models/finish}" --seeds 1-8 --out "$run/sheet.jpg"; }

case "${1:-all}" in
  pairs | train | predictor | sheet) "$1" ;;
  export) export_ ;;
  all) pairs && train && predictor && export_ && sheet ;;
  *) echo "finish.sh pairs | train | predictor | export | sheet | all" >&2; exit 2 ;;
esac
