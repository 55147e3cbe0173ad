"""index.csv: one row an image, with what a visitor may want to know of it and the ground on which it may be used."""
import csv
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

NEEDED = ("file", "style")


class BadData(Exception):
    """Why training cannot start: sentences for a person."""


@dataclass(frozen=True)
class Row:
    file: str
    style: str
    artist: str = ""
    title: str = ""
    date: str = ""
    licence: str = ""
    basis: str = ""
    source: str = ""

    @property
    def work(self) -> str:
        """Images of one work share this: they are sampled as one, and held out as one."""
        return f"{self.artist}|{self.title if len(self.title) > 3 else self.file}"

    @property
    def held_out(self) -> bool:
        """One work in ten, decided by its name alone, so that it never changes sides."""
        return zlib.crc32(self.work.encode()) % 10 == 0


def read_index(folder: Path, licence: str = "") -> "list[Row]":
    """Rows of index.csv. `licence` fills empty cells. Throws BadData for a missing file, column or licence."""
    path = folder / "index.csv"
    if not path.is_file():
        raise BadData(f"{folder.name} has no index.csv. Make one with: python3 -m training.dataset.make_index FOLDER")
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [read_row(cells, licence) for cells in read_cells(file)]
    except UnicodeDecodeError as error:
        raise BadData(f"index.csv is not UTF-8 (byte {error.start}). Save it as \"CSV UTF-8\".") from None
    except csv.Error as error:
        raise BadData(f"index.csv cannot be read: {error}.") from None
    if not rows:
        raise BadData("index.csv lists no image.")
    check_names(rows)
    check_licences(rows)
    return rows


def read_cells(file: TextIO) -> "list[dict[str, str]]":
    """Rows by column. Spreadsheets of half the world write semicolons for commas."""
    header = file.readline()
    file.seek(0)
    reader = csv.DictReader(file, delimiter=";" if ";" in header and "," not in header else ",")
    missing = [name for name in (*NEEDED, "licence") if name not in (reader.fieldnames or [])]
    if missing:
        raise BadData(f"index.csv has no column {missing[0]}; it has {', '.join(reader.fieldnames or []) or 'none'}.")
    return [{k: (v or "").strip() for k, v in cells.items() if k} for cells in reader]


def read_row(cells: "dict[str, str]", licence: str) -> Row:
    basis = cells.get("public_domain_basis") or cells.get("basis") or ""
    title = cells.get("title", "")
    source = " ".join(part for part in (cells.get("source_repository"), cells.get("source_path")) if part)
    return Row(cells["file"], cells["style"], cells.get("artist", ""), title, cells.get("date") or year_of(basis, title),
               cells["licence"] or licence, basis, cells.get("source") or source)


def year_of(basis: str, title: str) -> str:
    found = re.search(r"dated (\d{4})", basis) or re.search(r"\b(1[5-9]\d\d|20\d\d)\b", title)
    return found[1] if found else ""


def check_names(rows: "list[Row]") -> None:
    seen: "set[str]" = set()
    for row in rows:
        if row.file in seen:
            raise BadData(f"index.csv lists {row.file} twice.")
        if not row.style:
            raise BadData(f"index.csv: {row.file} has no style, which is its class.")
        if Path(row.file).is_absolute() or ".." in Path(row.file).parts:
            raise BadData(f"index.csv names {row.file}, which is outside the folder.")
        seen.add(row.file)


def check_licences(rows: "list[Row]") -> None:
    """Throws BadData with the list of images of which nobody has said that they may be used."""
    without = [row.file for row in rows if not row.licence]
    if without:
        shown = "\n".join(f"  {name}" for name in without[:50])
        more = f"\n  and {len(without) - 50} more" if len(without) > 50 else ""
        raise BadData(f"{len(without)} images have no licence in index.csv. Fill the column, or leave them out:\n{shown}{more}")
