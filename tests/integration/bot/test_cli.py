"""The command line on a real store, and against the simulated Zoom over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

import storage.reference
from bot.cli import main
from bot.cli.foundation import foundation
from bot.files.reading import read
from commands.domain.channels import NewChannel, Usage
from commands.files.sheets import Sheet
from tests.support.clock import START
from tests.support.samples import licensed
from tests.support.simulator import ZoomCaller, simulated
from tests.support.slack import TEAM, TOKEN, slack_api
from tests.support.teams import teams_world
from tests.support.workbooks import workbook
from zoom.simulator.server import listening_socket


@dataclass(frozen=True)
class Said:
    """What a subcommand answered."""

    code: int
    out: str
    err: str


Iris = Callable[..., Said]


@pytest.fixture
def iris(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iris:
    """Run `iris …` in an empty folder, in French, on a SQLite file of its own."""
    for name in [name for name in os.environ if name.startswith(("IRIS_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("IRIS_DATABASE_URL", f"sqlite:///{tmp_path / 'iris.sqlite3'}")
    monkeypatch.setenv("IRIS_SECRET_KEY", "une-cle-pour-les-essais-seulement-0123")
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["iris", *words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return Said(int(left.value.code or 0), told.out, told.err)

    return run


@pytest.fixture
def ready(iris: Iris) -> Iris:
    """The same, on a migrated store."""
    assert iris("migrate").code == 0
    return iris


def test_a_store_that_was_not_migrated_is_refused_with_the_next_step(iris: Iris) -> None:
    said = iris("access", "list")
    assert said.code == 2
    assert "iris migrate" in said.err
    assert "Traceback" not in said.err


def test_migrating_twice_changes_nothing(ready: Iris) -> None:
    assert ready("migrate").code == 0


def test_the_terminal_s_language_is_spoken(iris: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Lire Zoom" in iris("--help").out
    monkeypatch.setenv("LANG", "en_CA.UTF-8")
    assert "Read Zoom" in iris("--help").out


def test_a_wrong_setting_stops_any_subcommand_with_its_name(iris: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRIS_PORT", "cent")
    said = iris("migrate")
    assert said.code == 2
    assert "IRIS_PORT" in said.err


def test_access_is_granted_listed_and_revoked(ready: Iris) -> None:
    """R1, R5; each change leaves a row in the audit (R93)."""
    given = ready("access", "grant", "Odile.Fortin.ciussscn@ssss.gouv.qc.ca", "gestionnaire", "3")
    assert given.code == 0
    assert "odile.fortin.ciussscn@ssss.gouv.qc.ca" in given.out
    assert "odile.fortin" in ready("access", "list", "03").out
    assert "odile.fortin" not in ready("access", "list", "16-2").out
    assert ready("access", "revoke", "odile.fortin.ciussscn@ssss.gouv.qc.ca", "gestionnaire", "03").code == 0
    assert "odile.fortin" not in ready("access", "list").out
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        actions = [row[0] for row in database.execute("SELECT action FROM audit ORDER BY id")]
    assert actions == ["access-grant", "access-revoke"]


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (("pas-une-adresse", "lecteur", "03"), "Exemple"),
        (("a.b@ssss.gouv.qc.ca", "admin", "03"), "IRIS_ADMINS"),
        (("a.b@ssss.gouv.qc.ca", "lecteur", "nulle part"), "03"),
        (("a.b@ssss.gouv.qc.ca", "cct", "03"), "CHUM"),
    ],
)
def test_a_grant_that_means_nothing_is_refused_with_what_to_do(ready: Iris, words: tuple[str, ...], step: str) -> None:
    said = ready("access", "grant", *words)
    assert said.code == 2
    assert step in said.err
    assert "@" not in ready("access", "list").out


def test_the_reference_files_are_checked_with_what_is_uncertain(iris: Iris) -> None:
    said = iris("reference", "check")
    assert said.code == 0
    assert "34 établissements" in said.out
    assert "Estrie" in said.out


def test_a_broken_reference_file_stops_the_process_and_says_where(
    iris: Iris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "ccts.toml").write_text('[[ccts]]\nkey = "CHUM"\n', encoding="utf-8")
    monkeypatch.setenv("IRIS_REFERENCE_DIR", str(tmp_path / "reference"))
    said = iris("reference", "check")
    assert said.code == 2
    assert "ccts.toml" in said.err


def test_the_register_is_previewed_then_written(iris: Iris, tmp_path: Path) -> None:
    register = tmp_path / "m02.csv"
    register.write_text(
        "INSTAL_COD;INSTAL_NOM;ETAB_CODE;ETAB_NOM;RSS_CODE;MUN_NOM\n"
        "51230001;CLSC DES ESSAIS;1104;CIUSSS DE LA CAPITALE-NATIONALE;03;Québec\n",
        encoding="utf-8",
    )
    assert not (tmp_path / "sites.toml").exists()
    assert "Aperçu" in iris("reference", "import", str(register)).out
    assert iris("reference", "import", str(register), "--write", "sites.toml").code == 0
    assert "51230001" in (tmp_path / "sites.toml").read_text(encoding="utf-8")


ACCOUNTS = (
    "Courriel;Établissement;Installation;Profil;Spécialité;Cancérologie;Chef\n"
    "a.b.ciussscn@ssss.gouv.qc.ca;03;;Téléconsultation;Pneumologie;oui;Rose Lavigne <r.lavigne@ssss.gouv.qc.ca>\n"
    "a.b.ciussscn@ssss.gouv.qc.ca;03;;;;;\n"
    "c.d@ssss.gouv.qc.ca;Atlantide;;;;;\n"
    "e.f@ssss.gouv.qc.ca;03;;;TREM 1234 5678;;\n"
)


def test_a_list_of_accounts_is_previewed_and_each_refused_row_says_why(ready: Iris, tmp_path: Path) -> None:
    """R63: the patient number is neither kept nor repeated."""
    (tmp_path / "comptes.csv").write_text(ACCOUNTS, encoding="cp1252")
    said = ready("import", "accounts", "comptes.csv")
    assert said.code == 0
    assert "3 refusées" in said.out
    assert "Rangée 3" in said.err
    assert "Rangée 4" in said.err
    assert "1234" not in said.out + said.err
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM takeover").fetchone() == (0,)


def test_an_imported_row_places_its_account_at_the_first_reading(
    ready: Iris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Domain: « At the first reading an account gets its establishment from, in order: an imported file… »."""
    with simulated(users=0, seats=10) as zoom:
        for name, value in zoom_environment(zoom).items():
            monkeypatch.setenv(name, value)
        zoom.active("c.d@ssss.gouv.qc.ca")
        (tmp_path / "comptes.csv").write_text("courriel,établissement,spécialité\nc.d@ssss.gouv.qc.ca,16-2,Gériatrie\n")
        assert ready("import", "accounts", "comptes.csv", "--run").code == 0
        assert ready("sync").code == 0
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        rows = database.execute("SELECT establishment, specialty FROM accounts").fetchall()
    assert rows == [("16-2", "Gériatrie")]


