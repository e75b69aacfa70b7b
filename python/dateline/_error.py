"""Failures, with the codes of the schema."""

from __future__ import annotations

from typing import Any

from .records import Warc, record_of_kind


class DatelineError(Exception):
    """Why a page gave no article. Its attributes are the members of an error record (docs/record.md).

    >>> import dateline
    >>> try:
    ...     dateline.extract(b"%PDF-1.7")
    ... except dateline.DatelineError as error:
    ...     print(error.code, error.retryable)
    not-html False
    """

    code: str  #: one of the schema's: "no-article", "not-html", "too-large", "bad-archive", ...
    stage: str  #: the part of the program that found it
    message: str  #: the reason, as a sentence
    retryable: bool  #: whether the same page may well give an article later
    http_status: int | None
    input: str  #: what the page is called
    url: str | None  #: its address, where it is known
    warc: Warc | None  #: where it lies, where it is one of an archive

    def __init__(self, record: bytes | str) -> None:
        """`record`: the JSON of an error, as to_json() gives it."""
        self._json, members = record_of_kind("error", record)
        self.code = members["code"]
        self.stage = members["stage"]
        self.message = members["message"]
        self.retryable = members["retryable"]
        self.http_status = members["http_status"]
        self.input = members["input"]
        self.url = members["url"]
        self.warc = None if members["warc"] is None else Warc(members["warc"])
        super().__init__(f"{self.code}: {self.message}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._json,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatelineError) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def to_json(self) -> str:
        """The record as one line of JSON: what the program writes for the same page, byte for byte."""
        return self._json.decode()
