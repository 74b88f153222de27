from steepest.language import filled, padded, width


def test_syllables_are_twice_as_wide():
    assert width("학습 loss") == 9
    assert width("\x1b[31m학습\x1b[0m") == 4
    assert width("η → ‖g‖") == 7
    assert width("e\u0301") == 1


def test_padding_counts_columns():
    assert padded("학습", 6) == "학습  "
    assert padded("학습", 6, right=True) == "  학습"


def test_lines_are_filled_by_columns():
    lines = filled("하나 둘 셋 넷 다섯 여섯", 10, "* ", "  ").splitlines()
    assert lines == ["* 하나 둘", "  셋 넷", "  다섯", "  여섯"]
    assert max(map(width, lines)) <= 10


def test_space_between_words_stays_inside_a_line():
    assert filled("Use it:  steepest", 40) == "Use it:  steepest"
    assert filled("a-long-word b", 4) == "a-long-word\nb"
    assert filled("   ", 4) == ""
