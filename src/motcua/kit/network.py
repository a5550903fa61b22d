"""Where a request came from."""

from django.conf import settings
from django.http import HttpRequest


def network_address(request: HttpRequest) -> str:
    """
    Return the sender's network address: the connection's, or behind a proxy of ours what that
    proxy added last to X-Forwarded-For. What a sender writes there themselves is not believed.
    """
    if settings.BEHIND_PROXY:
        hops = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        if hops[-1].strip():
            return hops[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))
