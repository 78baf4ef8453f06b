"""Whatever comes, an activity is read or refused as malformed: no other error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.activities import Activity, read
from commands.domain.errors import Malformed

FIELDS = sorted(
    {"type", "id", "serviceUrl", "channelId", "from", "conversation", "text", "entities", "value", "membersAdded", "channelData"}
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def _readable(raw: bytes) -> Activity | None:
    try:
        return read(raw)
    except Malformed:
        return None


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_json_of_any_shape_is_read_or_refused(body: dict[str, Any]) -> None:
    _readable(json.dumps(body).encode())


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused(raw: bytes) -> None:
    assert _readable(raw) is None


@given(st.dictionaries(st.sampled_from(FIELDS), st.none()))
def test_any_field_may_be_null_but_the_type(nulls: dict[str, None]) -> None:
    assert _readable(json.dumps({**nulls, "type": "message"}).encode()) == Activity(type="message")


def test_a_text_that_says_null_is_kept() -> None:
    assert read(b'{"type":"message","text":"null","value":{"a":[null,{"b":null}]}}') == Activity(
        type="message", text="null", value={"a": [None, {}]}
    )


@pytest.mark.parametrize(
    ("conversation", "channel_data", "tenant"), [("t1", "t2", "t1"), ("", "t2", "t2"), ("t1", "", "t1"), ("", "", "")]
)
def test_the_tenant_is_the_conversations_or_else_teams_own_word(conversation: str, channel_data: str, tenant: str) -> None:
    body = {"type": "message", "conversation": {"tenantId": conversation}, "channelData": {"tenant": {"id": channel_data}}}
    activity = read(json.dumps(body).encode())
    assert activity.tenant == tenant
    assert activity.tenants == {conversation, channel_data} - {""}
