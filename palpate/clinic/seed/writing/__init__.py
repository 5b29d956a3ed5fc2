"""Turning stories into records, one kind of record per module."""
