#!/usr/bin/env bash
# Trains the name model and puts it into Sources/KirinukiData/Tables. See Docs/names.md.
#   Scripts/Names/train.sh prepare    words, texts and features, into $WORK (default /tmp/names)
#                                      DOCUMENTS="GROUP=DIR ..." reads further annotated documents
#   Scripts/Names/train.sh model      the model for the library, from all training texts
#   Scripts/Names/train.sh folds      5-fold cross-validation over the training documents, scored by score.py
#   Scripts/Names/train.sh suites     the corpora of ../shared/suites/ner, learned and measured
set -euo pipefail
cd "$(dirname "$0")"
work=${WORK:-/tmp/names}
shared=$(cd ../../.. && pwd)/shared
tables=../../Sources/KirinukiData/Tables
names=.build/release/names
suites() { echo "stockmark:$1,wac:$1,gsd:$1,hironsan:$1"; }
# Three characters have no hidden rows: that is learning by heart.
net="deviation=0.02 unhidden=2 hiddenleast=5 vectors=$work/vectors"
settings="train=train:1,train+noise:0.3,train+own:1,train+documents:1,$(suites 0.3) epochs=14 average=6 late=9 latescale=0.3 drop=0.3 rate=0.15 optional=1 hiddenscale=0.75 $net"
mkdir -p "$work"
case ${1:-} in
prepare)
    swift build -c release
    clang++ -std=c++20 -O3 -march=native -ffast-math -fno-finite-math-only -include array trainer.cpp -o "$work/trainer"
    python3 -m pip download -q --no-deps -d "$work/sources" sudachidict_core==20240409 ja_ginza==5.3.0
    python3 lexicon.py --sources "$work/sources" --vectors "$work/vectors" >"$work/words.tsv"
    "$names" lexicon "$work/words.tsv" "$work/lexicon"
    python3 corpora.py "$shared" --noise train+documents=documents heldout=heldout ${DOCUMENTS:-} >"$work/texts.jsonl"
    "$names" read "$work/lexicon" "$work/texts.jsonl" "$work/features.bin"
    ;;
model)
    "$work/trainer" "$work/features.bin" $settings also=seeds,heldout test=dev model="$work/model" ${OPTIONS:-}
    cp "$work/lexicon" "$tables/names.lexicon"
    cp "$work/model" "$tables/names.model"
    ;;
folds)
    : >"$work/folds.jsonl"
    for fold in 0 1 2 3 4; do
        "$work/trainer" "$work/features.bin" $settings test=train folds=5 fold=$fold model="$work/model.$fold" \
            held="$work/held.$fold" ${OPTIONS:-} | tail -1
        "$names" extract "$work/lexicon" "$work/model.$fold" "$work/texts.jsonl" train $(cat "$work/held.$fold") \
            >>"$work/folds.jsonl"
    done
    python3 "$shared/eval/score.py" "$shared/eval/train" "$work/folds.jsonl"
    ;;
suites)
    own="train=train:0.3,train+own:0.3,train+documents:0.3,hironsan:0.4"
    learning="epochs=10 average=6 drop=0.3 rate=0.15 $net"
    "$work/trainer" "$work/features.bin" "$own,train+noise:0.1,stockmark:0.5,wac:0.5,gsd:1" $learning test=wac.dev also=gsd.dev ${OPTIONS:-} | tail -2
    for fold in 0 1 2 3 4; do
        "$work/trainer" "$work/features.bin" "$own,stockmark:1,wac:0.5,gsd:0.5" $learning test=stockmark \
            folds=5 fold=$fold ${OPTIONS:-} | tail -1
    done
    ;;
*) sed -n 2,8p "$0" ;;
esac
