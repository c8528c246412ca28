"""Who has which boxes: a nursery starts one of each kind, which takes seconds, and every worker has twins of them, which takes none.

The kinds differ in what is cut out of nnref. What stands in a nursery never serves a submission: it is only multiplied.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from threading import Lock

from autograder.book import Book
from autograder.box.sandbox import Sandbox, Twin, Unavailable
from autograder.box.stage import Order, Performance, Step, perform

__all__ = ["Boxes", "Nursery"]

MOST = 8  # kinds that stay open

Kind = frozenset[str]


class Nursery:
    """The warmed processes of a grading process. At most eight stay open when no worker uses more."""

    def __init__(self, book: Book, tier: str = "namespaces"):
        self.book, self.tier = book, tier
        self.open: dict[Kind, Sandbox] = {}
        self.twins: Counter[Kind] = Counter()  # in use by workers
        self.locks: dict[Kind, Lock] = defaultdict(Lock)  # two kinds can be started at once
        self.lock = Lock()
        self.showing = Lock()
        self.shown: dict[str, dict[str, tuple[list, int]]] = {}
        self.closed = False

    def twin(self, kind: Kind) -> Sandbox:
        """A box of this kind for one worker. Raises Unavailable."""
        with self.lock:
            self.twins[kind] += 1
            lock = self.locks[kind]
            idle = [k for k in self.open if not self.twins[k]][: max(len(self.open) - MOST + 1, 0)]
            leaving = [self.open.pop(k) for k in idle if k != kind]
        for box in leaving:
            box.close()
        with lock:
            if kind in self.open:
                try:
                    return Twin(self.open[kind])
                except Unavailable:  # it was killed
                    self.open.pop(kind).close()
            return Twin(self.started(kind))

    def started(self, kind: Kind) -> Sandbox:
        box = Sandbox(kind, self.tier, self.book.folder).__enter__()
        with self.lock:
            if not self.closed:
                self.open[kind] = box
                return box
        box.close()
        raise Unavailable("grading was stopped")

    def lesson(self, outputs: str) -> dict[str, tuple[list, int]]:
        """The outputs of the lesson as it was released, by cell id: run once, without anything that a learner wrote."""
        with self.showing:
            if outputs not in self.shown:
                steps = tuple(Step("run", c.id, c.source) for c in self.book.cells if c.kind == "code" and c.role != "check")
                box = self.twin(frozenset())
                try:
                    self.shown[outputs] = perform(box, Order(steps, outputs=outputs)).outputs
                finally:
                    box.close()
                    self.give_back(frozenset())
            return self.shown[outputs]

    def give_back(self, kind: Kind) -> None:
        """A worker needs its twin of this kind no more."""
        with self.lock:
            self.twins[kind] -= 1

    def close(self) -> None:
        """Close all of them, and with them their twins."""
        with self.lock:
            self.closed = True
            every = [self.open.popitem()[1] for _ in range(len(self.open))]
        for box in every:
            box.close()


class Boxes:
    """The boxes of one worker, out of a nursery that several share or out of its own; opened when they are first needed."""

    def __init__(self, book: Book, tier: str = "namespaces", nursery: Nursery | None = None):
        self.shared = nursery is not None
        self.nursery = nursery or Nursery(book, tier)
        self.open: dict[Kind, Sandbox] = {}
        self.closed = False

    def box(self, barred: Iterable[str]) -> Sandbox:
        kind = frozenset(barred)
        if self.closed:
            raise Unavailable("grading was stopped")
        if kind not in self.open:
            while len(self.open) >= MOST:
                self.give_back(next(iter(self.open)))
            self.open[kind] = self.nursery.twin(kind)
        self.open[kind] = self.open.pop(kind)  # the least used stands first
        return self.open[kind]

    def give_back(self, kind: Kind) -> None:
        box = self.open.pop(kind, None)
        if box:  # two threads may take it away: the one that used it, and the one that stops everything
            box.close()
            self.nursery.give_back(kind)

    def perform(self, barred: Iterable[str], order: Order) -> Performance:
        """Run an order; when the box itself fails, which is our fault, once more in a new one."""
        kind = frozenset(barred)
        for attempt in (1, 2, 3):
            try:
                return perform(self.box(kind), order)
            except (Unavailable, OSError):
                self.give_back(kind)
                if attempt == 3:
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Close all of them, also those in use by another thread: its submission then ends at once. No other one is opened."""
        self.closed = True
        while self.open:
            self.give_back(next(iter(self.open)))
        if not self.shared:
            self.nursery.close()
