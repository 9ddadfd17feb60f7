"""What is wrong in functions that have no catalogue, in another form than that of the solution."""

import subprocess
import sys

import pytest

from checker import paths

COURSE = paths.PROJECT / "benchmarks/authored"
if not COURSE.is_dir():
    pytest.skip("this edition has no benchmarks", allow_module_level=True)


@pytest.fixture
def told(tmp_path):
    def tell(stem, *changes):
        text = (COURSE / f"other/{stem}.py").read_text(encoding="utf-8")
        for right, wrong in changes:
            assert right in text
            text = text.replace(right, wrong)
        (tmp_path / f"{stem}.py").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "checker", stem, "--course", str(COURSE)]
        done = subprocess.run(
            [*command, "--submission", f"{stem}.py"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return " ".join(done.stdout.split())

    return tell


@pytest.mark.parametrize(
    "stem", ["lesson1_linear", "lesson2_clusters", "lesson3_components", "lesson6_convolve"]
)
def test_another_right_form_passes(stem, told):
    assert "checks passed: " in told(stem)


def test_a_wrong_output_is_named_though_others_are_wrong_for_another_reason(told):
    said = told(
        "lesson5_adam",
        ("v = v + (1 - b2)", "v = second + (1 - b2)"),
        ("m_hat = m /", "m_hat = v /"),
    )
    assert "`second` is not what belongs there. Nothing else is wrong about your second." in said
    assert "lesson5_adam.py:9" in said


def test_a_wrong_name_is_told_where_it_is_read_though_another_could_be_given_it(told):
    said = told("lesson2_clusters", ("return labels, new", "return labels, d"))
    assert "In `return labels, d`, `d` is not what belongs there." in said
    assert "lesson2_clusters.py:21" in said
