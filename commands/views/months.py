"""The month-end report: its figures beside the month before's, each establishment's, and the picture (R74)."""

from __future__ import annotations

from collections.abc import Iterator

from commands.domain.accounts import UNASSOCIATED
from commands.domain.month_figures import DaySeats, Happening, MonthFigures
from commands.domain.months import Month
from commands.domain.reference import ReferenceData
from commands.reports.report import Report
from commands.views.drawings import Beam, MonthDrawing
from commands.views.labels import listed, short_establishment, working_time
from commands.views.nodes import Block, Column, Msg, Notice, Param, Row, Table, Text, Tone, Words, msg

_COLUMNS = ("month-place", "seats-used", "seats-free", "month-column-activated", "month-column-expired")
_MOST_ROWS = 100
"""Of a table."""
_NONE = "–"
"""Where there is no median."""


def month_name(month: Month) -> Msg:
    """« octobre 2026 »."""
    return msg(f"month-name-{month.number}", year=str(month.year))


def title(month: Month) -> Msg:
    return msg("month-title", month=month_name(month))


def subject_words(found: Report, reference: ReferenceData) -> Words:
    """Of whom the report is: an establishment, a CCT where it is all of its territory, or how many establishments."""
    if len(found.parts) == 1:
        return place_words(found.parts[0].place, reference)
    places = frozenset(one.place for one in found.parts if one.place)
    ccts = {one.cct for one in found.parts}
    cct = reference.cct(next(iter(ccts))) if len(ccts) == 1 else None
    return cct.name if cct and places >= reference.territory(cct.key) else msg("month-several", count=len(places))


def place_words(place: str, reference: ReferenceData) -> Words:
    known = reference.establishment(place)
    return short_establishment(known) if known else (place or Msg("pool-of-none"))


def report_blocks(found: Report, reference: ReferenceData) -> Iterator[Block[Words]]:
    """All the figures: the picture and the files add nothing that the reader could not know without them."""
    yield Text(subject_words(found, reference))
    if found.going:
        yield Notice(msg("month-going"), Tone.INFO)
    if found.total.empty:
        yield Notice(msg("month-empty"), Tone.INFO)
        return
    kept, whole = len(found.total.seats), (found.month.last - found.month.first).days + 1
    if kept < whole and not found.going:
        yield Notice(msg("month-gaps", count=kept, whole=whole), Tone.INFO)
    yield from _comparison(found)
    short = [one for one in found.parts if one.closing and one.closing.deficit]
    if short and len(found.parts) > 1:
        names = listed([place_words(one.place, reference) for one in short])
        yield Notice(msg("month-short", places=names), Tone.WARNING)
    yield from _places(found, reference)


def drawing_of(found: Report, reference: ReferenceData) -> MonthDrawing | None:
    """None where there is nothing to draw."""
    total = found.total
    if total.empty:
        return None
    told = title(found.month)
    subject = subject_words(found, reference)
    figures: list[Param] = [one for one in (_closing(total), *_counted(total)) if one is not None]
    return MonthDrawing(
        title=told,
        subtitle=subject,
        alt=msg("month-alt", title=told, place=subject, figures=listed(figures)),
        days=tuple((day, total.seats.get(day)) for day in found.month.days()),
        beams=tuple(
            Beam(
                label=Msg(f"month-{one.value}"),
                now=total.number(one),
                before=None if found.before is None else found.before.number(one),
            )
            for one in Happening
        ),
        names=(month_name(found.month), month_name(found.month.before())),
        remarks=tuple(_remarks(total, found.before)),
        establishments=found.places,
    )


def _comparison(found: Report) -> Iterator[Block[Words]]:
    """Below one another, the month and the one before; what is none in both, in a line."""
    now, before = found.total, found.before
    columns = [Column[Words](Msg("month-figure")), Column[Words](month_name(found.month), numeric=True)]
    if before is not None:
        columns.append(Column[Words](month_name(before.month), numeric=True))
    rows = (*_seat_rows(now, before), *_count_rows(now, before), *_wait_rows(now, before))
    yield Table(Msg("month-caption"), tuple(columns), rows)
    none: list[Param] = [Msg(f"month-{one.value}") for one in Happening if not _any(one, now, before)]
    if none:
        yield Text(msg("month-nothing", what=listed(none)), quiet=True)


def _seat_rows(now: MonthFigures, before: MonthFigures | None) -> Iterator[Row[Words]]:
    """As on the last day that was kept."""
    last, earlier = now.closing, before.closing if before else None
    if last is None:
        return
    for name in ("allocated", "used", "reserved", "free", "deficit", "unfixed"):
        figure = _seat(last, name)
        if figure is not None and (figure or name not in ("deficit", "unfixed")):
            yield _row(f"month-{name}", figure, _seat(earlier, name) if earlier else None, before)
    if now.short_days or (before and before.short_days):
        yield _row("month-short-days", now.short_days, before.short_days if before else None, before)


