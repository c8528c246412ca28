"""nbgrader's settings for this course: commands run from this folder find everything, and what instructors keep stays in `instructor/`."""

import os
import sys
from pathlib import Path

from nbgrader.converters import GenerateAssignment

ROOT = Path(__file__).resolve().parent
KEPT = ROOT / "instructor"
KEPT.mkdir(exist_ok=True)

c = get_config()  # noqa: F821
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "nn"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "course"
c.CourseDirectory.submitted_directory = "instructor/submitted"
c.CourseDirectory.autograded_directory = "instructor/autograded"
c.CourseDirectory.feedback_directory = "instructor/feedback"
c.CourseDirectory.solution_directory = "instructor/solution"
c.CourseDirectory.db_url = f"sqlite:///{KEPT / 'gradebook.db'}"
# Never copied, neither from solutions/ to course/ nor to the exchange: sources, and the solutions for those who study alone (sealed.npz).
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "lesson.md", "*.py", "sealed.npz"]

# Every answer cell carries its own stub; the rest is nbgrader's own list.
c.GenerateAssignment.preprocessors = [
    "autograder.release.PlaceStubs" if p.__name__ == "ClearSolutions" else p for p in GenerateAssignment.preprocessors.default()
]
c.ExecutePreprocessor.timeout = 300

if "autograde" in sys.argv:  # grading a learner's notebook is no progress of the instructor's
    os.environ["COURSE_PROGRESS"] = "off"
