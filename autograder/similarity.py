"""Answers whose code is alike in a way that others' code is not: evidence to look at side by side, never an accusation.

Fingerprints by winnowing (Schleimer, Wilkerson and Aiken 2003, doi:10.1145/872757.872770) over tokens, in which names of variables do not
count. What was handed out, and what many have written, says nothing and is left out: a short right answer is like every other one.
"""

import hashlib
import io
import keyword
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Alike", "alike", "fingerprints"]

GRAM = 8  # tokens that one fingerprint covers
WINDOW = 4  # of so many fingerprints in a row at least one is kept
LEAST = 16  # fingerprints that two answers have to share: some forty tokens
RARE = 3  # answers that may hold a fingerprint, or 2 in 100
SKIPPED = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.ENCODING}


@dataclass(frozen=True)
class Alike:
    """Two answers: how many rare fingerprints they share, what part of the shorter one's that is, and the lines where they stand."""

    one: str
    other: str
    shared: int
    share: float
    lines: tuple[frozenset[int], frozenset[int]]


def words(source: str) -> Iterator[tuple[str, int]]:
    """(token, line). A variable is "n"; keywords, attributes, numbers and the words of comments are themselves. Broken code ends early."""
    before = ""
    try:
        for kind, text, (line, _), *_ in tokenize.generate_tokens(io.StringIO(source).readline):
            if kind in SKIPPED:
                continue
            if kind == tokenize.COMMENT:
                yield from ((word.lower(), line) for word in text.strip("# ").split())
            elif kind == tokenize.NAME and not keyword.iskeyword(text) and before != ".":
                yield "n", line
            else:
                yield (text if kind != tokenize.STRING else "s"), line
            before = text
    except (tokenize.TokenError, SyntaxError):
        return


def fingerprints(source: str) -> dict[bytes, frozenset[int]]:
    """The fingerprints of a piece of code, and the lines that each covers."""
    found = list(words(source))
    grams = [found[i : i + GRAM] for i in range(len(found) - GRAM + 1)]
    hashes = [
        hashlib.blake2b("\0".join(text for text, _ in gram).encode("utf-8", "replace"), digest_size=8).digest() for gram in grams
    ]
    kept = {
        min(range(i, min(i + WINDOW, len(hashes))), key=lambda j: (hashes[j], -j))
        for i in range(max(len(hashes) - WINDOW + 1, 0))
    }
    lines: dict[bytes, frozenset[int]] = {}
    for i in kept:
        lines[hashes[i]] = lines.get(hashes[i], frozenset()) | {line for _, line in grams[i]}
    return lines


def alike(answers: Mapping[str, str], given: str = "", least: int = LEAST) -> list[Alike]:
    """Pairs of answers to one exercise that share at least half of what is rare in them, the most alike first. `given` was handed out."""
    handed_out = set(fingerprints(given))
    prints = {name: fingerprints(source) for name, source in answers.items()}
    holders: dict[bytes, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for mark in prints[name].keys() - handed_out:
            holders[mark].append(name)
    most = max(RARE, len(answers) // 50)
    rare = {mark: names for mark, names in holders.items() if len(names) <= most}
    sizes = Counter(name for names in rare.values() for name in names)
    shared: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    for mark, names in rare.items():
        for pair in combinations(names, 2):
            shared[pair].append(mark)
    found = []
    for (one, other), marks in shared.items():
        share = len(marks) / min(sizes[one], sizes[other])
        if len(marks) >= least and share >= 0.5:
            lines = [own_lines(answers[name], prints[name], marks, given) for name in (one, other)]
            found.append(Alike(one, other, len(marks), share, (lines[0], lines[1])))
    return sorted(found, key=lambda pair: (-pair.share, -pair.shared, pair.one, pair.other))


def own_lines(source: str, prints: Mapping[bytes, frozenset[int]], marks: list[bytes], given: str) -> frozenset[int]:
    """The lines of these fingerprints that were not handed out."""
    known = {line.strip() for line in given.splitlines()}
    written = source.splitlines()
    covered = frozenset().union(*(prints[mark] for mark in marks))
    return frozenset(n for n in covered if written[n - 1].strip() not in known)
