"""Which platform an export is from, whose its files are, and when they came."""

import datetime as dt
import re

import pytest
from exports import joined, names, only, people, seen

from checker.grading.archives import names_told
from checker.grading.archives.lms_archive import ExportError
from checker.submission.refusal import RefusedError

CASES = [
    ("abelada_4000_90000_homework.zip", "4000", "abelada", "homework.zip", "Canvas"),
    ("abelada_LATE_4000_90000_homework.zip", "4000", "abelada", "homework.zip", "Canvas"),
    ("abelada_4000_90000_my_own_file.py", "4000", "abelada", "my_own_file.py", "Canvas"),
    ("van_der_abel_jr_LATE_4000_90000_a_1_2.py", "4000", "van_der_abel_jr", "a_1_2.py", "Canvas"),
    ("anon_a1B2c_90000_b.py", "a1B2c", "anon_a1B2c", "b.py", "Canvas"),
    ("LATE_anon_a1B2c_90000_b.py", "a1B2c", "anon_a1B2c", "b.py", "Canvas"),
    ("anon_LATE_a1B2c_90000_b.py", "a1B2c", "anon_a1B2c", "b.py", "Canvas"),
    ("Ada Abel_12345_assignsubmission_file_/a/b.py", "12345", "Ada Abel", "a/b.py", "Moodle"),
    ("Ada Abel_12345_assignsubmission_file/b.py", "12345", "Ada Abel", "b.py", "Moodle"),
    ("Ada Abel_12345_assignsubmission_file_b.py", "12345", "Ada Abel", "b.py", "Moodle"),
    ("Team_5 A_12345_assignsubmission_file_/b.py", "12345", "Team_5 A", "b.py", "Moodle"),
    ("HW 1_aabel_attempt_2026-11-26-10-00-00_b.py", "aabel", "aabel", "b.py", "Blackboard"),
    (
        "123-456 - Mary-Ann Hill - Nov 19, 2026 926 PM/b.py",
        "123",
        "Mary-Ann Hill",
        "b.py",
        "Brightspace",
    ),
    ("ada+ps2+2026-11-20 15:58:23 UTC/b.py", "ada", "ada", "b.py", "nbgrader"),
    ("ada+ps2+2026-11-20 15:58:23 UTC+x9/b.py", "ada", "ada", "b.py", "nbgrader"),
    ("Abel, Ada(aabel)/Submission attachment(s)/b.py", "aabel", "Abel, Ada", "b.py", "Sakai"),
    ("Ada Abel - lesson2_sigmoid.py", "Ada Abel", "Ada Abel", "lesson2_sigmoid.py", "Google"),
    ("lesson2_sigmoid - Ada Abel.py", "Ada Abel", "Ada Abel", "lesson2_sigmoid.py", "Google"),
    ("alice/lessons/b.py", "alice", "alice", "lessons/b.py", ""),
    ("alice.py", "alice", "alice", "alice.py", ""),
    ("O'Neil, Zoë.zip", "O'Neil, Zoë", "O'Neil, Zoë", "O'Neil, Zoë.zip", ""),
]


@pytest.mark.parametrize(("path", "student", "name", "file", "platform"), CASES)
def test_a_path_says_whose_it_is(path, student, name, file, platform):
    found = seen(path)
    (handin,) = found.handins
    assert (handin.student, handin.name, names(handin)) == (student, name, [file])
    assert found.platform.startswith(platform)
    assert bool(found.platform) == bool(platform)
    assert not handin.doubts


def test_late_and_when_are_read():
    assert only("abelada_LATE_4000_90000_homework.zip").late
    assert only("LATE_anon_a1B2c_90000_b.py").late
    assert not only("abelada_4000_90000_homework.zip").late
    found = only("HW_aabel_attempt_2026-11-26-10-05-00_b.py")
    assert found.when == dt.datetime(2026, 11, 26, 10, 5)  # noqa: DTZ001 (none is written)
    found = only("ada+ps2+2026-11-20 15:58:23 UTC/b.py")
    assert found.when == dt.datetime(2026, 11, 20, 15, 58, 23, tzinfo=dt.UTC)
    stamp = {"Abel, Ada(aabel)/timestamp.txt": "20261120231100000"}
    found = only("Abel, Ada(aabel)/Submission attachment(s)/b.py", texts=stamp)
    assert found.when == dt.datetime(2026, 11, 20, 23, 11)  # noqa: DTZ001 (as Sakai writes it)


