"""Whose address is throttled: the sender's, and nobody can lend them another."""

from typing import Any

from django.test import RequestFactory

from motcua.portal.requests import network_address


def _address(forwarded: str) -> str:
    return network_address(
        RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    )


def test_without_a_proxy_a_forwarded_address_is_not_believed(settings: Any) -> None:
    settings.BEHIND_PROXY = False
    assert _address("203.0.113.9") == "192.0.2.1"


def test_behind_a_proxy_only_what_it_added_itself_counts(settings: Any) -> None:
    settings.BEHIND_PROXY = True
    assert _address("10.0.0.1, 203.0.113.9") == "203.0.113.9"
    assert _address("") == "192.0.2.1"
