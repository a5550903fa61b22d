"""Makes the private folder of a server's socket; a socket's path may have about 100 letters."""

import hashlib
import os
import stat
from pathlib import Path

from motcua.project.supervisor.homes import Home
from motcua.project.supervisor.refusal import Refused

SHORT = Path("/tmp")  # noqa: S108 - the folder below it is checked to be ours and private


class NoSocketFolder(Refused):
    """Every name tried under /tmp belongs to somebody else."""


def socket_folder(home: Home) -> Path:
    """
    Return a folder that only the cluster's owner can enter, made or found under /tmp.

    A folder of that name that is another user's, a link, or open to others, is not used.
    """
    name = "motcua-" + hashlib.sha256(str(home.data).encode()).hexdigest()[:10]
    uid = home.owner.uid if home.owner else os.geteuid()
    for attempt in range(20):
        folder = SHORT / (f"{name}-{attempt}" if attempt else name)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        else:
            folder.chmod(0o700)
            if home.owner is not None:
                os.chown(folder, home.owner.uid, home.owner.gid)
        if _is_private(folder, uid):
            return folder
    raise NoSocketFolder(f"{SHORT}/{name} and its like belong to others; remove them")


def _is_private(folder: Path, uid: int) -> bool:
    found = folder.lstat()
    private = stat.S_IMODE(found.st_mode) == 0o700
    return stat.S_ISDIR(found.st_mode) and private and found.st_uid == uid
