from checker.commands.solution import solution


def call(*words):
    return solution.main(list(words), standalone_mode=False)


def test_it_is_shown_after_passing(propagate, capsys):
    text = propagate.read_text(encoding="utf-8").replace("np.sum(A - Y) / m", "np.mean(A - Y)")
    propagate.write_text(text, encoding="utf-8")
    assert call("lesson3") == 0
    out = capsys.readouterr().out
    assert "np.mean(A - Y)" in out
    assert "np.sum(A - Y) / m" in out
    assert "from lessons.lesson2_sigmoid" not in out  # both import the same


def test_it_is_not_shown_before(propagate, capsys):
    propagate.write_text(propagate.read_text(encoding="utf-8").replace(".T) / m", ".T)"))
    assert call("lesson3") == 1
    out = capsys.readouterr().out
    assert "hint lesson3" in out
    assert "--give-up" in out
    assert "np.dot" not in out


def test_giving_up_shows_it(propagate, capsys):
    propagate.write_text(propagate.read_text(encoding="utf-8").replace(".T) / m", ".T)"))
    assert call("lesson3", "--give-up") == 0
    assert "/ m" in capsys.readouterr().out
