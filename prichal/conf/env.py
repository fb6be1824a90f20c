"""Every setting that comes from outside, typed and described; `.env.example` is written from this class."""

import sys
from ipaddress import ip_network
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

EMBEDDED_SECRET = "embedded-only-not-for-production"  # noqa: S105 - refused in production below


class Env(BaseSettings):
    """Settings of one installation. A wrong or missing value stops the start and names the variable."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    environment: Literal["embedded", "production"] = Field(
        "embedded",
        description="`embedded`: one machine with the sandbox; `production`: refuses unsafe values.",
    )
    secret_key: str = Field(EMBEDDED_SECRET, description="Signs sessions and access tokens; 50 random characters.")
    public_url: str = Field("http://127.0.0.1:8000", description="Address customers see; links in mails start with it.")
    trusted_proxies: Annotated[list[str], NoDecode] = Field(
        [],
        description="Addresses of our own proxies (comma-separated); only behind them count forwarded headers.",
    )

    database_url: str = Field("postgresql://postgres@127.0.0.1:5432/prichal", description="PostgreSQL 15 or newer.")
    redis_url: str = Field("redis://127.0.0.1:6379/0", description="Redis or Valkey: cache, fan-out, limits.")
    broker_url: str = Field("redis://127.0.0.1:6379/1", description="Celery's broker: RabbitMQ in production.")
    email_url: str = Field("smtp://127.0.0.1:8004", description="SMTP server: smtp[s]://user:password@host:port.")
    mail_from: str = Field("Причал <tickets@prichal.example>", description="Sender of the mails with tickets.")

    yookassa_api_url: str = Field("http://127.0.0.1:8001/yookassa/v3", description="ЮKassa API v3.")
    yookassa_shop_id: str = Field("100500", description="ЮKassa shop id.")
    yookassa_secret_key: str = Field("test_embedded", description="ЮKassa secret key.")
    yookassa_timeout: float = Field(35.0, gt=0, description="Seconds to wait for one answer of ЮKassa (theirs: 30).")

    hold_seconds: int = Field(900, ge=1, description="How long chosen places are kept before the order.")
    payment_window: int = Field(1200, ge=1, description="Seconds to pay an order; its places are kept so long.")

    places_per_address: int = Field(
        600, ge=0, description="Places one address of the internet may take within HOLD_SECONDS; 0: no limit."
    )
    orders_per_address: int = Field(
        60, ge=0, description="Orders one address of the internet may place within PAYMENT_WINDOW; 0: no limit."
    )

    redeliver_seconds: int = Field(
        60, ge=1, description="The relay hands a delivery to the broker again when it is not done by then."
    )

    ticket_key_file: str = Field(
        ".data/ticket_key",
        description="Ed25519 private key (PEM) that signs tickets; made by itself when embedded.",
    )
    static_root: str = Field(".data/static", description="Where collected static files are served from.")

    page_cache_seconds: float = Field(
        1.0, ge=0, le=1, description="How old an anonymous catalogue page may be; 0 makes each anew."
    )
    metrics_dir: str = Field(
        "", description="Folder where the web processes of one machine sum up /metrics; empty: each speaks for itself."
    )
    metrics_networks: Annotated[list[str], NoDecode] = Field(
        ["127.0.0.0/8"], description="Networks (comma-separated) whose members /metrics answers."
    )

    prichal_demo_days: int = Field(
        90, ge=1, le=366, description="Days of demo season, from today, that the embedded set-up has on sale."
    )

    @field_validator("metrics_networks")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        return [str(ip_network(network)) for network in value]

    @field_validator("trusted_proxies", "metrics_networks", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _production_is_safe(self) -> Self:
        if self.environment != "production":
            return self
        if self.secret_key == EMBEDDED_SECRET or len(self.secret_key) < 50:
            raise ValueError("SECRET_KEY: production needs its own secret of at least 50 characters")
        if urlsplit(self.yookassa_api_url).hostname != "api.yookassa.ru":
            raise ValueError("YOOKASSA_API_URL: production pays at https://api.yookassa.ru/v3 only")
        if self.yookassa_secret_key.startswith("test_"):
            raise ValueError("YOOKASSA_SECRET_KEY: a test key can't be used in production")
        if not self.public_url.startswith("https://"):
            raise ValueError("PUBLIC_URL: production is served over https")
        if ".example>" in self.mail_from or self.mail_from.endswith(".example"):
            raise ValueError("MAIL_FROM: production sends from the seller's own address")
        if urlsplit(self.email_url).hostname in {None, "localhost", "127.0.0.1"}:
            raise ValueError("EMAIL_URL: the sandbox's mailbox can't be used in production")
        return self


def example() -> str:
    """The text of `.env.example`: every variable with its meaning and its default."""
    lines = ["# Every setting of Prichal. Written by `python -m prichal.conf.env`; defaults fit one machine."]
    for name, field in Env.model_fields.items():
        value = ",".join(field.default) if isinstance(field.default, list) else field.default
        lines += ["", f"# {field.description}", f"{name.upper()}={value}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(example())
