"""Files as programs and people leave them: the same numbers, or a sentence that helps.

Each is the table of `A`, `B`, `COLOR` and `Y`, written in another way.
"""

import json
import tarfile
import zipfile

import numpy as np
import openpyxl
import pytest

from steepest.data import Reading, load
from steepest.errors import DataError

N = 60
RNG = np.random.default_rng(3)
A, B = RNG.uniform(1, 9, N).round(2), RNG.uniform(1000, 9000, N).round(2)
COLOR = RNG.choice(["red", "green"], N)
Y = np.where(A * 1000 > B, "yes", "no")
ROWS = [f"{a:.2f},{b:.2f},{c},{y}" for a, b, c, y in zip(A, B, COLOR, Y, strict=True)]
NAMES = "a,b,color,y"
CELLS = [
    [float(a), float(b), str(c), str(y)]
    for a, b, c, y in zip(A, B, COLOR, Y, strict=True)
]


def written(path, lines, encoding="utf-8"):
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


@pytest.fixture
def plain(tmp_path):
    return load(written(tmp_path / "plain.csv", [NAMES, *ROWS]))


def same(found, plain):
    """Whether the same rows were read, and split in the same way."""
    np.testing.assert_array_equal(found.train.inputs, plain.train.inputs)
    np.testing.assert_array_equal(found.train.targets, plain.train.targets)
    return True