@pytest.mark.parametrize(
    "entry", ["abelada_4000_text.html", "abelada_LATE_4000_link.html", "anon_a1B2c_text.html"]
)
def test_what_is_typed_into_canvas_is_a_hand_in_for_a_person_to_read(entry):
    found = seen(entry, "brandbo_4001_90000_b.py")
    assert len(found.handins) == 2
    one = next(each for each in found.handins if each.name != "brandbo")
    with pytest.raises(RefusedError, match="was handed in, and no file"):
        one.files[0][1]()


def test_an_online_text_is_the_same_students():
    found = only(
        "Ada Abel_7_assignsubmission_onlinetext/onlinetext.html",
        "Ada Abel_7_assignsubmission_file/b.py",
    )
    assert names(found) == ["b.py"]
    assert found.notes == ("Besides its files there is an online text.",)


def test_a_group_and_a_participant_may_have_one_number():
    found = seen("Team A_7_assignsubmission_file/a.py", "Ada_7_assignsubmission_file/b.py")
    assert len({each.student for each in found.handins}) == 2


RECEIPT = """\
{name}: Jane Smith (j_smith)
{work}: HW_2
Files:
\tOriginal filename: my work.py
\tFilename: HW_2_j_smith_attempt_2026-11-20-23-11-00_my_20work.py
"""


@pytest.mark.parametrize(("name", "work"), [("Name", "Assignment"), ("Nombre", "Actividad")])
def test_blackboards_receipt_says_who_it_is_in_any_language(name, work):
    head = "HW_2_j_smith_attempt_2026-11-20-23-11-00"
    texts = {f"{head}.txt": RECEIPT.format(name=name, work=work)}
    found = only(f"{head}_my_20work.py", texts=texts)
    assert (found.student, found.name, names(found)) == ("j_smith", "Jane Smith", ["my work.py"])


def test_without_a_receipt_the_class_knows_its_logins(tmp_path):
    directory = people(tmp_path, "username,name\na_smith,Ann Smith\na_jones,Abe Jones\n")
    paths = [f"HW_a_{user}_attempt_2026-11-20-23-11-00_b.py" for user in ("smith", "jones")]
    found = seen(*paths, directory=directory)
    assert [each.student for each in found.handins] == ["a_jones", "a_smith"]


METADATA = """\
submission_777:
  :submitters:
  - :name: Ada Abel
    :sid: '17'
    :email: Ada@example.org
  :created_at: 2026-11-26 10:00:00.000000000 Z
  :results: !ruby/object:Foo {}
submission_778:
  :submitters:
  - :name: Bo Brand
    :email: bo@example.org
  - :name: Cy Cole
    :email: cy@example.org
"""


def test_gradescope_says_who_it_is_and_who_else():
    texts = {"submission_metadata.yml": METADATA}
    found = seen("submission_777/a.py", "submission_778/a.py", texts=texts)
    one, two = found.handins
    assert (one.student, one.name) == ("ada@example.org", "Ada Abel")
    assert one.when == dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC)
    assert [who.name for who in two.members] == ["Bo Brand", "Cy Cole"]
    assert found.platform == "Gradescope"


@pytest.mark.parametrize("text", ["a: [", "", "- 1\n", "submission_777: 3\n", METADATA[:14]])
def test_a_submission_of_whom_gradescope_says_nothing_is_in_doubt(text):
    found = only("submission_777/a.py", texts={"submission_metadata.yml": text})
    assert found.name == "submission_777"
    assert "does not say whose" in found.doubts[0]


def test_the_assignment_is_no_part_of_a_classroom_name(tmp_path):
    tops = ["gradient-descent-ada", "gradient-descent-ada-b", "gradient-descent-bo"]
    found = seen(*(f"{top}/x.py" for top in tops))
    assert [each.student for each in found.handins] == ["ada", "ada-b", "bo"]
    directory = people(tmp_path, "identifier,github_username\n1,a-smith\n2,A-Jones\n")
    found = seen("hw2-a-smith/x.py", "hw2-a-jones/x.py", "grades.csv", directory=directory)
    assert [each.student for each in found.handins] == ["a-jones", "a-smith"]
    assert found.own == ("grades.csv",)


@pytest.mark.parametrize("tops", [("anna-lena", "annika"), ("ada-lovelace", "adalovelace")])
def test_names_that_merely_begin_alike_are_left_whole(tops):
    found = seen(*(f"{top}/x.py" for top in tops))
    assert tuple(each.student for each in found.handins) == tops


