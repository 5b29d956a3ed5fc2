"""What a file is, told by its first bytes; a name and a browser's word are no evidence."""

MOST_BYTES = 5 * 1024 * 1024
MOST_NAME = 120
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


class UnwantedFileError(ValueError):
    """The file is not kept; the message says what, why and what next."""


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file that may be kept; raises UnwantedFileError for any other."""
    if not content:
        raise UnwantedFileError(f"{name} is empty. Choose the file again.")
    if len(content) > MOST_BYTES:
        raise UnwantedFileError(
            f"{name} has {len(content) / 1e6:.1f} MB; files up to {MOST_BYTES / 1e6:.0f} MB are "
            "kept. Save it smaller, or as a PDF."
        )
    for start, media_type in SIGNATURES:
        if content.startswith(start):
            return media_type
    raise UnwantedFileError(
        f"{name} is no PDF, PNG or JPEG, whatever its name says. "
        "Save it as one of these and choose it again."
    )


def plain_name(name: str) -> str:
    """A file name without folders or signs that mean something to a system."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign if sign.isalnum() or sign in " .-_()" else "_" for sign in last).strip(" .")
    return kept[-MOST_NAME:] or "file"
