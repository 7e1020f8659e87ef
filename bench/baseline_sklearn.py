#!/usr/bin/env python3
"""What the obvious script does, for comparison: the sentences of plain text files by regular expression, TF-IDF and cosine
by scikit-learn, and every pair of sentences of different files with cosine >= 0.2.

    baseline_sklearn.py FILE_OR_FOLDER...

Prints a line for each pair, "i<TAB>j<TAB>cosine", sentences counted from 0 over all files in the order given.
"""
import pathlib
import re
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

THRESHOLD = 0.2


def sentences(text):
    for line in text.splitlines():
        for sentence in re.split(r"(?<=[.!?])[\"'”’)]*\s+", line):
            if re.search(r"\w\w", sentence):
                yield sentence


def main():
    files = []
    for path in map(pathlib.Path, sys.argv[1:]):
        files += sorted(path.glob("*.txt")) if path.is_dir() else [path]
    all_sentences, source = [], []
    for number, path in enumerate(files):
        for sentence in sentences(path.read_text(encoding="utf-8")):
            all_sentences.append(sentence)
            source.append(number)
    cosines = cosine_similarity(TfidfVectorizer(sublinear_tf=True).fit_transform(all_sentences))
    lines = []
    for i, row in enumerate(cosines):
        for j in range(i + 1, len(row)):
            if source[i] != source[j] and row[j] >= THRESHOLD:
                lines.append(f"{i}\t{j}\t{row[j]:.4f}\n")
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main()