def test_whom_the_class_knows_as_they_stand_has_no_prefix(tmp_path):
    directory = people(tmp_path, "login\nlee-ann\nlee-bo\n")
    found = seen("lee-ann/x.py", "lee-bo/x.py", directory=directory)
    assert [each.student for each in found.handins] == ["lee-ann", "lee-bo"]


UNKNOWN = [
    ("ps2~hana~a.py", "ps2~igor~a.py"),
    ("Muster_Max_mmuster_12345/a.py", "Probe_Eva_eprobe_12346/a.py"),
    ("hana (2026-11-19)/a.py", "igor (2026-11-20)/a.py"),
    ("ann lesson2_sigmoid.py", "bo lesson2_sigmoid.py"),
    ("12-34_ann_x/a.py", "13-34_bo_x/a.py"),
    ("ann.hw3/a.py", "bo.hw3/a.py"),
    ("ann final/a.py", "bo final/a.py", "cy final/a.py"),
    ("10 - Ann Lee/a.py", "11 - Bo Roe/a.py"),
    ("[HW2] Ann Lee/a.py", "[HW2] Bo Roe/a.py"),
    ("2026-11-20_ann_lesson2_sigmoid.py", "2026-11-21_bo_lesson2_sigmoid.py"),
]


@pytest.mark.parametrize("paths", UNKNOWN)
def test_names_of_no_known_form_are_said_to_be_unknown(paths):
    found = seen(*paths)
    assert "--names '" in found.unknown
    assert all(each.doubts for each in found.handins)


@pytest.mark.parametrize("paths", UNKNOWN)
def test_what_is_suggested_for_them_reads_them(paths):
    told = seen(*paths).unknown.rpartition("--names '")[2].removesuffix("'")
    found = seen(*paths, names=told)
    assert len(found.handins) == len(paths)
    assert not any(each.doubts for each in found.handins)


@pytest.mark.parametrize(
    "tops",
    [
        ("ann", "bo", "cy"),
        ("Ann Lee", "Bo Roe", "Cy de la Cruz"),
        ("Lee, Ann", "O'Neil, Bo"),
        ("20201104", "20191234", "20231399"),
        ("s1234567", "s7654321", "s1111111"),
        ("ann@example.org", "bo@example.org", "cy@example.org"),
        ("team 1", "team 2", "team 3"),
        ("student_01", "student_02", "student_03"),
        ("maria_del_carmen", "juan_de_dios"),
        ("李明", "王芳"),
    ],
)
def test_names_and_logins_of_people_are_no_unknown_form(tops):
    found = seen(*(f"{top}/a.py" for top in tops))
    assert not found.unknown
    assert len(found.handins) == len(tops)


def test_names_that_are_told_are_read_so():
    found = seen(
        "ps2~hana~a.py",
        "ps2~hana~b.py",
        "ps2~igor~a.py",
        "stray.py",
        names=r"ps2~(?P<student_id>\w+)~(?P<file_id>.+)",
    )
    one, two, stray = found.handins
    assert (one.student, names(one)) == ("hana", ["a.py", "b.py"])
    assert two.student == "igor"
    assert stray.doubts == ("Nobody can tell whose stray.py is.",)


def test_names_that_are_told_may_say_when_and_who():
    form = r"(?P<timestamp>[\d-]+)_(?P<first_name>\w+)\.(?P<last_name>\w+)"
    paths = ["2026-11-19-10-00_Ada.Abel/x.py", "2026-11-20-10-00_Ada.Abel/y.py"]
    found = only(*paths, names=form)
    assert (found.name, names(found)) == ("Ada Abel", ["y.py"])
    assert found.notes == ("2 attempts: the newest counts (2026-11-20 10:00).",)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("(", "no regular expression"),
        ("(?P<student>.+)", "The groups are"),
        ("(?P<file_id>.+)", "does not say who"),
        ("(?P<student_id>x+)", "No name fits --names"),
    ],
)
def test_what_is_told_wrongly_is_said_with_its_cure(form, said):
    with pytest.raises(ExportError, match=said):
        seen("ann/a.py", names=form)


def test_a_platform_that_is_told_is_believed():
    path = "Ann Lee_201_assignsubmission_file/a.py"
    assert only(path, platform="moodle").student == "201"
    with pytest.raises(ExportError, match="No name fits --platform"):
        seen(path, platform="canvas")
    with pytest.raises(ExportError, match="There is no platform 'mars'"):
        seen(path, platform="mars")
    assert only("ann_1_2_x.py", platform="folders").student == "ann_1_2_x"


