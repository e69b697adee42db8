"""What a reader raises for a file that cannot be opened at all."""

from __future__ import annotations

from schema.codes import CODES


class UnreadableDeck(ValueError):  # noqa: N818 - the contract's name
    """A file that is no readable deck; the message is one sentence: what, and what to do.

    `code` is the diagnostic that a run writes for the file.
    """

    def __init__(self, code: str, message: str) -> None:
        if code not in CODES:
            raise ValueError(f"diagnostic code {code!r} is not listed in schema.codes")
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[UnreadableDeck], tuple[str, str]]:
        return type(self), (self.code, self.message)
