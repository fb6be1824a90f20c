"""What a measurement compares with; never part of the product."""
