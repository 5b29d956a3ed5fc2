"""A command that does nothing, and the sentence that says why and what next."""


class Refusal(Exception):  # noqa: N818 - it is not an error of the program
    """Nothing was done: the message says what, where and what next; the exit code is 2."""
