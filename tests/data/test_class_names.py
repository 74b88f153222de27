import numpy as np

from steepest.data._class_names import joined_classes, spelled_alike


def test_case_spaces_and_a_final_dot():
    labels = [">50K", ">50K.", "<=50K", "New York", "new york", ">50K"]
    assert spelled_alike(labels) == [
        [(">50K", 2), (">50K.", 1)],
        [("New York", 1), ("new york", 1)],
    ]
    assert spelled_alike(["a", "b", "1", "0"]) == []


def test_yes_and_one_are_alike_only_among_themselves():
    assert len(spelled_alike(["1", "0", "yes", "no"])) == 2
    assert spelled_alike(["1", "0", "yes", "maybe"]) == []


def test_they_are_said_or_joined():
    labels = np.array(["Yes", "no", "yes", "yes", None], object)
    same, instead, (note,) = joined_classes(labels, "y", join=False)
    assert same is labels
    assert instead == {}
    assert note.startswith(
        "'y' holds classes that look like one, spelled differently: 'yes' (2 rows) and "
        "'Yes' (1 rows). --join-classes"
    )
    new, instead, (note,) = joined_classes(labels, "y", join=True)
    assert new.tolist() == ["yes", "no", "yes", "yes", None]
    assert instead == {"Yes": "yes"}
    assert note.startswith("Classes of 'y' that are spelled differently were joined:")
