"""
Gives back to the queue the jobs of workers that died while at work.

A worker that is killed says nothing; its jobs stay marked as being done. It is known by its
heartbeat, which stops. A job may so run twice, which every job of ours bears.
"""

from django.db import connection

HEARTBEAT_SECONDS = 3.0
DEAD_AFTER_SECONDS = 12.0

_GIVE_BACK = """
    SELECT procrastinate_retry_job_v2(held.id, now(), NULL, NULL, NULL)
      FROM (SELECT job.id
              FROM procrastinate_jobs job
              LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
             WHERE job.status = 'doing'
               AND (worker.id IS NULL
                    OR worker.last_heartbeat < now() - make_interval(secs => %s))
               FOR UPDATE OF job SKIP LOCKED) AS held
"""


def give_back_jobs_of_the_dead() -> int:
    """Queue again what dead workers held, and return how many jobs that were. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, [DEAD_AFTER_SECONDS])
        return len(cursor.fetchall())