TEXTS = {
    "a row of totals": (
        [NAMES, *ROWS, f"Total,{B.sum():.2f},,"],
        "line 62, was taken as the end of the table",
    ),
    "totals behind a blank line": (
        [NAMES, *ROWS, "", "5.00,99.00,,Grand total"],
        "it holds 'Grand total', and an empty cell",
    ),
    "a row of units": (
        [NAMES, "cm,kg,,", *ROWS],
        "line 2, was taken as units or more names",
    ),
    "names once more in the middle": (
        [NAMES, *ROWS[:30], NAMES, *ROWS[30:]],
        "1 line of {} with the names of the columns again were left out, the first "
        "line 32",
    ),
    "a table of Markdown": (
        ["| a | b | color | y |", "|---|---|:--|---|"]
        + [f"| {row.replace(',', ' | ')} |" for row in ROWS],
        "separated by bars",
    ),
    "null bytes behind numbers": (
        [NAMES, *(row.replace(",", "\0,", 1) for row in ROWS)],
        "'a' was read as numbers",
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_what_is_no_example_is_left_out(tmp_path, plain, kind):
    lines, note = TEXTS[kind]
    path = written(tmp_path / "t.csv", lines)
    found = load(path)
    assert same(found, plain)
    assert any(note.format(path) in text for text in found.notes), found.notes


def test_a_name_that_only_looks_like_a_total_stays(tmp_path):
    rows = [*ROWS[:-1], "5.00,7000.00,total,yes"]  # no cell is empty
    assert (
        len(load(written(tmp_path / "t.csv", [NAMES, *rows]), validation=0).train) == N
    )


def test_a_separator_that_the_names_show_is_taken(tmp_path):
    lines = [f"{a:.2f}".replace(".", ",") + f";{y}" for a, y in zip(A, Y, strict=True)]
    found = load(written(tmp_path / "t.csv", ["a;y", *lines]))
    assert found.encoding.feature_names == ("a",)
    assert found.encoding.classes == ("no", "yes")


@pytest.mark.parametrize(
    ("encoding", "names", "colors"),
    [
        ("cp932", "高さ,幅,色,y", ("赤", "緑")),
        ("gb18030", "高度,宽度,颜色,y", ("红", "绿")),
        ("big5", "高度,寬度,顏色,y", ("紅", "綠")),
        ("cp949", "높이,너비,색,y", ("빨강", "초록")),
        ("cp1251", "рост,вес,цвет,y", ("красный", "зелёный")),
        ("koi8-r", "рост,вес,цвет,y", ("красный", "зеленый")),
        ("cp1252", "Höhe,Größe,Farbe,y", ("schön", "grün")),
    ],
)
def test_the_language_of_a_text_tells_its_encoding(tmp_path, encoding, names, colors):
    new = [r.replace("red", colors[0]).replace("green", colors[1]) for r in ROWS]
    found = load(written(tmp_path / "t.csv", [names, *new], encoding))
    first, second, color, _ = names.split(",")
    wanted = (first, second, *(f"{color}={c}" for c in sorted(colors)))
    assert found.encoding.feature_names == wanted
    assert any("--encoding" in note for note in found.notes)


def test_two_encodings_in_one_file_are_named(tmp_path):
    path = tmp_path / "t.csv"
    old, new = (
        "\n".join(part).replace("red", "rötlich") for part in (ROWS[:30], ROWS[30:])
    )
    path.write_bytes(f"{NAMES}\n{old}\n".encode() + new.encode("cp1252") + b"\n")
    with pytest.raises(DataError, match=r"line \d+: the line is not UTF-8, and line"):
        load(path)
    assert len(load(path, reading=Reading(encoding="cp1252"), validation=0).train) == N


def test_accounts_and_times_are_numbers(tmp_path):
    money = ['" $ -   "' if i % 20 == 0 else f'"$ {b:,.2f}"' for i, b in enumerate(B)]
    times = [f"{int(b) // 3600}:{int(b) // 60 % 60:02}:{int(b) % 60:02}" for b in B]
    rows = [",".join(cells) for cells in zip(money, times, Y, strict=True)]
    found = load(written(tmp_path / "t.csv", ["money,time,y", *rows]), validation=0)
    center, factor = (
        np.array([float(part[0] if part.ndim else part) for part in parts])
        for parts in zip(
            *(
                (c.scaling.center, c.scaling.factor)
                for c in found.encoding.inputs.columns
            ),
            strict=True,
        )
    )
    read = found.train.inputs / factor + center
    amounts = np.where(np.arange(N) % 20 == 0, 0, B)
    np.testing.assert_allclose(read[:, 0], amounts, atol=0.01)
    np.testing.assert_allclose(read[:, 1] * 3600, B.astype(int), atol=0.01)


def test_yes_and_no_are_known_in_other_languages(tmp_path):
    words = RNG.choice(["Ja", "Nein", "ja"], N)
    rows = [f"{a},{w},{y}" for a, w, y in zip(A, words, Y, strict=True)]
    found = load(written(tmp_path / "t.csv", ["a,smokes,y", *rows]))
    assert found.encoding.feature_names == ("a", "smokes")


def workbook(path, rows, above=(), below=(), first=None):
    book = openpyxl.Workbook()
    sheet = book.active
    if first is not None:
        sheet.append(first)
        sheet.title = "Read me"
        sheet = book.create_sheet("Data")
    for row in (*above, *rows, *below):
        sheet.append(row)
    book.save(path)
    return path


BOOKS = {
    "plain": ({}, None),
    "a title above": (
        {"above": [["Report of 2024"], []]},
        "begins with rows above the names of the columns, which were skipped; the "
        "first is 'Report of 2024'",
    ),
    "totals below": ({"below": [[], ["Total", 5.0]]}, "row 63, was taken as the end"),
    "another sheet in front": (
        {"first": ["Exported on Monday"]},
        "the sheet 'Data' was read, and not Read me",
    ),
}


@pytest.mark.parametrize("kind", BOOKS)
def test_workbooks_are_read(tmp_path, plain, kind):
    more, note = BOOKS[kind]
    path = workbook(tmp_path / "t.xlsx", [NAMES.split(","), *CELLS], **more)
    found = load(path)
    assert same(found, plain)
    assert note is None or any(note in text for text in found.notes), found.notes


def test_a_workbook_is_known_by_what_it_holds(tmp_path, plain):
    path = workbook(tmp_path / "t.xlsx", [NAMES.split(","), *CELLS])
    assert same(load(path.rename(tmp_path / "t.csv")), plain)


def test_rows_of_zeros_in_a_workbook_are_rows(tmp_path):
    rows = [
        [0, 0, 0] if i % 3 == 0 else [float(A[i]), float(B[i]), 1] for i in range(N)
    ]
    path = workbook(tmp_path / "t.xlsx", [["a", "b", "y"], *rows])
    assert len(load(path, validation=0).train) == N


def test_a_workbook_of_old_says_so(tmp_path):
    path = tmp_path / "t.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(DataError, match="before 2007"):
        load(path)


def test_a_zipped_table_is_read(tmp_path, plain):
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._t.csv", "")
        archive.writestr("readme.txt", "hello")
        archive.writestr("t.csv", "\n".join([NAMES, *ROWS]))
    assert same(load(path), plain)


@pytest.mark.parametrize("name", ["t.zip", "t.tar.gz"])
def test_an_archive_of_images_is_named(tmp_path, name):
    photo = tmp_path / "0.png"
    photo.write_bytes(b"png")
    path = tmp_path / name
    if name == "t.zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(photo, "cat/0.png")
    else:
        with tarfile.open(path, "w:gz") as archive:
            archive.add(photo, "cat/0.png")
    with pytest.raises(DataError, match=r"an archive of 1 files, such as cat/0.png"):
        load(path)


OBJECTS = {
    "as pandas writes": {
        name: {str(i): row[k] for i, row in enumerate(CELLS)}
        for k, name in enumerate(NAMES.split(","))
    },
    "lists": {n: [row[k] for row in CELLS] for k, n in enumerate(NAMES.split(","))},
    "rows under a name": {
        "count": N,
        "data": [dict(zip(NAMES.split(","), row, strict=True)) for row in CELLS],
    },
}


@pytest.mark.parametrize("kind", OBJECTS)
def test_one_object_of_json_is_a_table(tmp_path, plain, kind):
    path = tmp_path / "t.json"
    path.write_text(json.dumps(OBJECTS[kind], indent=1))
    assert same(load(path), plain)


FORMATS = {
    "t.mat": (b"MATLAB 5.0 MAT-file", "the format of MATLAB"),
    "t.sqlite": (b"SQLite format 3\0", "the format of SQLite"),
    "t.txt": (b"1 1:0.5 2:3\n-1 1:0.1\n", "the format of LIBSVM"),
    "u.txt": (b"% made\n@relation t\n@attribute a numeric\n@data\n1\n", "of ARFF"),
    "t.pkl": (b"\x80\x04\x95", "is a pickle, which can run any code"),
    "t.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_that_is_not_read_is_named(tmp_path, name):
    data, words = FORMATS[name]
    path = tmp_path / name
    path.write_bytes(data + b" " * 600)
    with pytest.raises(DataError, match=words):
        load(path)


def test_line_breaks_in_names_are_spaces(tmp_path):
    path = written(tmp_path / "t.csv", ['"size\n(cm)",b,color,y', *ROWS])
    assert load(path).encoding.feature_names[0] == "size (cm)"


def test_backslashes_before_quotes_take_their_meaning(tmp_path, plain):
    rows = [row.replace("red", '"a \\"red, one\\""') for row in ROWS]
    found = load(written(tmp_path / "t.csv", [NAMES, *rows]))
    assert found.encoding.feature_names[-1] == "color=green"
    assert found.encoding.feature_names[-2] == 'color=a "red, one"'
    np.testing.assert_array_equal(found.train.targets, plain.train.targets)
