"""Which blocks of a page are its body, by the gold text: patience alignment of words."""

import bisect
import re

WORD = re.compile(r"\w+", re.UNICODE)


def words(text):
    return WORD.findall(text or "")


def longest_chain(pairs):
    """Of pairs sorted by their first part, the longest run with rising second parts."""
    tails, tail_index, previous = [], [], [-1] * len(pairs)
    for index, (_, second) in enumerate(pairs):
        place = bisect.bisect_left(tails, second)
        if place == len(tails):
            tails.append(second)
            tail_index.append(index)
        else:
            tails[place] = second
            tail_index[place] = index
        previous[index] = tail_index[place - 1] if place else -1
    chain, index = [], tail_index[-1] if tail_index else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]


def unique_shingles(tokens, begin, end, length):
    found = {}
    for at in range(begin, end - length + 1):
        key = tuple(tokens[at : at + length])
        found[key] = None if key in found else at
    return {key: at for key, at in found.items() if at is not None}


def align(page, gold):
    """For each word of the page whether it stands in the gold, in the gold's order; and the same for the gold's words."""
    in_page, in_gold = [False] * len(page), [False] * len(gold)
    gaps = [(0, len(page), 0, len(gold), 0)]
    sizes = (8, 5, 3, 2, 1)
    while gaps:
        page_from, page_to, gold_from, gold_to, level = gaps.pop()
        while page_from < page_to and gold_from < gold_to and page[page_from] == gold[gold_from]:
            in_page[page_from] = in_gold[gold_from] = True
            page_from += 1
            gold_from += 1
        while page_from < page_to and gold_from < gold_to and page[page_to - 1] == gold[gold_to - 1]:
            page_to -= 1
            gold_to -= 1
            in_page[page_to] = in_gold[gold_to] = True
        if page_from >= page_to or gold_from >= gold_to or level >= len(sizes):
            continue
        size = sizes[level]
        width = max(page_to - page_from, gold_to - gold_from)
        if (size == 2 and width > 3000) or (size == 1 and width > 400):
            continue
        ours = unique_shingles(page, page_from, page_to, size)
        theirs = unique_shingles(gold, gold_from, gold_to, size)
        chain = longest_chain(sorted((at, theirs[key]) for key, at in ours.items() if key in theirs))
        if not chain:
            gaps.append((page_from, page_to, gold_from, gold_to, level + 1))
            continue
        last_page, last_gold = page_from, gold_from
        for at, other in chain:
            if at >= last_page and other >= last_gold:
                gaps.append((last_page, at, last_gold, other, level))
                for i in range(size):
                    in_page[at + i] = in_gold[other + i] = True
                last_page, last_gold = at + size, other + size
            elif at + size > last_page and other + size > last_gold and at - other == last_page - last_gold:
                for i in range(last_page - at, size):
                    in_page[at + i] = in_gold[other + i] = True
                last_page, last_gold = at + size, other + size
        gaps.append((last_page, page_to, last_gold, gold_to, level))
    return in_page, in_gold


def label_blocks(texts, gold_text):
    """Of each block whether it is of the body."""
    gold = words(gold_text)
    of_blocks = [words(text) for text in texts]
    page = [word for block in of_blocks for word in block]
    in_page, in_gold = align(page, gold)
    labels, begin = [], 0
    for block in of_blocks:
        hits = sum(in_page[begin : begin + len(block)])
        begin += len(block)
        need = 0.99 if len(block) <= 3 else 0.6
        labels.append(bool(block) and hits >= need * len(block))
    # Text of the gold that stands elsewhere in the page than the alignment takes it to.
    open_shingles = set()
    for at in range(len(gold) - 3):
        if not all(in_gold[at : at + 4]):
            open_shingles.add(tuple(gold[at : at + 4]))
    if open_shingles:
        for index, block in enumerate(of_blocks):
            if labels[index] or len(block) < 7:
                continue
            shingles = [tuple(block[at : at + 4]) for at in range(len(block) - 3)]
            if sum(shingle in open_shingles for shingle in shingles) >= 0.7 * len(shingles):
                labels[index] = True
    return labels


def label_by_pieces(texts, gold):
    """Of each block True, False or, where the pieces do not tell, None."""
    spaced = [re.sub(r"\s+", " ", text) for text in texts]
    labels = [None] * len(texts)
    for piece in gold.get("without") or []:
        piece = re.sub(r"\s+", " ", piece).strip()
        for index, text in enumerate(spaced):
            if piece and piece in text:
                labels[index] = False
    for piece in gold.get("with") or []:
        piece = re.sub(r"\s+", " ", piece).strip()
        found = [index for index, text in enumerate(spaced) if piece and piece in text]
        if len(found) == 1:
            labels[found[0]] = True
    return labels
