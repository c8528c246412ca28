"""Fair comparisons: every contender in a process of its own, all of them taking turns, A B C A B C, many times.

What another program does to the machine while we measure hits all contenders alike; so ratios are taken round by round, and
their median is what is reported. With one thread the clock is the CPU time of the process, which stands still while others have
the core; with more it is the time on the wall. Contenders are functions `make(**case) -> work`, in modules that import what they
need: a peer may live in another Python. Each gets the same number of threads, is warmed up, and prepares its data beforehand.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "BENCHMARK_THREADS")
SHORTEST = 0.05  # seconds that one turn should take, so that the clock and the scheduler do not matter
PAUSE = 0.3  # seconds before a turn with several threads: those of the one before spin for up to 0.2, should more work come


@dataclass
class Contender:
    """Who does the work: `module:function` in this folder, run by `python`, with further arguments."""

    name: str
    made_by: str
    options: dict = field(default_factory=dict)
    pieces: int = 1  # how much of the work one call does
    python: str | None = sys.executable  # None: not installed


@dataclass
class Result:
    """Seconds for one piece of work (median), and how many times longer than the first contender (median over the rounds)."""

    seconds: float | None
    ratio: float | None
    version: str = "not installed"


class Worker:
    """A contender at work in its process: `turn(n)` does n pieces of work and returns the seconds for one."""

    def __init__(self, contender: Contender, case: dict, threads: int):
        environment = {**os.environ, **dict.fromkeys(THREADS, str(threads)), "PYTHONPATH": str(HERE.parent)}
        command = [contender.python, str(HERE / "measure.py"), contender.made_by, json.dumps({**case, **contender.options})]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.pieces = contender.pieces
        self.version = self._answer()
        self.count = max(1, round(SHORTEST / max(self.turn(1), 1e-9)))

    def turn(self, n: int | None = None) -> float:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{n or self.count}\n")
        self.process.stdin.flush()
        return float(self._answer())

    def _answer(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"a contender stopped: {self.process.args}")
        return line.strip()

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def compare(contenders: list[Contender], case: dict, threads: int = 1, rounds: int = 9) -> dict[str, Result]:
    """Let the contenders take turns at the same case; the first one is what the others are compared with."""
    workers = {c.name: Worker(c, case, threads) for c in contenders if c.python}
    times: dict[str, list[float]] = {name: [] for name in workers}
    for _ in range(rounds):
        for name, worker in workers.items():
            time.sleep(PAUSE if threads > 1 else 0)
            times[name].append(worker.turn() / worker.pieces)
    for worker in workers.values():
        worker.close()
    first = times[contenders[0].name]
    results = {}
    for c in contenders:
        if c.name not in times:
            results[c.name] = Result(None, None)
            continue
        ratio = statistics.median(theirs / ours for theirs, ours in zip(times[c.name], first))
        results[c.name] = Result(statistics.median(times[c.name]), ratio, workers[c.name].version)
    return results


def serve(made_by: str, case: dict) -> None:
    """Be a contender: say the version, then answer each number n on stdin with the seconds that one of n pieces of work took."""
    alone = os.environ["BENCHMARK_THREADS"] == "1"
    clock = time.process_time if alone else time.perf_counter
    if alone and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])  # all on the same core; some would take more than one
    path, function = made_by.split(":")
    spec = importlib.util.spec_from_file_location(path, HERE / f"{path}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    work = getattr(module, function)(**case)
    for _ in range(2):
        work()
    print(module.VERSION, flush=True)
    for line in sys.stdin:
        n = int(line)
        start = clock()
        for _ in range(n):
            work()
        print((clock() - start) / n, flush=True)


if __name__ == "__main__":
    serve(sys.argv[1], json.loads(sys.argv[2]))
