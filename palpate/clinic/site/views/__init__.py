"""The clinic's public pages, and the pages on which the owner changes them."""
