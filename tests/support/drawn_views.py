"""Views and forms drawn at random, of every node and of text that tries to act; for the renderers' property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Code,
    Column,
    Divider,
    Field,
    FieldKind,
    Fields,
    Form,
    Heading,
    Image,
    Links,
    Notice,
    Option,
    Progress,
    Row,
    Table,
    Text,
    Tone,
    View,
)
from tests.support.sample_views import PIXEL

HOSTILE = (
    "<!channel>",
    "<@U0ODILE>",
    "<#C1|x>",
    "@here",
    "@Channel",
    "<https://example.org|Cliquez>",
    "*gras* _i_ ~b~ `c`",
    "&lt;!channel&gt;",
    ":tada:",
    "<at>Tout le monde</at>",
    "[Cliquez](https://example.org)",
    "[a]: https://example.org",
    "![x](https://example.org/x.png)",
    "https://example.org",
    "www.example.org",
    "**gras** _i_ ~b~ `c`",
    "- un\n- deux",
    "1. un",
    "# titre",
    "> cité",
    "    code",
    "---",
    "&lt;at&gt; &amp; &#42;",
    "\\*",
    "{{DATE(2026-03-03T00:00:00Z,SHORT)}}",
    'un "mot" %s %(first)b ??rest??',
    "<b>x</b>",
    "<https://example.org>",
    "\u202eenvers\u2066\u061c",
    "\x00\x1b[31m",
    "\ud800",
    "\n\n\n",
    "",
    " ",
    "a" * 7_000,
    "é " * 2_000,
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.text("<!@|[]()*_-#>&{}`\\\n \u202e1.", max_size=40))
short = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=20)
wires = st.one_of(short, st.just("v1.liste." + "x" * 1_400))
urls = st.sampled_from(
    ("", "", "https://example.org/a?b=1&c=2", "mailto:a@example.org", "javascript:alert(1)", "https://x/" + "a" * 4_000)
)
buttons = st.builds(
    Button[str], label=texts, action=wires, style=st.sampled_from(ButtonStyle), url=urls, described=st.none() | texts
)


@st.composite
def tables(draw: st.DrawFn) -> Table[str]:
    columns = draw(st.lists(st.builds(Column[str], texts, st.booleans(), st.just("") | short), min_size=1, max_size=9))
    cells = st.lists(texts, min_size=len(columns), max_size=len(columns)).map(tuple)
    marks = st.none() | st.tuples(st.integers(0, len(columns) - 1), st.sampled_from(Tone))
    rows = draw(st.lists(st.builds(Row[str], cells, st.just("") | wires, marks), max_size=6))
    return Table(draw(texts), tuple(columns), tuple(rows) * draw(st.sampled_from((1, 1, 5, 16))), draw(st.none() | texts))


blocks: st.SearchStrategy[Block[str]] = st.one_of(
    st.builds(Heading[str], texts),
    st.builds(Text[str], texts, st.booleans()),
    st.builds(Notice[str], texts, st.sampled_from(Tone)),
    st.builds(Fields[str], st.lists(st.tuples(texts, texts), max_size=5).map(tuple)),
    st.builds(Buttons[str], st.lists(buttons, max_size=30).map(tuple)),
    tables(),
    st.builds(
        Links[str],
        st.lists(st.tuples(texts, st.sampled_from(("https://example.org", "mailto:a@b.c", "x:y"))), max_size=3).map(tuple),
    ),
    st.builds(Code[str], st.lists(texts, max_size=3).map(tuple)),
    st.builds(Progress[str], texts, st.integers(-5, 200), st.integers(-5, 100)),
    st.builds(Image[str], st.sampled_from((b"", PIXEL, b"x" * 50_000)), texts, texts),
    st.just(Divider[str]()),
)
views = st.builds(View[str], texts, st.lists(blocks, max_size=8).map(tuple))
fields = st.builds(
    Field[str],
    name=short,
    label=texts,
    kind=st.sampled_from(FieldKind),
    required=st.booleans(),
    value=texts,
    hint=st.none() | texts,
    options=st.lists(st.builds(Option[str], texts, texts), max_size=4).map(tuple),
    source=short,
    max_length=st.integers(0, 9_000),
    error=st.none() | texts,
)
forms = st.builds(
    Form[str],
    title=texts,
    submit=texts,
    action=short,
    fields=st.lists(fields, max_size=18, unique_by=lambda field: field.name).map(tuple),
    intro=st.lists(blocks, max_size=4).map(tuple),
    simulate=st.booleans(),
)