def test_allocations_are_previewed_then_set_and_audited(ready: Iris, tmp_path: Path) -> None:
    """R50."""
    (tmp_path / "licences.csv").write_text("établissement;licences\n03;120\n16-2;abc\n", encoding="utf-8")
    assert "1 rangées prêtes" in ready("import", "allocations", "licences.csv").out
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM allocations WHERE allocated IS NOT NULL").fetchone() == (0,)
    assert ready("import", "allocations", "licences.csv", "--run").code == 0
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        found = database.execute("SELECT establishment, allocated FROM allocations WHERE allocated IS NOT NULL").fetchall()
        audited = database.execute("SELECT count(*) FROM audit WHERE action = 'allocate'").fetchone()
    assert found == [("03", 120)]
    assert audited == (1,)


def test_an_allocation_may_say_since_when_it_holds(ready: Iris, tmp_path: Path) -> None:
    """R50: frozen at a date, whenever the file is imported."""
    rows = "établissement;licences;bassin;date\n03;120;licence;2020-07-01\n03;4;webinar;hier\n05;7;;\n"
    (tmp_path / "licences.csv").write_text(rows, encoding="utf-8")
    assert "la date s'écrit AAAA-MM-JJ" in ready("import", "allocations", "licences.csv", "--run").err
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        found = database.execute("SELECT establishment, after, effective_on FROM allocation_changes ORDER BY id").fetchall()
    assert found == [("03", 120, "2020-07-01"), ("05", 7, "")]


