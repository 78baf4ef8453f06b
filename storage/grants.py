"""Who was given which role (R1). Read fresh at each command; expired grants give nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from commands.domain.addresses import person_key
from commands.domain.people import Grant, Role, Standing
from commands.ports import Clock
from storage import quick
from storage.directory.records import key_of
from storage.tables.people import grants
from storage.upsert import insert

_OF = 'SELECT email, role, scope, granted_by, granted_at, "until" FROM grants WHERE email_key = ? ORDER BY scope, role'

_LANGUAGE, _ACCOUNT = "language", "account"
"""In the place of a role."""
_STANDING = (
    'SELECT email, role, scope, granted_by, granted_at, "until" FROM grants WHERE email_key = ? '
    "UNION ALL SELECT language, 'language', '', '', NULL, NULL FROM preferences WHERE email_key = ? "
    "UNION ALL SELECT email, 'account', '', '', NULL, NULL FROM accounts WHERE email_key = ?"
)
_ROLES = {one.value: one for one in Role}


class SqlGrants:
    """`commands.ports.Grants`. People are found by their exact address, whatever its case (R2)."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def of(self, email: str) -> Sequence[Grant]:
        """Grants in force now."""
        return self._lasting([self._read(*row) for row in quick.rows(self._connection, _OF, (person_key(email),))])

    def standing(self, email: str) -> Standing:
        key, held, language, holder = person_key(email), [], "", False
        for row in quick.rows(self._connection, _STANDING, (key, key, key_of(email))):
            if row[1] == _LANGUAGE:
                language = row[0]
            elif row[1] == _ACCOUNT:  # found by its folded address
                holder = person_key(row[0]) == key
            else:
                held.append(self._read(*row))
        return Standing(grants=tuple(self._lasting(held)), language=language, holder=holder)

    def within(self, scopes: Iterable[str]) -> Sequence[Grant]:
        """Grants in force now whose scope is one of these establishments or CCTs."""
        return self._in_force(grants.c.scope.in_(sorted(set(scopes))))

    def grant(self, grant: Grant) -> None:
        """Give it, or give it anew with other dates."""
        key = {"email_key": person_key(grant.email), "role": grant.role.value, "scope": grant.scope}
        rest = {
            "email": grant.email,
            "granted_by": grant.granted_by,
            "granted_at": grant.granted_at,
            "until": grant.until,
        }
        row = insert(self._connection, grants).values(key | rest)
        self._connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=rest))

    def revoke(self, email: str, role: str, scope: str) -> bool:
        """Take it back; False where there was none."""
        given = (grants.c.email_key == person_key(email), grants.c.role == str(role), grants.c.scope == scope)
        return self._connection.execute(grants.delete().where(*given)).rowcount > 0

    def _read(self, email: str, role: str, scope: str, granted_by: str, granted_at: Any, until: Any) -> Grant:
        """A row as the driver gives it."""
        moment = quick.moments(self._connection.dialect)
        return Grant(
            email=email, role=_ROLES[role], scope=scope, granted_by=granted_by, granted_at=moment(granted_at), until=moment(until)
        )

    def _lasting(self, held: Sequence[Grant]) -> Sequence[Grant]:
        now = self._clock.now()
        return [one for one in held if one.until is None or one.until > now]

    def _in_force(self, condition: ColumnElement[bool]) -> Sequence[Grant]:
        in_force = or_(grants.c.until.is_(None), grants.c.until > self._clock.now())
        found = select(grants).where(condition, in_force).order_by(grants.c.scope, grants.c.role, grants.c.email_key)
        return [_as_grant(row) for row in self._connection.execute(found)]


def _as_grant(row: Row[Any]) -> Grant:
    return Grant(
        email=row.email,
        role=Role(row.role),
        scope=row.scope,
        granted_by=row.granted_by,
        granted_at=row.granted_at,
        until=row.until,
    )
