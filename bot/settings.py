"""Settings: environment variables or `.env`, prefix `IRIS_`; each is checked at start and documented in docs/reglages.md."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.addresses import is_loopback
from commands.domain.errors import ConfigurationError

SHORTEST_KEY = 32
"""Characters of IRIS_SECRET_KEY."""
_COMMAND = re.compile(r"^/[a-z0-9_-]{1,31}$")
_GUID = re.compile(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
_EMAIL = re.compile(r"^[^@\s,]+@[^@\s,]+\.[^@\s,]+$")


class Settings(BaseSettings):
    """One deployment: one Zoom account, one workspace. Secrets never show in logs or errors."""

    model_config = SettingsConfigDict(
        env_prefix="IRIS_", env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    database_url: str = Field("sqlite:///iris.sqlite3", description="SQLite (sqlite:///fichier) ou PostgreSQL (postgresql://…)")
    host: str = Field("127.0.0.1", description="Adresse d'écoute")
    port: int = Field(8080, ge=0, le=65535, description="Port d'écoute")
    public_url: str = Field("", description="Adresse publique du service, pour les liens et le manifeste")
    command: str = Field("/iris", description="Nom de la commande oblique")
    admins: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(), description="Courriels des administrateurs, séparés par des virgules"
    )
    secret_key: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (), description="Clé du journal scellé et des secrets au repos; deux clés séparées par une virgule pendant une rotation"
    )
    reference_dir: Path | None = Field(None, description="Dossier des données de référence (défaut : celles du projet)")
    seats_frozen_on: date | None = Field(None, description="Date du gel des licences (AAAA-MM-JJ)")
    contract_end: date | None = Field(None, description="Dernier jour du contrat des licences (AAAA-MM-JJ)")
    idle_days: int = Field(
        60, ge=30, le=3650, description="Jours sans connexion après lesquels une licence est proposée au recyclage"
    )
    reading_minutes: int = Field(15, ge=1, le=1440, description="Minutes entre deux lectures complètes de Zoom")

    keep_journal_months: int = Field(
        36, ge=0, le=1200, description="Mois où le journal garde ses détails personnels; 0 : toujours"
    )
    keep_history_months: int = Field(24, ge=0, le=1200, description="Mois où reste ce qui est terminé; 0 : toujours")
    keep_messages_days: int = Field(
        180, ge=0, le=36500, description="Jours où restent les messages écrits aux gens; 0 : toujours"
    )
    keep_presence_months: int = Field(
        12, ge=0, le=1200, description="Mois où l'on sait où joindre qui n'a pas d'accès; 0 : toujours"
    )
    keep_figures_days: int = Field(400, ge=0, le=36500, description="Jours où restent les chiffres des nuits; 0 : toujours")
    keep_takeover_days: int = Field(
        400, ge=0, le=36500, description="Jours où une rangée importée attend son compte; 0 : toujours"
    )

    zoom_account_id: str = Field("", description="Identifiant du compte Zoom (application serveur à serveur)")
    zoom_client_id: str = Field("", description="Identifiant client de l'application Zoom")
    zoom_client_secret: SecretStr = Field(SecretStr(""), description="Secret client de l'application Zoom")
    zoom_api_url: str = Field("https://api.zoom.us/v2", description="Adresse de l'API de Zoom")
    zoom_oauth_url: str = Field("https://zoom.us", description="Adresse d’où viennent les jetons de Zoom")
    zoom_webhook_secret: SecretStr = Field(SecretStr(""), description="Secret des webhooks de Zoom")
    zoom_plan: Literal["free", "pro", "business"] = Field("business", description="Forfait Zoom : fixe les limites de débit")
    zoom_group_teleconsultation: str = Field("", description="Groupe Zoom du profil Téléconsultation (facultatif)")
    zoom_group_administrative: str = Field("", description="Groupe Zoom du profil Administrative (facultatif)")

    slack_bot_token: SecretStr = Field(SecretStr(""), description="Jeton du robot Slack (xoxb-…)")
    slack_signing_secret: SecretStr = Field(SecretStr(""), description="Secret de signature de Slack (mode HTTP)")
    slack_app_token: SecretStr = Field(SecretStr(""), description="Jeton d'application Slack (xapp-…) : active le Socket Mode")
    slack_api_url: str = Field("https://slack.com/api/", description="Adresse de l'API de Slack")
    slack_team_id: str = Field("", description="Identifiant de l'espace de travail Slack (T…), le seul accepté")

    teams_app_id: str = Field("", description="Identifiant de l'application Teams (GUID de l'inscription dans Entra)")
    teams_app_secret: SecretStr = Field(SecretStr(""), description="Secret de l'application Teams")
    teams_certificate: Path | None = Field(
        None, description="Fichier PEM de la clé et du certificat de l'application Teams; il l'emporte sur le secret"
    )
    teams_tenant_id: str = Field("", description="Locataire Entra où l'application Teams est inscrite")
    teams_tenant_ids: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(), description="Locataires acceptés, séparés par des virgules (défaut : celui de l'application)"
    )
    teams_authority_url: str = Field("https://login.microsoftonline.com", description="Adresse d'où viennent les jetons de Teams")
    teams_openid_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Document OpenID des clés qui signent ce que Teams envoie",
    )
    teams_files: Literal["onedrive", "link"] = Field(
        "onedrive", description="Comment Teams remet un fichier : dans le OneDrive de la personne, ou par un lien signé"
    )
    teams_anonymous: bool = Field(False, description="Accepte sans jeton le client Teams de cette machine; essais seulement")

    mail_from: str = Field("", description="Expéditeur des courriels : une adresse, ou « Nom <adresse> »")
    mail_reply_to: str = Field("", description="Où vont les réponses quand le CCT n'a pas d'adresse (défaut : l'expéditeur)")
    mail_redirect: str = Field("", description="Adresse qui reçoit tous les courriels à la place des vrais destinataires; essais")
    smtp_host: str = Field("", description="Serveur SMTP de sortie")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port du serveur SMTP")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", description="STARTTLS, TLS dès la connexion, ou rien")
    smtp_user: str = Field("", description="Utilisateur SMTP (facultatif)")
    smtp_password: SecretStr = Field(SecretStr(""), description="Mot de passe SMTP")
    smtp_authority: Path | None = Field(None, description="Fichier PEM des autorités à croire (défaut : celles de la machine)")
    graph_client_id: str = Field("", description="Application Entra qui envoie par Microsoft Graph (permission Mail.Send)")
    graph_tenant_id: str = Field("", description="Locataire Entra de cette application")
    graph_client_secret: SecretStr = Field(SecretStr(""), description="Secret de cette application")
    graph_certificate: Path | None = Field(None, description="Fichier PEM de sa clé et de son certificat")
    graph_authority_url: str = Field("https://login.microsoftonline.com", description="Adresse d'où viennent les jetons de Graph")
    graph_url: str = Field("https://graph.microsoft.com", description="Adresse de Microsoft Graph")

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        emails = frozenset(one.strip().casefold() for one in value.split(",") if one.strip())
        if not all(_EMAIL.match(one) for one in emails):
            raise ValueError("un courriel n'est pas valide / an e-mail is not valid")
        return emails

    @field_validator("secret_key", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        keys = tuple(one.strip() for one in value.split(",") if one.strip())
        if any(len(one) < SHORTEST_KEY for one in keys):
            raise ValueError("au moins 32 caractères / at least 32 characters")
        return keys

    @field_validator("teams_tenant_ids", mode="before")
    @classmethod
    def _split_tenants(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        tenants = frozenset(one.strip().casefold() for one in value.split(",") if one.strip())
        if not all(_GUID.match(one) for one in tenants):
            raise ValueError("des GUID séparés par des virgules / GUIDs separated by commas")
        return tenants

    @field_validator("mail_from", "mail_reply_to", "mail_redirect")
    @classmethod
    def _check_mail_address(cls, value: str) -> str:
        if value and not _EMAIL.match(parseaddr(value)[1]):
            raise ValueError("une adresse de courriel / an e-mail address")
        return value

    @field_validator("teams_app_id", "teams_tenant_id", "graph_client_id", "graph_tenant_id")
    @classmethod
    def _check_guid(cls, value: str) -> str:
        if value and not _GUID.match(value):
            raise ValueError("un GUID, comme dans Entra / a GUID, as in Entra")
        return value.casefold()

    @field_validator("command")
    @classmethod
    def _check_command(cls, value: str) -> str:
        if not _COMMAND.match(value):
            raise ValueError(
                "une barre oblique, puis de 1 à 31 lettres minuscules, chiffres, - ou _ / a slash, then 1 to 31 of a-z 0-9 - _"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("sqlite:///… ou postgresql://… / sqlite:///… or postgresql://…")
        return value

    @field_validator(
        "zoom_api_url",
        "zoom_oauth_url",
        "slack_api_url",
        "public_url",
        "teams_authority_url",
        "teams_openid_url",
        "graph_authority_url",
        "graph_url",
    )
    @classmethod
    def _check_address(cls, value: str) -> str:
        if value and not value.startswith("https://") and not re.match(r"^http://(127\.0\.0\.1|localhost|\[::1\])[:/]", value):
            raise ValueError("https://…, ou http:// sur cette machine / https://…, or http:// on this machine")
        return value

    @model_validator(mode="after")
    def _check_slack(self) -> Settings:
        if self.slack_bot_token.get_secret_value():
            if not (self.slack_signing_secret.get_secret_value() or self.slack_app_token.get_secret_value()):
                raise ValueError("IRIS_SLACK_SIGNING_SECRET ou IRIS_SLACK_APP_TOKEN manque / is missing")
            if not self.slack_team_id:
                raise ValueError("IRIS_SLACK_TEAM_ID manque / is missing")
        return self

    @model_validator(mode="after")
    def _check_teams(self) -> Settings:
        if self.teams_anonymous:
            if not is_loopback(self.host):
                raise ValueError("IRIS_TEAMS_ANONYMOUS demande IRIS_HOST=127.0.0.1 / needs IRIS_HOST=127.0.0.1")
        elif self.teams_app_id:
            if not (self.teams_app_secret.get_secret_value() or self.teams_certificate):
                raise ValueError("IRIS_TEAMS_CERTIFICATE ou IRIS_TEAMS_APP_SECRET manque / is missing")
            if not self.teams_tenant_id:
                raise ValueError("IRIS_TEAMS_TENANT_ID manque / is missing")
        if self.has_teams and self.teams_files == "link" and not self.public_url:
            raise ValueError("IRIS_TEAMS_FILES=link demande IRIS_PUBLIC_URL / needs IRIS_PUBLIC_URL")
        return self

    @model_validator(mode="after")
    def _check_mail(self) -> Settings:
        if not self.has_mail:
            return self
        if not self.mail_from:
            raise ValueError("IRIS_MAIL_FROM manque / is missing")
        if self.smtp_user and self.smtp_security == "none" and not is_loopback(self.smtp_host):
            raise ValueError("IRIS_SMTP_PASSWORD ne part pas en clair / does not leave in clear (IRIS_SMTP_SECURITY)")
        if self.graph_client_id:
            if not (self.graph_client_secret.get_secret_value() or self.graph_certificate):
                raise ValueError("IRIS_GRAPH_CERTIFICATE ou IRIS_GRAPH_CLIENT_SECRET manque / is missing")
            if not self.graph_tenant_id:
                raise ValueError("IRIS_GRAPH_TENANT_ID manque / is missing")
        return self

    @property
    def has_zoom(self) -> bool:
        return bool(self.zoom_account_id and self.zoom_client_id and self.zoom_client_secret.get_secret_value())

    @property
    def has_slack(self) -> bool:
        return bool(self.slack_bot_token.get_secret_value())

    @property
    def has_teams(self) -> bool:
        return bool(self.teams_app_id) or self.teams_anonymous

    @property
    def has_mail(self) -> bool:
        return bool(self.smtp_host or self.graph_client_id)

    @property
    def teams_tenants(self) -> frozenset[str]:
        """The tenants whose people are answered: the application's own where no other is named."""
        return self.teams_tenant_ids or frozenset({self.teams_tenant_id} - {""})


def load_settings(**overrides: object) -> Settings:
    """Read and check them all. Raises ConfigurationError that names each wrong setting, never its value."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # the fields check what they are given
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_input=False, include_url=False, include_context=False):
            name = "IRIS_" + "_".join(str(part) for part in problem["loc"]).upper() if problem["loc"] else "IRIS_*"
            lines.append(f"{name}: {problem['msg']}")
        raise ConfigurationError("\n".join(lines)) from None
