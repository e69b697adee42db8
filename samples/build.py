"""Makes the sample decks anew from the content under `samples/content`.

    python -m samples.build            # the PPTX decks and the text layer
    python -m samples.build --pdf      # the PDF decks too: needs LibreOffice
    python -m samples.build --seeds    # the decks of October 2023 under tests/, in three formats

The PPTX decks come out byte for byte the same; a PDF does so with the same LibreOffice and fonts.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.builder import deck, export, textlayer
from samples.builder.content import FOLDER, Edition, editions

SEEDS = FOLDER.parent / "tests" / "fixtures" / "seeds"


def main() -> None:
    """Write the decks, one line for each."""
    parser = argparse.ArgumentParser(description="Makes the sample decks anew.")
    parser.add_argument("--pdf", action="store_true", help="export the PDF decks too")
    parser.add_argument("--seeds", action="store_true", help="make the decks under tests/ instead")
    parser.add_argument("--output", type=Path, help="the folder to write to")
    options = parser.parse_args()
    for edition in editions():
        if options.seeds:
            paths = write_seed(edition, options.output or SEEDS)
        else:
            paths = write(edition, options.output or FOLDER, pdf=options.pdf)
        for path in paths:
            print(f"{path.stat().st_size / 1024:6.0f} kB  {path}")


def write(edition: Edition, folder: Path, *, pdf: bool) -> list[Path]:
    """Write one edition's files and return their paths; PDFs are left out without `pdf`."""
    out = []
    for file in edition.files:
        path = folder / file
        if path.suffix == ".pdf" and not pdf:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_file(edition, path.suffix))
        out.append(path)
    return out


def _file(edition: Edition, suffix: str) -> bytes:
    if suffix == ".txt":
        return textlayer.text_layer(edition).encode()
    slides = deck.pptx_bytes(edition)
    return export.tagged_pdf(slides, deck.made_at(edition)) if suffix == ".pdf" else slides


def write_seed(edition: Edition, folder: Path) -> list[Path]:
    """Write a plan's first edition as PPTX, tagged PDF and untagged PDF."""
    if not edition.first:
        return []
    slides = deck.pptx_bytes(edition)
    tagged = export.tagged_pdf(slides, deck.made_at(edition))
    name = Path(edition.files[0]).parent.name
    out = []
    for kind, suffix, data in (
        ("pptx", ".pptx", slides),
        ("tagged", ".pdf", tagged),
        ("untagged", ".pdf", export.untagged(tagged)),
    ):
        path = folder / kind / f"{name}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        out.append(path)
    return out


if __name__ == "__main__":
    main()
