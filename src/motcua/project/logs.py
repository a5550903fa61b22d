"""
Structured logs for operators: one JSON object a line, an event name and fields.

Personal data has no place here: request bodies, query strings and parameters of failed
statements are not logged; an address is logged as its pattern, not as typed.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure(options: dict[str, Any]) -> None:
    """Send both structlog's and the standard library's records to standard error as JSON."""
    shared: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            _address_as_pattern,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _exception_without_values,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(str(options["level"]).upper())
    # These print statements with their parameters, which may be a person's name.
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    logging.getLogger("psycopg").setLevel(logging.WARNING)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _address_as_pattern(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """
    Put the pattern of a request's address in the place of the address itself.

    An address may hold what opens something, as the token of a rating does, or whatever somebody
    typed after the site's name; Django's words for an answer that went wrong end with it.
    """
    request = getattr(event.get("_record"), "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        event["event"] = str(event["event"]).split(": ", 1)[0]
        event["address"] = f"/{match.route}" if match else "(unknown)"
    return event


def _exception_without_values(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Keep an exception's type and where it arose; drop its message, which may quote a value."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if info and info[0]:
        frames, tb = [], info[2]
        while tb is not None:
            code = tb.tb_frame.f_code
            frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{tb.tb_lineno} {code.co_name}")
            tb = tb.tb_next
        event["exception"] = info[0].__name__
        event["frames"] = frames[-8:]
    return event
