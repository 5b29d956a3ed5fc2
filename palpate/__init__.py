"""Palpate: decision support and practice system for neuromuscular therapy."""
