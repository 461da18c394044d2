"""What the frame refuses.

FrameError
├── AccountExists      the user name is taken
├── UsernameUnfit      the user name cannot be used
├── PasswordWeak       the password does not meet the rules
├── CommandRefused     a command cannot do what it was asked for
├── BackupUnfit        a backup cannot be written there, or is none, or is damaged, or of another version
└── PlaceNotEmpty      a backup goes back into an empty place only
"""


class FrameError(Exception):
    """Root of the tree; `str()` is one line that says what is wrong and what to do."""


class AccountExists(FrameError):
    """The user name is taken."""

    def __init__(self, username: str) -> None:
        super().__init__(f"There is an account {username} already: choose another name.")


class UsernameUnfit(FrameError):
    """The user name cannot be used; the message says why."""


class PasswordWeak(FrameError):
    """The password does not meet the rules; the message says which."""


class CommandRefused(FrameError):
    """A command cannot do what it was asked for."""


class BackupUnfit(FrameError):
    """A backup cannot be written there, or is none, or is damaged, or of another version; the message says which."""


class PlaceNotEmpty(FrameError):
    """A backup goes back into an empty place only."""

    def __init__(self, table: str) -> None:
        super().__init__(f"This database has rows already ({table}): restore into a new one, made by taizhang prepare and not used yet.")
