"""Registers the jobs of every app with the queue."""

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Hand the queue to `kit.jobs`, so that apps below can defer work without knowing Django's."""
    from motcua.kit import jobs
    from motcua.project import wiring

    jobs.connect(app)
    wiring.wire()
