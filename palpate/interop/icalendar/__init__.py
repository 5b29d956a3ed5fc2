"""Visits as iCalendar: invitations by letter, one file to keep, and feeds (RFC 5545, 5546, 7986).

Nothing of health goes in: the summary is "Appointment", a feed adds initials and no more.
"""
