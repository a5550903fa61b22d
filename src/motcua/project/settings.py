"""
Settings: one readable file. What differs by deployment is an environment variable, declared
here with its help text; `docs/operate/settings.md` is generated from these declarations.
"""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from motcua.project import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent

ENVIRONMENT = env.choice(
    "MOTCUA_ENV",
    "development",
    ("development", "test", "production"),
    "production refuses demo accounts, demands a secret key and marks cookies as secure.",
)
PRODUCTION = ENVIRONMENT == "production"
DEBUG = False

VAR = env.folder("MOTCUA_VAR", ROOT / "var", "Runtime state: files, journal heads, secret key.")


def _secret_key() -> str:
    given = env.text("MOTCUA_SECRET_KEY", "", "Signs cookies and tokens; needed in production.")
    if given:
        return given
    if PRODUCTION:
        raise env.BadSetting("MOTCUA_SECRET_KEY must be set when MOTCUA_ENV=production")
    kept = VAR / "secret-key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = _secret_key()


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise env.BadSetting("MOTCUA_DATABASE_URL must begin with postgresql://")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "motcua.project.postgres",
        "NAME": unquote(parts.path.lstrip("/")) or "motcua",
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "OPTIONS": {"application_name": "motcua", **query},
        "TEST": {
            "NAME": env.text("MOTCUA_TEST_DATABASE", "", "Name of the test database.") or None,
            "TEMPLATE": env.text(
                "MOTCUA_TEST_TEMPLATE", "", "Database with all tables that tests are copied from."
            )
            or None,
        },
    }


DATABASES = {
    "default": _database(
        env.text(
            "MOTCUA_DATABASE_URL",
            "postgresql:///motcua",
            "The PostgreSQL database (15 or newer). `./motcua up` sets it when it starts its own.",
        )
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ALLOWED_HOSTS = env.text(
    "MOTCUA_HOSTS", "127.0.0.1,localhost,[::1],testserver", "Host names served, with commas."
).split(",")
CSRF_TRUSTED_ORIGINS = [
    origin
    for origin in env.text(
        "MOTCUA_TRUSTED_ORIGINS", "", "https origins behind a proxy, with commas."
    ).split(",")
    if origin
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "motcua.journal",
    "motcua.agencies",
    "motcua.accounts",
    "motcua.eforms",
    "motcua.casework",
    "motcua.documents",
    "motcua.notifications",
    "motcua.tokens",
    "motcua.catalogue",
    "motcua.dossiers",
    "motcua.guidance",
    "motcua.indicators",
    "motcua.stewardship",
    "motcua.programmes",
    "motcua.papi",
    "motcua.design",
    "motcua.portal",
    "motcua.desk",
    "motcua.api",
    "motcua.project",
]

MIDDLEWARE = [
    "motcua.project.middleware.SecurityHeaders",
    "motcua.project.static_files.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.project.middleware.Interface",
    "django.middleware.csrf.CsrfViewMiddleware",
    "motcua.project.middleware.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "motcua.api.middleware.ApiFrame",
    "motcua.project.errors.MethodRefused",
    "motcua.project.errors.NulRefused",
]

ROOT_URLCONF = "motcua.project.urls"
WSGI_APPLICATION = "motcua.project.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "motcua.project.context.interface",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["motcua.accounts.identity.local.LocalBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"

SESSION_ENGINE = "motcua.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "motcua.project.errors.csrf_failure"
BEHIND_PROXY = env.flag(
    "MOTCUA_BEHIND_PROXY",
    False,
    "A proxy of yours stands in front, which alone sets X-Forwarded-For and X-Forwarded-Proto.",
)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 365 * 24 * 3600  # addresses carry the content's digest
FILES_ROOT = env.folder("MOTCUA_FILES", VAR / "files", "Where uploaded and issued files are kept.")
JOURNAL_HEADS_ROOT = env.folder(
    "MOTCUA_JOURNAL_HEADS",
    VAR / "journal-heads",
    "Where each sealed day's head is written; copy it off the machine.",
)
UPLOAD_MAX_MEGABYTES = env.number(
    "MOTCUA_UPLOAD_MAX_MEGABYTES", 20, "Largest single uploaded file.", least=1
)
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = (UPLOAD_MAX_MEGABYTES + 5) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# A maker of forms uploads a folder of Word forms at once; its page tells which are too many.
DATA_UPLOAD_MAX_NUMBER_FILES = 500

API_CALLS_A_MINUTE = env.number(
    "MOTCUA_API_CALLS_A_MINUTE", 120, "How often one API token may call in a minute.", least=1
)

PROVINCE_NAME = env.text("MOTCUA_PROVINCE", "Tỉnh Lam Giang", "The province's name in the header.")
PROVINCE_NAME_EN = env.text("MOTCUA_PROVINCE_EN", "Lam Giang Province", "The same in English.")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOG_LEVEL = env.choice(
    "MOTCUA_LOG_LEVEL", "info", ("debug", "info", "warning", "error"), "How much is logged."
)
LOGGING_CONFIG = "motcua.project.logs.configure"
LOGGING: dict[str, Any] = {"level": LOG_LEVEL}

PROCRASTINATE_ON_APP_READY = "motcua.project.jobs.on_app_ready"
SILENCED_SYSTEM_CHECKS: list[str] = []
