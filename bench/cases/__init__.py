"""Scores a bank of cases: how often the truth is first, in the first three, in the first five."""
