"""An invented clinic with a year behind it, for the demonstration and for trying things out.

Nobody in here exists. It stands above all apps and is used by none of them.
"""
