"""Text tables as programs and people write them: each gives the cells that it means.

The ideas are those of public test suites of CSV readers; the files are our own.
"""

import bz2
import gzip

import pytest

from steepest.data._reading import Reading
from steepest.data._tables import read_table
from steepest.errors import DataError

PLAIN = {"a": [1.5, 2.5, -3.5], "b": ["x", "y", "z"], "n": [10.0, 20.0, 30.0]}
ROWS = "1.5,x,10\n2.5,y,20\n-3.5,z,30\n"

DIALECTS = {
    "commas": f"a,b,n\n{ROWS}",
    "semicolons": f"a,b,n\n{ROWS}".replace(",", ";"),
    "tabs": f"a,b,n\n{ROWS}".replace(",", "\t"),
    "bars": f"a,b,n\n{ROWS}".replace(",", "|"),
    "one space": f"a,b,n\n{ROWS}".replace(",", " "),
    "many spaces": f"a,b,n\n{ROWS}".replace(",", "    "),
    "spaces at both ends": "  a   b  n\n 1.5  x 10 \n 2.5  y 20 \n-3.5  z 30 \n",
    "CR LF": f"a,b,n\n{ROWS}".replace("\n", "\r\n"),
    "CR": f"a,b,n\n{ROWS}".replace("\n", "\r"),
    "mixed ends of lines": "a,b,n\r\n1.5,x,10\n2.5,y,20\r\n-3.5,z,30\n",
    "no end of the last line": f"a,b,n\n{ROWS}".rstrip("\n"),
    "empty lines": "a,b,n\n\n1.5,x,10\n\n\n2.5,y,20\n-3.5,z,30\n\n",
    "empty lines above": f"\n\na,b,n\n{ROWS}",
    "empty lines of spaces": "a,b,n\n1.5,x,10\n2.5,y,20\n-3.5,z,30\n   \n",
    "a mark of UTF-8": f"\ufeffa,b,n\n{ROWS}",
    "spaces after commas": f"a,b,n\n{ROWS}".replace(",", ", "),
    "spaces before commas": f"a,b,n\n{ROWS}".replace(",", " ,"),
    "all quoted": '"a","b","n"\n"1.5","x","10"\n"2.5","y","20"\n"-3.5","z","30"\n',
    "names quoted": f'"a","b","n"\n{ROWS}',
    "single quotes": "'a','b','n'\n1.5,'x',10\n2.5,'y',20\n-3.5,'z',30\n",
    "quotes after spaces": 'a, b, n\n1.5, "x", 10\n2.5, "y", 20\n-3.5, "z", 30\n',
    "sep=": f"sep=;\na,b,n\n{ROWS}".replace(",", ";"),
    "SEP= of another kind": f"SEP=|\r\na,b,n\n{ROWS}".replace(",", "|"),
    "a comment above": f"# made by a program\na,b,n\n{ROWS}",
    "comments with commas": f"# made by, a program\n# in 2024\na,b,n\n{ROWS}",
    "comments like rows": f"# one, two, three\na,b,n\n{ROWS}",
    "names in a comment": f"# a,b,n\n{ROWS}",
    "a title": f"Measurements of May\na,b,n\n{ROWS}",
    "a title and empty cells": f"Measurements,,\na,b,n\n{ROWS}",
    "several lines above": f"Report\n\nby: office\n\na,b,n\n{ROWS}",
    "a separator behind each row": "a,b,n\n1.5,x,10,\n2.5,y,20,\n-3.5,z,30,\n",
    "a separator behind each line": "a,b,n,\n1.5,x,10,\n2.5,y,20,\n-3.5,z,30,\n",
    "names of rows as R writes them": 'a b n\n"r1" 1.5 "x" 10\n"r2" 2.5 "y" 20\n'
    '"r3" -3.5 "z" 30\n',
    "an index as pandas writes it": ",a,b,n\n0,1.5,x,10\n1,2.5,y,20\n2,-3.5,z,30\n",
    "names with spaces": " a , b , n \n1.5,x,10\n2.5,y,20\n-3.5,z,30\n",
    "semicolons and decimal commas": f"a;b;n\n{ROWS}".replace(",", ";").replace(
        ".", ","
    ),
    "tabs and decimal commas": f"a\tb\tn\n{ROWS}".replace(",", "\t").replace(".", ","),
    "quoted decimal commas": 'a,b,n\n"1,5",x,10\n"2,5",y,20\n"-3,5",z,30\n',
    "plus signs": "a,b,n\n+1.5,x,+10\n+2.5,y,20\n-3.5,z,30\n",
    "exponents": "a,b,n\n15e-1,x,1E1\n2.5,y,2E+1\n-35e-1,z,30\n",
    "zeros in front": "a,b,n\n01.5,x,10\n2.50,y,20\n-3.500,z,30\n",
}


