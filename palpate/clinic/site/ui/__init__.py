"""What the screens of every app are drawn with; the tags in `templatetags` only hand it over."""
