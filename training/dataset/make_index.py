"""Starts an index.csv for a folder of images: `python3 -m training.dataset.make_index FOLDER [--licence TEXT] [--artist NAME]`.

Sub-folders become classes. The licence column stays empty unless you say it: training refuses images without one.
"""
import argparse
import csv
from pathlib import Path

COLUMNS = ("file", "style", "artist", "title", "date", "licence", "basis", "source")
KINDS = {".jpg", ".jpeg", ".png", ".webp"}


def make_index(folder: Path, licence: str = "", artist: str = "") -> Path:
    """Writes FOLDER/index.csv and returns its path. Throws FileExistsError rather than overwrite one."""
    path = folder / "index.csv"
    found = (p.relative_to(folder) for p in folder.rglob("*") if p.suffix.lower() in KINDS and p.is_file())
    files = sorted(name for name in found if not any(part.startswith(".") for part in name.parts))
    with open(path, "x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for name in files:
            style = name.parts[-2] if len(name.parts) > 1 and name.parts[:-1] != ("images",) else "pictures"
            writer.writerow({"file": name.as_posix(), "style": style, "title": name.stem, "artist": artist, "licence": licence})
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--licence", default="", help="of every image, if they all have the same")
    parser.add_argument("--artist", default="")
    args = parser.parse_args()
    try:
        path = make_index(args.folder, args.licence, args.artist)
    except FileExistsError:
        raise SystemExit(f"{args.folder / 'index.csv'} is already there; it is left as it is.") from None
    with open(path, encoding="utf-8", newline="") as file:
        count = sum(1 for _ in csv.DictReader(file))
    print(f"{path}: {count} images." + ("" if args.licence else " Now fill the column licence."))


if __name__ == "__main__":
    main()