def cells(path, **options):
    rows = read_table(path, with_targets=False, reading=Reading(**options))
    columns = rows.inputs.columns
    return {
        name: [v.strip() if isinstance(v, str) else v for v in values]
        for name, values in columns.items()
    }


@pytest.mark.parametrize("name", DIALECTS)
def test_a_dialect_gives_its_cells(tmp_path, name):
    path = tmp_path / "t.csv"
    path.write_bytes(DIALECTS[name].encode())
    assert cells(path) == PLAIN


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp949"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines(tmp_path, encoding, ends):
    word = "크기" if encoding == "cp949" else "Größe"
    text = f"a;{word}\n1;{word}n\n2;y\n".replace("\n", ends)
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    assert cells(path) == {"a": [1, 2], word: [f"{word}n", "y"]}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
@pytest.mark.parametrize("name", ["semicolons", "several lines above", "CR"])
def test_packed(tmp_path, pack, name):
    path = tmp_path / "t.csv"
    path.write_bytes(pack(DIALECTS[name].encode()))
    assert cells(path) == PLAIN


QUOTED = {
    "a comma": ('"x, y"', "x, y"),
    "a quote, doubled": ('"say ""x"""', 'say "x"'),
    "an end of a line": ('"x\ny"', "x\ny"),
    "a semicolon": ("x; y", "x; y"),
    "a bar": ("x | y", "x | y"),
    "a hash": ("# x", "# x"),
    "an apostrophe": ("it's", "it's"),
    "inches": ('5" wide', '5" wide'),
}


@pytest.mark.parametrize("name", QUOTED)
def test_what_a_cell_may_hold(tmp_path, name):
    written, meant = QUOTED[name]
    path = tmp_path / "t.csv"
    path.write_text(f"a,b,n\n1,{written},3\n4,y,6\n7,z,9\n")
    assert cells(path) == {"a": [1, 4, 7], "b": [meant, "y", "z"], "n": [3, 6, 9]}


def test_a_backslash_before_a_quote(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('a,b\n1,"say \\"x\\", y"\n2,"z"\n')
    assert cells(path) == {"a": [1, 2], "b": ['say "x", y', "z"]}


def test_a_file_without_names(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(ROWS)
    names = {"a": "column 1", "b": "column 2", "n": "column 3"}
    expected = {names[name]: values for name, values in PLAIN.items()}
    assert cells(path, no_header=True) == expected
    with pytest.raises(DataError, match="--no-header"):
        cells(path)


def test_names_that_repeat_and_names_that_are_missing(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,a,,b,a (2)\n1,2,3,4,5\n")
    found = read_table(path, with_targets=False)
    assert {k: v[0] for k, v in found.inputs.columns.items()} == {
        "a": 1,
        "a (2)'": 2,
        "b": 4,
        "a (2)": 5,
    }
    assert any("Several columns of" in note for note in found.notes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,2\n3\n5,6\n", "line 3: found 1 cells"),
        ("title\n\na;b\n1;2\n3;4;5\n6;7\n8;9\n", "line 5: found 3 cells"),
        ("a,b\r1,2\r3,4,5\r6,7\r", "line 3: found 3 cells"),
    ],
)
def test_a_row_of_another_length_is_named_by_its_line(tmp_path, text, line):
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    with pytest.raises(DataError, match=line):
        cells(path)
