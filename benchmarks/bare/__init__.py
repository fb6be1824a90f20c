"""What a measurement compares with; never part of the product."""

CONSTANT = "BENCH_CONSTANT"  # environment variable: the file that holds the constant page
