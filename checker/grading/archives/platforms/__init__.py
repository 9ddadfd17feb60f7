"""The platforms whose exports are known, each by itself."""

from checker.grading.archives.platforms.blackboard import BLACKBOARD
from checker.grading.archives.platforms.brightspace import BRIGHTSPACE
from checker.grading.archives.platforms.canvas import CANVAS
from checker.grading.archives.platforms.github import GITHUB
from checker.grading.archives.platforms.google import GOOGLE
from checker.grading.archives.platforms.gradescope import GRADESCOPE
from checker.grading.archives.platforms.moodle import MOODLE
from checker.grading.archives.platforms.nbgrader import COLLECTED, NBGRADER
from checker.grading.archives.platforms.plain import PLAIN
from checker.grading.archives.platforms.sakai import SAKAI
from checker.grading.archives.platforms.submitty import SUBMITTY

#: Those whose names say more come first.
ALL = (
    MOODLE,
    BLACKBOARD,
    CANVAS,
    BRIGHTSPACE,
    GRADESCOPE,
    NBGRADER,
    COLLECTED,
    SAKAI,
    GOOGLE,
    SUBMITTY,
    GITHUB,
)
#: What ``--platform`` takes → the platform.
BY_WORD = {
    platform.name.split()[0].lower(): platform for platform in (*ALL, PLAIN) if platform.name
}
BY_WORD["folders"] = PLAIN

__all__ = ["ALL", "BY_WORD", "PLAIN"]
