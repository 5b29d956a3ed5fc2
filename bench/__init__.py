"""Accuracy and speed, side by side with others; run one with `python -m bench.<name>`."""
