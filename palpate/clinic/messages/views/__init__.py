"""The pages of letters and calendars."""