def seat_cell(seats: DaySeats | None, name: str) -> Words:
    """A figure of seats (`DaySeats`), "" where nothing says it."""
    figure = _seat(seats, name) if seats else None
    return "" if figure is None else _number(figure)


def _seat(seats: DaySeats, name: str) -> int | None:
    """None for what nothing says: free seats where no allocation is fixed."""
    if seats.allocated is None and name in ("allocated", "free", "deficit"):
        return None
    figure: int | None = getattr(seats, name)
    return figure


def _count_rows(now: MonthFigures, before: MonthFigures | None) -> Iterator[Row[Words]]:
    for one in Happening:
        if _any(one, now, before):
            yield _row(f"month-{one.value}", now.number(one), None if before is None else before.number(one), before)


def _wait_rows(now: MonthFigures, before: MonthFigures | None) -> Iterator[Row[Words]]:
    """Medians, whose change is not told: few make them jump."""
    for key, told in (("month-activation", _days_words), ("month-answer", _minutes_words)):
        cells: tuple[Words, ...] = (Msg(key), told(now), *((told(before),) if before is not None else ()))
        if any(cell != _NONE for cell in cells[1:]):
            yield Row[Words](cells)


def _row(key: str, figure: int, earlier: int | None, before: MonthFigures | None) -> Row[Words]:
    """The change beside the figure, where there is one."""
    now: Words = _number(figure)
    if earlier is not None and figure != earlier:
        change = msg("month-more" if figure > earlier else "month-less", count=abs(figure - earlier))
        now = msg("month-changed", now=now, change=change)
    compared: tuple[Words, ...] = () if before is None else ("" if earlier is None else _number(earlier),)
    return Row[Words]((Msg(key), now, *compared))


def _any(one: Happening, now: MonthFigures, before: MonthFigures | None) -> bool:
    return bool(now.number(one) or (before is not None and before.number(one)))


def _places(found: Report, reference: ReferenceData) -> Iterator[Block[Words]]:
    """A line for each, where there are several."""
    shown = [one for one in found.parts if one.place or not one.empty]
    if len(shown) < 2:  # noqa: PLR2004 - one is the report itself
        return
    columns = tuple(Column[Words](Msg(one), numeric=one != "month-place") for one in _COLUMNS)
    rows = tuple(Row[Words](_line(one, reference)) for one in shown[:_MOST_ROWS])
    yield Table(Msg("month-by-place"), columns, rows)


def _line(one: MonthFigures, reference: ReferenceData) -> tuple[Words, ...]:
    cct = reference.cct(one.cct) if one.place == UNASSOCIATED else None
    where = msg("month-of-cct", cct=cct.name) if cct else place_words(one.place, reference)
    last = one.closing
    free = msg("month-lacking", count=last.deficit) if last and last.deficit else seat_cell(last, "free")
    counts = (_number(one.number(kind)) for kind in (Happening.ACTIVATED, Happening.EXPIRED))
    return (where, seat_cell(last, "used"), free, *counts)


def _counted(total: MonthFigures) -> Iterator[Msg]:
    """For the alternative text: what is none is left out."""
    for one in Happening:
        if total.number(one):
            yield msg("month-said", what=Msg(f"month-{one.value}"), count=total.number(one))


def _closing(total: MonthFigures) -> Msg | None:
    last = total.closing
    if last is None:
        return None
    params: dict[str, Param] = {"used": last.used, "reserved": last.reserved}
    if last.allocated is None:
        return msg("month-said-unfixed", **params)
    if last.deficit and last.free:
        return msg("month-said-both", **params, free=last.free, deficit=last.deficit, allocated=last.allocated)
    key = "month-said-deficit" if last.deficit else "month-said-free"
    return msg(key, **params, count=last.deficit or last.free, allocated=last.allocated)


def _remarks(total: MonthFigures, before: MonthFigures | None) -> Iterator[Words]:
    closing = _closing(total)
    if closing is not None:
        yield closing
    for key, told in (("month-remark-activation", _days_words), ("month-remark-answer", _minutes_words)):
        if before is not None:
            yield msg(f"{key}-before", now=told(total), before=told(before))
        else:
            yield msg(key, now=told(total))


def _days_words(figures: MonthFigures) -> Words:
    """A median is whole or a half."""
    median = figures.activation_median
    if median is None:
        return _NONE
    whole, half = divmod(round(median * 2), 2)
    return msg("month-days-half" if half else "month-days", count=whole)


def _minutes_words(figures: MonthFigures) -> Words:
    median = figures.answer_median
    return _NONE if median is None else working_time(int(median))


def _number(figure: int) -> Msg:
    return msg("month-number", count=figure)
