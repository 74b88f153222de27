import pytest

from steepest.language._particles import with_fitting_particles


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("행은(는)", "행은"),
        ("모델이(가)", "모델이"),
        ("파일(으)로", "파일로"),
        ("그림(으)로", "그림으로"),
        ("최대(으)로", "최대로"),
        ("0을(를)", "0을"),
        ("1은(는)", "1은"),
        ("2은(는)", "2는"),
        ("3(으)로", "3으로"),
        ("6과(와)", "6과"),
        ("7(으)로", "7로"),
        ("10을(를)", "10을"),
        ("90.5이(가)", "90.5가"),
        ("1,000이(가)", "1,000이"),
        ("20,000은(는)", "20,000은"),
        ("100,000,000을(를)", "100,000,000을"),
        ("95%을(를)", "95%를"),
        ("'학습'을(를)", "'학습'을"),
        ("(손실)과(와)", "(손실)과"),
        ("iris을(를)", "iris을(를)"),
        ("x2을(를)", "x2를"),
    ],
)
def test_the_form_follows_the_last_sound(written, read):
    assert with_fitting_particles(written) == read
