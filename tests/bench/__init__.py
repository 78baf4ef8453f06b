"""Benchmarks: `make bench` runs them all, prints one table and writes build/bench.json. They measure; they are not tests."""