@pytest.mark.parametrize("top", ["x", "x/Homework 2", "submissions/section 1"])
def test_a_folder_that_everything_is_in_is_no_student(top):
    found = seen(*(f"{top}/{name}/a.py" for name in ("ann", "bo")))
    assert [each.student for each in found.handins] == ["ann", "bo"]


@pytest.mark.parametrize("top", ["Ann Lee_201_assignsubmission_file_", "submission_777"])
def test_a_platforms_folder_is_a_student_also_when_it_is_the_only_one(top):
    (found,) = seen(f"{top}/homework.zip").handins
    assert names(found) == ["homework.zip"]


def test_one_student_alone_keeps_the_name(tmp_path):
    assert only("ann/hw.zip").student == "ann"
    directory = people(tmp_path, "login\nann\nbo\n")
    assert only("ann/a.zip", "ann/b.zip", directory=directory).student == "ann"


def test_a_file_beside_students_is_nobodys(tmp_path):
    directory = people(tmp_path, "login\nalice\nbob\n")
    found = joined(directory, "alice.py", "bob.py", "lesson2_sigmoid.py")
    assert [claim.name for claim in found.doubtful] == ["lesson2_sigmoid"]


def test_programs_that_repeat_each_other_beside_a_lesson_are_a_class():
    texts = dict.fromkeys(("alice.py", "bob.py"), "def sigmoid(z):\n    return z\n")
    found = seen("lesson2_sigmoid.py", texts=texts)
    assert [each.name for each in found.handins] == ["alice", "bob", "lesson2_sigmoid"]
    assert [bool(each.doubts) for each in found.handins] == [False, False, True]


@pytest.mark.parametrize("aside", ["old", "backup", "lesson2 copy"])
def test_spare_copies_beside_a_lesson_are_no_class(aside):
    paths = [f"{aside}/lesson2_sigmoid.py", "v1 old/lesson2_sigmoid.py", "lesson2_sigmoid.py"]
    assert only(*paths).student == "submission"


def test_the_whole_course_is_one_students():
    folders = ("lessons", "solutions", "checks", "docs/lessons")
    assert only(*(f"{each}/lesson2_sigmoid.py" for each in folders)).student == "submission"


def test_folders_of_students_beside_a_lesson_are_a_class():
    found = seen("ann/lesson2_sigmoid.py", "bo/lesson2_sigmoid.py", "lesson2_sigmoid.py")
    assert len(found.handins) == 3


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["a#[b", "c#[d"], "(?P<student_id>[^#]+)#.+"),
        (["[HW2] Ann Lee", "[HW2] Bo Roe"], r"\[HW2\] (?P<student_id>.+)"),
        (["Ann Lee final", "Bo Roe final"], "(?P<student_id>.+) final"),
        (["Muster_Max_mm_1", "Probe_Eva_ep_2"], "[^_]+_[^_]+_[^_]+_(?P<student_id>.+)"),
        (
            ["2026-11-20_ann_lesson2_sigmoid.py", "2026-11-21_bo_lesson3_propagate.py"],
            "(?P<timestamp>[^_]+)_(?P<student_id>[^_]+)_(?P<file_id>.+)",
        ),
    ],
)
def test_a_suggestion_tells_people_apart(names, form):
    told = names_told.suggested(names)
    assert told == form
    assert len({re.fullmatch(told, name)["student_id"] for name in names}) == len(names)


def test_who_collects_with_nbgrader_or_sakai_has_a_folder_for_each():
    for stamped in (("hana/ps2/timestamp.txt", "igor/ps2/timestamp.txt"),):
        found = seen(*stamped, "hana/ps2/a.py", "igor/ps2/a.py")
        assert found.platform == "nbgrader"
        assert [each.student for each in found.handins] == ["hana", "igor"]
    people_of = ("HW2/Lee, Ann(annlee)", "HW2/Roe, Bo(boroe)")
    paths = [
        f"{who}/{file}"
        for who in people_of
        for file in ("timestamp.txt", "comments.txt", "Submission attachment(s)/a.py")
    ]
    found = seen(*paths, "HW2/grades.csv")
    assert (found.platform, found.own) == ("Sakai", ("grades.csv",))
    assert [each.student for each in found.handins] == ["annlee", "boroe"]
