"""What Slack sends as a form is read as the standard library reads forms, or refused as it does."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack.payloads import body_of
from commands.domain.errors import Malformed

FORM = "application/x-www-form-urlencoded"


@given(st.text(alphabet="ab=&%+é2Fc3 ", max_size=20))
@example("text=liste+etab%3D03&user_id=U1")
@example("text=H%C3%A9l%C3%A8ne&text=Zo%C3%A9")
@example("text=%FF")
@example("&&a&=b&c==d")
def test_a_form_is_read_as_the_standard_library_reads_it(body: str) -> None:
    try:
        wanted = dict(parse_qsl(body, keep_blank_values=True, errors="strict"))
    except ValueError:
        with pytest.raises(Malformed):
            body_of(body.encode(), FORM)
    else:
        assert body_of(body.encode(), FORM) == wanted


def test_more_fields_than_slack_ever_sends_are_refused() -> None:
    assert len(body_of("&".join(f"f{number}=1" for number in range(100)).encode(), FORM)) == 100
    with pytest.raises(Malformed):
        body_of("&".join(f"f{number}=1" for number in range(101)).encode(), FORM)
