"""Booking for everyone: one module per step, then the pages behind a client's link."""
