"""Records as Python objects: mappings with the members' names of the JSON Schema, whose members are attributes too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from . import _core


class Object(Mapping[str, Any]):
    """A JSON object. It is a mapping of its members in the schema's order, and each of them is an attribute too; but `items` of a
    list block is read as `block["items"]`, since `items()` is what every mapping has.

    It is not meant to be changed. Two are equal, to one another and to a dict, where their members are.
    """

    __slots__ = ("_members",)

    # What the members are that are objects, or lists of them.
    _types: ClassVar[Mapping[str, type[Object]]] = {}

    _members: dict[str, Any]

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = {name: _typed(value, self._types.get(name)) for name, value in members.items()}

    def __getitem__(self, name: str) -> Any:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    if not TYPE_CHECKING:  # which knows the members by their annotations

        def __getattr__(self, name: str) -> Any:
            # Names with a "_" before them are never members; pickle and copy ask for some before there are any.
            if not name.startswith("_") and name in self._members:
                return self._members[name]
            raise AttributeError(f"{type(self).__name__} has no member {name!r}", name=name, obj=self)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._members})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.to_dict(),)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.to_dict()!r})"

    def to_dict(self) -> dict[str, Any]:
        """The same as dicts and lists, which are the caller's own."""
        return {name: _plain(value) for name, value in self._members.items()}


def _typed(value: Any, kind: type[Object] | None) -> Any:
    if kind is None or value is None:
        return value
    return [kind(member) for member in value] if isinstance(value, list) else kind(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Object):
        return value.to_dict()
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, list) else value


_MEMBERS = {kind: set(definition["required"]) for kind, definition in json.loads(_core.schema())["$defs"].items() if "kind" in definition.get("properties", ())}


def record_of_kind(kind: str, record: bytes | str) -> tuple[bytes, dict[str, Any]]:
    """The text of a record and its members. Raises ValueError where it is no record of that kind."""
    if not isinstance(record, (bytes, str)):
        raise TypeError(f"a record is bytes or str, not {type(record).__name__}")
    text = record if isinstance(record, bytes) else record.encode(errors="replace")
    members = json.loads(text)
    if not isinstance(members, dict) or members.get("kind") != kind or not members.keys() >= _MEMBERS[kind]:
        raise ValueError(f"this is no record of the kind {kind!r}")
    return text, members


class Warc(Object):
    """Where in an archive a page lies: both numbers are None where it cannot be reached alone."""

    __slots__ = ()
    file: str
    offset: int | None
    length: int | None


class Dateline(Object):
    """The line that says when and where."""

    __slots__ = ()
    text: str | None
    section: str | None
    place: str | None
    published: str | None


class Person(Object):
    """An author."""

    __slots__ = ()
    name: str
    url: str | None


class Paragraph(Object):
    """A block of a body."""

    __slots__ = ()
    type: Literal["paragraph"]
    text: str


class Heading(Object):
    """A block of a body. `level`: 1 to 6."""

    __slots__ = ()
    type: Literal["heading"]
    text: str
    level: int


class List(Object):
    """A block of a body. Its texts are `block["items"]`."""

    __slots__ = ()
    type: Literal["list"]
    ordered: bool


class Quote(Object):
    """A block of a body."""

    __slots__ = ()
    type: Literal["quote"]
    text: str


class ImageBlock(Object):
    """A block of a body."""

    __slots__ = ()
    type: Literal["image"]
    url: str
    alt: str | None
    caption: str | None


class Table(Object):
    """A block of a body. `rows`: the cells' texts, row by row."""

    __slots__ = ()
    type: Literal["table"]
    rows: list[list[str]]


class Embed(Object):
    """A block of a body."""

    __slots__ = ()
    type: Literal["embed"]
    provider: str
    url: str | None
    text: str | None


class Code(Object):
    """A block of a body."""

    __slots__ = ()
    type: Literal["code"]
    text: str


Block: TypeAlias = Paragraph | Heading | List | Quote | ImageBlock | Table | Embed | Code

_BLOCKS: Mapping[str, type[Object]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "list": List,
    "quote": Quote,
    "image": ImageBlock,
    "table": Table,
    "embed": Embed,
    "code": Code,
}


class Body(Object):
    """The story. `text` is made from `blocks`; `words` says how many it has."""

    __slots__ = ()
    text: str
    blocks: list[Block]
    words: int

    def __init__(self, members: Mapping[str, Any]) -> None:
        super().__init__(members)
        self._members["blocks"] = [_BLOCKS.get(block["type"], Object)(block) for block in self._members.get("blocks", ())]


class ListItem(Object):
    """A row of a list beside the story."""

    __slots__ = ()
    title: str
    url: str | None
    published: str | None
    date_text: str | None
    badges: list[str]
    subtitle: str | None
    image: str | None
    section: str | None


class Image(Object):
    """An image of the article."""

    __slots__ = ()
    url: str
    alt: str | None
    caption: str | None
    lead: bool


class Video(Object):
    """A video of the article."""

    __slots__ = ()
    url: str
    provider: str


class Warning(Object):
    """What is doubtful about an article: a code of the schema, and a sentence."""

    __slots__ = ()
    code: str
    message: str


class Evidence(Object):
    """Where a field came from. `bytes` are offsets into the page: from, and one past the last."""

    __slots__ = ()
    rule: str
    selector: str | None
    path: str | None
    bytes: list[int] | None
    also: dict[str, Any]


class _EvidenceByField(Object):
    """The evidence of each field, by its name in the record."""

    __slots__ = ()

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = {field: Evidence(evidence) for field, evidence in members.items()}


class Article(Object):
    """An article: the record that the program writes, as an object. docs/record.md tells of its fields.

    Texts are folded and in Unicode's Normalization Form C. A field is None or [] where the page has nothing. `evidence` is there
    only where it was asked for.

    >>> import dateline
    >>> article = dateline.extract(b"<h1>Rain expected</h1>" + 3 * b"<p>It will rain in the north, says the weather office of Lower Lake.")
    >>> article.headline, article["headline"], article.dateline.place
    ('Rain expected', 'Rain expected', None)
    >>> article.body.blocks[0].type
    'paragraph'
    """

    __slots__ = ("_json",)
    _types = {
        "warc": Warc,
        "dateline": Dateline,
        "authors": Person,
        "body": Body,
        "read_also": ListItem,
        "latest_news": ListItem,
        "images": Image,
        "videos": Video,
        "warnings": Warning,
        "evidence": _EvidenceByField,
    }

    kind: Literal["article"]
    schema_version: int
    input: str
    warc: Warc | None
    captured: str | None
    url: str | None
    canonical_url: str | None
    site: str | None
    layout: str | None
    language: str | None
    headline: str | None
    badges: list[str]
    subtitle: str | None
    dateline: Dateline
    modified: str | None
    authors: list[Person]
    publisher: str | None
    signature: str | None
    body: Body
    read_also: list[ListItem]
    latest_news: list[ListItem]
    images: list[Image]
    videos: list[Video]
    tags: list[str]
    description: str | None
    warnings: list[Warning]
    evidence: Mapping[str, Evidence]

    def __init__(self, record: bytes | str) -> None:
        """`record`: the JSON of an article, as to_json() gives it."""
        self._json, members = record_of_kind("article", record)
        super().__init__(members)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._json,)

    def __repr__(self) -> str:
        return f"<Article {self.headline!r} of {self.url or self.input!r}>"

    def to_json(self) -> str:
        """The record as one line of JSON: what the program writes for the same page, byte for byte."""
        return self._json.decode()
