"""What journeys need from the system: Chromium, and a Chinese font so that pages look in pictures as they do for people.

On Debian and Ubuntu the system's own packages are installed where one of the two is missing; elsewhere it is said what is.
"""

import os
import shutil
import subprocess
import sys

from console import run, say, stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    packages = _missing_packages()
    if packages:
        _install(packages)


def _missing_packages() -> list[str]:
    browser = [] if any(shutil.which(name) for name in NAMES) else ["chromium"]
    font = [] if _has_chinese_font() else ["fonts-noto-cjk"]
    return browser + font


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return sys.platform == "darwin"  # macOS brings its own, and no fontconfig
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


def _install(packages: list[str]) -> None:
    wanted = " ".join(packages)
    if shutil.which("apt-get") is None:
        stop(
            f"the browser tests need {wanted}: install a Chromium or Chrome and a Chinese font with your system's packages, then run make test again."
        )
    root = _as_root(wanted)
    say(f"System packages for the browser tests: {wanted}")
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    failed = f"apt-get could not install {wanted}: see the lines above."
    run([*root, "apt-get", "update", "-qq"], otherwise=failed)
    run([*root, *environment, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages], otherwise=failed)


def _as_root(wanted: str) -> list[str]:
    """How a command is run as root: as it is, or through sudo, which may ask only where somebody can answer."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        stop(f"the browser tests need {wanted}: as root, apt-get install {wanted}")
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


if __name__ == "__main__":
    main()
