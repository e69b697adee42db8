"""What a column of an output table is, as its row model's field says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


class Kind(StrEnum):
    """The type of a column's values, as Parquet holds them."""

    TEXT = "string"
    LIST = "list<string>"
    MAP = "map<string,string>"
    INT8 = "int8"
    INT32 = "int32"
    FLOAT = "float64"
    BOOL = "bool"
    DATE = "date"


INT32_MAX: Final = 2**31 - 1

# How lists and maps stand where only text can: `one | two`, `Header: text | Other: text`.
LIST_SEPARATOR: Final = " | "
PAIR_SEPARATOR: Final = ": "

# The types of the row models' fields. What a field may be besides (null, one of some words, at
# least this long) is said where the field stands.
Text = Annotated[str, Kind.TEXT]
Name = Annotated[Text, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Kind.LIST]
Pairs = Annotated[tuple[tuple[Text, Text], ...], Kind.MAP]
Priority = Annotated[int, Kind.INT8, Field(ge=0, le=127)]
Count = Annotated[int, Kind.INT32, Field(ge=0, le=INT32_MAX)]
Ordinal = Annotated[int, Kind.INT32, Field(ge=1, le=INT32_MAX)]
Difference = Annotated[int, Kind.INT32, Field(ge=-INT32_MAX, le=INT32_MAX)]
Share = Annotated[float, Kind.FLOAT, Field(ge=0.0, le=1.0)]
Flag = Annotated[bool, Kind.BOOL]
Day = Annotated[date, Kind.DATE]


class Row(BaseModel):
    """A row of an output table; its fields, in their order, are the table's columns."""

    # Made ready when the first row is: a run that finds nothing new makes none.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its type, whether it may be null, what it means, what its values keep to.

    `enum` holds the words that may stand in it, () where any may. `minimum` and `maximum` are
    None where only the type bounds the values. `min_length` counts letters.
    """

    name: str
    kind: Kind
    nullable: bool
    description: str
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    min_length: int = 0


def columns(row: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a table, in their order, from the model of its rows.

    Raises:
        TypeError: a field's type is none of those that this module defines, or an enumeration.
    """
    return tuple(_column(name, field) for name, field in row.model_fields.items())


def _column(name: str, field: FieldInfo) -> Column:
    type_, marks, nullable = _unwrapped(field)
    enum = type_ if isinstance(type_, type) and issubclass(type_, StrEnum) else None
    kind = Kind.TEXT if enum else next((mark for mark in marks if isinstance(mark, Kind)), None)
    if kind is None or not field.description:
        raise TypeError(f"column {name!r} lacks a type of this module or a description")
    return Column(
        name=name,
        kind=kind,
        nullable=nullable,
        description=field.description,
        enum=tuple(member.value for member in enum) if enum else (),
        minimum=next((_bound(mark.ge) for mark in marks if isinstance(mark, Ge)), None),
        maximum=next((_bound(mark.le) for mark in marks if isinstance(mark, Le)), None),
        min_length=next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0),
    )


def _unwrapped(field: FieldInfo) -> tuple[object, list[object], bool]:
    """Return a field's type, the marks on it, and whether it may be null."""
    annotation: object = field.annotation
    arms = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    (arm,) = (arm for arm in arms if arm is not NoneType)
    marks: list[object] = list(field.metadata)
    if get_origin(arm) is Annotated:
        arm, *inner = get_args(arm)
        for mark in inner:
            marks.extend(mark.metadata if isinstance(mark, FieldInfo) else [mark])
    return arm, marks, NoneType in arms


def _bound(bound: object) -> float | None:
    """Return a bound that says more than the type does."""
    if not isinstance(bound, (int, float)):
        raise TypeError(f"a bound must be a number, not {bound!r}")
    return None if abs(bound) == INT32_MAX else bound
