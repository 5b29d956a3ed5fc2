"""The forms of the intake, one per page."""
