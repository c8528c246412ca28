"""Benchmarks: `python -m benchmarks` measures everything, peers side by side, and writes docs/benchmarks.md with its plots."""
