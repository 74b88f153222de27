"""Korean particles, whose form follows the last sound of the word before them.

Templates write both forms, 을(를), as Korean does where the word is not known.
"""

import re

FORMS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)": ("이", ""),
}
"""Both forms of a particle: after a consonant, and after a vowel."""

BOTH = "|".join(map(re.escape, FORMS))
WRITTEN = re.compile(rf"(\d[\d,.]*|[가-힣]|%)(['\")\]}}’”]*)({BOTH})")
DIGITS = "영일이삼사오육칠팔구"
POWERS = {1: "십", 2: "백", 3: "천"}  # from four zeros on 만, from eight on 억
RIEUL = 8  # ㄹ among the final consonants of Unicode; 로 follows it, as after a vowel


def with_fitting_particles(text: str) -> str:
    """Return a text in which particles have the form that fits.

    Numbers are read aloud: 10 is 십, which ends in a consonant, and 2 is 이. After
    Latin letters, whose sound is not known, both forms stay.

    Examples
    --------
    >>> with_fitting_particles("손실이(가) 2을(를) 넘고 정확도이(가) 10과(와) 같습니다")
    '손실이 2를 넘고 정확도가 10과 같습니다'
    >>> with_fitting_particles("3(으)로, 0.31(으)로, '열'(으)로, iris을(를)")
    "3으로, 0.31로, '열'로, iris을(를)"
    """
    return WRITTEN.sub(_fitting, text)


def _fitting(match: re.Match[str]) -> str:
    word, closing, particle = match.groups()
    after_consonant, after_vowel = FORMS[particle]
    final = _final(word)
    vowel = final == 0 or (final == RIEUL and after_vowel == "로")
    return f"{word}{closing}{after_vowel if vowel else after_consonant}"


def _final(word: str) -> int:
    """Return the number of the final consonant of a syllable or number, 0 if none."""
    if word == "%":
        return 0  # 퍼센트
    syllable = _last_syllable(word.replace(",", "")) if word[0].isdigit() else word
    return (ord(syllable) - ord("가")) % 28


def _last_syllable(number: str) -> str:
    """Return the last syllable of a number that is read aloud."""
    number = number.rstrip(".")
    zeros = len(number) - len(number.rstrip("0"))
    if "." in number or not zeros or zeros == len(number):
        return DIGITS[int(number[-1])]
    return POWERS.get(zeros, "만" if zeros < 8 else "억")
