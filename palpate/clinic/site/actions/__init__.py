"""Writing what the owner decides: the pages, and the clinic behind them."""

from palpate.clinic.site.actions.pages import save_page, undo_page, write_first_pages

__all__ = ["save_page", "undo_page", "write_first_pages"]