def test_a_workbook_is_imported_like_a_csv(ready: Iris, tmp_path: Path) -> None:
    """R80: read as one that is dropped in chat; a formula is refused in the same sentence."""
    (tmp_path / "licences.xlsx").write_bytes(workbook([["Établissement", "Licences"], ["03", 120]]))
    assert ready("import", "allocations", "licences.xlsx", "--run").code == 0
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        found = database.execute("SELECT establishment, allocated FROM allocations WHERE allocated IS NOT NULL").fetchall()
    assert found == [("03", 120)]
    (tmp_path / "licences.xlsx").write_bytes(workbook([["Établissement", "Licences"], ["03", "=60+60"]]))
    said = ready("import", "allocations", "licences.xlsx", "--run")
    assert said.code == 2
    assert "formule" in said.err


def test_a_file_that_is_no_list_is_refused_with_the_columns_wanted(ready: Iris, tmp_path: Path) -> None:
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    said = ready("import", "accounts", "photo.csv")
    assert said.code == 2
    assert "courriel" in said.err


def test_a_shrinking_reading_removes_nobody_until_it_is_accepted(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    """R92."""
    with simulated(users=40, seats=50) as zoom:
        for name, value in zoom_environment(zoom).items():
            monkeypatch.setenv(name, value)
        assert ready("sync").code == 0
        known = accounts()
    with simulated(users=10, seats=50) as smaller:
        for name, value in zoom_environment(smaller).items():
            monkeypatch.setenv(name, value)
        said = ready("sync")
        assert said.code == 1
        assert "--accept-shrink" in said.err
        assert accounts() >= known
        assert ready("sync", "--accept-shrink").code == 0
        assert accounts() < known


def test_the_audit_that_somebody_changed_is_found_out(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    """R93."""
    from bot.bootstrap import audit_keys, lay_foundation
    from bot.settings import load_settings
    from storage.audit.chain import Sealer

    assert ready("access", "grant", "a.b@ssss.gouv.qc.ca", "lecteur", "03").code == 0
    house = lay_foundation(load_settings())
    Sealer(house.engine, audit_keys(house.settings)[0]).seal()
    house.engine.dispose()
    assert ready("audit", "verify").code == 0
    monkeypatch.setenv("IRIS_SECRET_KEY", f"{'n' * 40},{os.environ['IRIS_SECRET_KEY']}")
    assert ready("audit", "verify").code == 0, "what the key before sealed holds during a rotation"
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        database.execute("UPDATE audit SET action = 'rien'")
        database.commit()
    said = ready("audit", "verify")
    assert said.code == 1
    assert "modifié" in said.err


def test_the_doctor_says_what_is_wrong_and_what_to_do(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ready("doctor")
    assert said.code == 1
    assert "IRIS_ZOOM_ACCOUNT_ID" in said.out
    with simulated(users=0, scopes=("user:read:user:admin",)) as zoom:
        for name, value in zoom_environment(zoom).items():
            monkeypatch.setenv(name, value)
        lacking = ready("doctor")
        assert lacking.code == 1
        assert "user:delete:user:admin" in lacking.out
        assert "user:read:user:admin" not in lacking.out
    with simulated(users=0) as zoom:
        for name, value in zoom_environment(zoom).items():
            monkeypatch.setenv(name, value)
        assert "✗" not in ready("doctor").out
        monkeypatch.setenv("IRIS_ZOOM_CLIENT_SECRET", "un-autre-secret")
        assert "secret" in ready("doctor").out


def test_the_doctor_tries_teams_credentials_and_keys_for_real(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "IRIS_TEAMS_APP_ID" in ready("doctor").out
    with teams_world() as teams:
        for name, value in teams.settings().items():
            monkeypatch.setenv(f"IRIS_{name.upper()}", str(value))
        good = ready("doctor").out
        assert "✓ Entra reconnaît l'application Teams." in good
        assert "! Personne n'a encore installé l'application Teams." in good
        assert "sont lues\u00a0: 1." in good
        teams.keys.failing = True
        monkeypatch.setenv("IRIS_TEAMS_APP_SECRET", "un-autre-secret")
        bad = ready("doctor").out
        assert "✗ Entra ne donne pas de jeton à l'application Teams (invalid_client)." in bad
        assert "✗ Les clés qui signent ce que Teams envoie ne sont pas lisibles (status 503)." in bad
        assert "un-autre-secret" not in bad


def test_the_doctor_names_the_scopes_that_slack_s_token_lacks(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    """An app installed before its manifest asked for more hears nothing of what is new."""
    with slack_api() as slack:
        settings = {"API_URL": slack.url, "BOT_TOKEN": TOKEN, "TEAM_ID": TEAM, "SIGNING_SECRET": "secret-de-signature"}
        for name, value in settings.items():
            monkeypatch.setenv(f"IRIS_SLACK_{name}", value)
        whole = ready("doctor").out
        assert "✓ Slack répond" in whole
        assert "à l'application Slack" not in whole
        slack.scopes = tuple(one for one in slack.scopes if one != "groups:history")
        lacking = ready("doctor").out
        assert "✗ Il manque la permission groups:history à l'application Slack." in lacking
        assert lacking.count("à l'application Slack") == 1
        monkeypatch.setenv("IRIS_SLACK_BOT_TOKEN", "xoxb-un-autre")
        refused = ready("doctor").out
        assert "✗ Slack refuse le jeton (not_authed)." in refused
        assert "xoxb-un-autre" not in refused


def test_the_doctor_warns_of_a_contract_whose_end_is_unknown_or_past(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    """R57: without the date nobody would be reminded."""
    assert "! IRIS_CONTRACT_END manque." in ready("doctor").out
    monkeypatch.setenv("IRIS_CONTRACT_END", "2020-03-31")
    assert "! Le contrat des licences a pris fin le 2020-03-31" in ready("doctor").out
    monkeypatch.setenv("IRIS_CONTRACT_END", "2999-03-31")
    assert "Fin du contrat des licences : 2999-03-31." in ready("doctor").out


def test_the_doctor_warns_of_a_centre_that_cannot_answer(ready: Iris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R62, R95: no address to give, nobody to turn to, nowhere to answer."""
    said = ready("doctor").out
    assert "! Le CCT CIUSSS de l’Estrie-CHUS n'a pas d'adresse de soutien." in said
    assert "Le CCT CHUM n'a pas d'adresse" not in said
    assert "! Le CCT CHUM n'a pas de personne responsable" in said
    assert "! Le CCT CHUM n'a pas de canal de soutien" in said

    own = tmp_path / "reference"
    shutil.copytree(Path(storage.reference.__file__).parent, own)
    centres = own / "ccts.toml"
    centres.write_text(centres.read_text("utf-8").replace('key = "CHUM"', 'key = "CHUM"\nlead = "chef@ssss.gouv.qc.ca"'), "utf-8")
    monkeypatch.setenv("IRIS_REFERENCE_DIR", str(own))
    answering_in_a_channel("CHUM")
    said = ready("doctor").out
    assert "Le CCT CHUM n'a pas" not in said
    assert "! Le CCT CUSM n'a pas de canal de soutien" in said


def answering_in_a_channel(cct: str) -> None:
    """A support channel of this CCT."""
    with foundation().store.writing() as unit:
        unit.channels.register(
            NewChannel(
                platform="slack",
                address="C0SOUTIEN",
                usage=Usage.SUPPORT,
                cct=cct,
                establishments=(),
                locale="fr",
                registered_by="clara@ssss.gouv.qc.ca",
            )
        )
        unit.commit()


def test_serving_without_a_key_or_zoom_is_refused_before_anything_listens(ready: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ready("serve")
    assert said.code == 2
    assert "IRIS_ZOOM_ACCOUNT_ID" in said.err
    monkeypatch.delenv("IRIS_SECRET_KEY")
    assert "IRIS_SECRET_KEY" in ready("serve").err


def accounts() -> int:
    with closing(sqlite3.connect("iris.sqlite3")) as database:
        number: int = database.execute("SELECT count(*) FROM accounts").fetchone()[0]
    return number


def zoom_environment(zoom: ZoomCaller) -> dict[str, str]:
    return {
        "IRIS_ZOOM_API_URL": zoom.running.api_url,
        "IRIS_ZOOM_OAUTH_URL": zoom.running.oauth_url,
        "IRIS_ZOOM_ACCOUNT_ID": "demo-account",
        "IRIS_ZOOM_CLIENT_ID": "demo-client",
        "IRIS_ZOOM_CLIENT_SECRET": "demo-secret",
    }


APP = "0b8e1c5e-6f0a-4d8e-9a55-3d1f1f0f7a10"


def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("APP_ID", APP), ("APP_SECRET", "un-secret"), ("TENANT_ID", APP)):
        monkeypatch.setenv(f"IRIS_TEAMS_{name}", value)


@pytest.fixture
def teams(iris: Iris, monkeypatch: pytest.MonkeyPatch) -> Iris:
    """The same, where the bot is registered in Teams and has an address."""
    registered(monkeypatch)
    monkeypatch.setenv("IRIS_PUBLIC_URL", "https://iris.exemple.qc.ca")
    return iris


def test_a_teams_package_is_written_and_passes_its_check(teams: Iris) -> None:
    assert teams("teams", "package", "--out", "iris.zip").code == 0
    said = teams("teams", "check", "iris.zip")
    assert said.code == 0
    assert "Le paquet est bon" in said.out
    assert "comparé" not in said.out


def test_a_package_without_an_id_or_an_address_is_not_written(iris: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iris("teams", "package")
    assert (said.code, "IRIS_TEAMS_APP_ID" in said.err) == (2, True)
    registered(monkeypatch)
    said = iris("teams", "package")
    assert (said.code, "IRIS_PUBLIC_URL" in said.err) == (2, True)
    monkeypatch.setenv("IRIS_PUBLIC_URL", "http://127.0.0.1:8080")
    said = iris("teams", "package")
    assert (said.code, "https://" in said.err) == (1, True)
    assert not Path("iris-teams.zip").exists()


def test_a_package_is_checked_without_settings_and_says_what_it_did_not_compare(
    teams: Iris, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert teams("teams", "package").code == 0
    monkeypatch.delenv("IRIS_TEAMS_APP_ID")
    monkeypatch.delenv("IRIS_PUBLIC_URL")
    said = teams("teams", "check", "iris-teams.zip")
    assert said.code == 0
    assert {"IRIS_TEAMS_APP_ID", "IRIS_PUBLIC_URL"} <= set(said.out.split())


def test_a_package_of_another_bot_is_refused_in_words(teams: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    assert teams("teams", "package").code == 0
    monkeypatch.setenv("IRIS_TEAMS_APP_ID", APP.replace("0", "1"))
    said = teams("teams", "check", "iris-teams.zip")
    assert said.code == 1
    assert "celui d’un autre robot" in said.err
    monkeypatch.setenv("LANG", "en_CA.UTF-8")
    assert "another bot's" in teams("teams", "check", "iris-teams.zip").err


def test_a_demonstration_for_nobody_names_whom_one_may_be(iris: Iris) -> None:
    said = iris("demo", "--person", "personne")
    assert said.code == 2
    assert "gestionnaire-03" in said.err


def test_a_port_that_is_taken_is_told_before_anything_is_made_ready(iris: Iris) -> None:
    with listening_socket("127.0.0.1") as taken:
        said = iris("demo", "--port", str(taken.getsockname()[1]))
    assert said.code == 2
    assert "est déjà pris" in said.err
    assert said.out == ""


def test_without_npm_the_local_teams_client_is_refused_with_what_to_do(iris: Iris, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = iris("demo", "--playground", "--port", "0")
    assert said.code == 2
    assert "Node.js" in said.err
    assert "Traceback" not in said.err


# --- the journal in a file


def test_the_journal_is_exported_for_spreadsheets(ready: Iris, tmp_path: Path) -> None:
    """R81: BOM, « ; », CRLF; and a line of it says that it was."""
    ready("access", "grant", "odile.gestion.ciussscn@ssss.gouv.qc.ca", "gestionnaire", "03")
    ready("access", "grant", "luc.lecture.ciussscn@ssss.gouv.qc.ca", "lecteur", "16-2")
    said = ready("audit", "export", "journal.csv", "--account", "odile.gestion.ciussscn@ssss.gouv.qc.ca")
    assert said.code == 0
    raw = (tmp_path / "journal.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].split(";")[2] == "Qui"
    assert "odile.gestion.ciussscn@ssss.gouv.qc.ca" in lines[1]
    assert (tmp_path / "journal.csv").stat().st_mode & 0o077 == 0
    assert ready("audit", "export", "tout.csv").code == 0
    assert "Journal exporté" in (tmp_path / "tout.csv").read_text(encoding="utf-8-sig")


def test_a_list_is_exported_for_spreadsheets(ready: Iris, tmp_path: Path) -> None:
    """R81: as the chat's own list, and the journal says so."""
    with foundation().store.writing() as unit:
        for name in ("anne.ciussscn", "benoit.cisssme16"):
            unit.directory.absorb([licensed(f"{name}@ssss.gouv.qc.ca")], START)
        unit.commit()
    assert "2 comptes" in ready("export", "tout.xlsx").out
    sheet = read("tout.xlsx", (tmp_path / "tout.xlsx").read_bytes())
    assert isinstance(sheet, Sheet)
    assert len(sheet.lines) == 2
    assert "1 compte écrit" in ready("export", "03.csv", "--filters", "etab=03 colonnes=courriel,nom").out
    assert (tmp_path / "03.csv").read_text(encoding="utf-8-sig").splitlines()[0] == "Courriel;Nom"
    assert (tmp_path / "03.csv").stat().st_mode & 0o077 == 0
    assert ready("audit", "export", "journal.xlsx").code == 0
    journal = read("journal.xlsx", (tmp_path / "journal.xlsx").read_bytes())
    assert isinstance(journal, Sheet)
    assert "Fichier : comptes, Lignes : 1, Demande : etab=03 colonnes=courriel,nom" in journal.lines[0].cells


@pytest.mark.parametrize("wrong", ["etab=zz-99", "couleur=bleu"])
def test_filters_that_make_no_sense_export_nothing(ready: Iris, tmp_path: Path, wrong: str) -> None:
    said = ready("export", "tout.csv", "--filters", wrong)
    assert said.code == 2
    assert wrong.partition("=")[2] in said.err or wrong.partition("=")[0] in said.err
    assert not (tmp_path / "tout.csv").exists()


def test_an_export_never_takes_the_place_of_a_file(ready: Iris, tmp_path: Path) -> None:
    (tmp_path / "journal.csv").write_text("à moi")
    said = ready("audit", "export", "journal.csv")
    assert said.code == 2
    assert "existe déjà" in said.err
    assert (tmp_path / "journal.csv").read_text() == "à moi"


def test_a_search_that_makes_no_sense_exports_nothing(ready: Iris, tmp_path: Path) -> None:
    assert ready("audit", "export", "journal.csv", "--since", "hier").code == 2
    assert not (tmp_path / "journal.csv").exists()


# --- what is held on a person


def test_all_that_is_held_on_a_person_goes_into_a_file(ready: Iris, tmp_path: Path) -> None:
    """R94."""
    ready("access", "grant", "odile.gestion.ciussscn@ssss.gouv.qc.ca", "gestionnaire", "03")
    said = ready("privacy", "export", "Odile.Gestion.ciussscn@ssss.gouv.qc.ca", "odile.json")
    assert said.code == 0
    told = json.loads((tmp_path / "odile.json").read_text(encoding="utf-8"))
    assert told["renseignements"]["rights"]["grants"][0]["scope"] == "03"
    assert told["renseignements"]["history"]["audit_details"]
    assert (tmp_path / "odile.json").stat().st_mode & 0o077 == 0
    assert ready("privacy", "export", "odile.gestion.ciussscn@ssss.gouv.qc.ca", "odile.json").code == 2
