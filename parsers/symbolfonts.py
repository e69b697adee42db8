"""What the letters of symbol fonts look like: Wingdings, Webdings, Symbol, ZapfDingbats.

A symbol font draws a picture where the file holds an ordinary letter (`l` in Wingdings is a filled
circle) or a private-use character (U+F06C). The tables follow the mapping that Unicode 7.0 made
for these fonts (L2/11-052, L2/12-368) and Adobe's encodings of Symbol and ZapfDingbats; where
Unicode has many weights of one figure (eight bold circles), the ordinary one stands here, because
the figure carries the meaning and not its weight.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# Each table: sixteen characters a line, from 0x20; a space where the font has no glyph.
_WINGDINGS: Final = (
    " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭"  # 20
    "🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"  # 30
    "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳"  # 40
    "🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"  # 50
    "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□"  # 60
    "❐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷▯"  # 70
    "🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍"  # 80
    "➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟·•"  # 90
    "▪○○○◉◎❍▪□🟁🟅★🟋🟏🟓🟑"  # A0
    "⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"  # B0
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗"  # C0
    "🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"  # D0
    "→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦"  # E0
    "⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑ "  # F0
)

_WINGDINGS_2: Final = (
    " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋"  # 20
    "🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"  # 30
    "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗"  # 40
    "✓☒☑☒☒⊗⊗⊘⦸🙱🙴🙲🙳‽🙹🙺"  # 50
    "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥"  # 60
    "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ "  # 70
    "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤"  # 80
    "🕥🕦🕧🙨🙩·•●●○○○○◉◉▪"  # 90
    "▪■■□□□□▣▣▣🞖🞗🞘⬩⬥◇"  # A0
    "🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁"  # B0
    "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪"  # C0
    "🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"  # D0
    "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒"  # E0
    "✹🟃🟇✯🟍🟔⯌⯍※⁂      "  # F0
)

_WEBDINGS: Final = (
    " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼"  # 20
    "🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹●🗚🗳"  # 30
    "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂"  # 40
    "🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"  # 50
    "⮔✔🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴●🛥"  # 60
    "🚔🗘✕❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲 "  # 70
    "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠"  # 80
    "🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"  # 90
    "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜"  # A0
    "🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"  # B0
    "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒"  # C0
    "🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫"  # D0
    "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦"  # E0
    "🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"  # F0
)

_SYMBOL: Final = (
    " !∀#∃%&∋()∗+,−./"  # 20
    "0123456789:;<=>?"  # 30
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"  # 40
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"  # 50
    "‾αβχδεφγηιϕκλμνο"  # 60
    "πθρστυϖωξψζ{|}∼ "  # 70
    "                "  # 80
    "                "  # 90
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"  # A0
    "°±″≥×∝∂•÷≠≡≈…⏐⎯↵"  # B0
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"  # C0
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"  # D0
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"  # E0
    " 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ "  # F0
)

_ZAPF_DINGBATS: Final = (
    " ✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏"  # 20
    "✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟"  # 30
    "✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯"  # 40
    "✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿"  # 50
    "❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏"  # 60
    "❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞ "  # 70
    "                "  # 80
    "                "  # 90
    " ❡❢❣❤❥❦❧♣♦♥♠①②③④"  # A0
    "⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿"  # B0
    "➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏"  # C0
    "➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟"  # D0
    "➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯"  # E0
    " ➱➲➳➴➵➶➷➸➹➺➻➼➽➾ "  # F0
)

_WINGDINGS_3: Final = (
    " ←→↑↓↖↗↙↘⇤⇥⤒⤓⇤⇥⤒"  # 20
    "⤓↔↕        ←→↑↓↖"  # 30
    "↗↙↘↔  ↔↕⇈⇊↺↻    "  # 40
    "↻↺      ⇪ ⇦⇨⇦⇨⇦⇨"  # 50
    "⇦⇨⇦⇨⇦⇨←→↑↓↖↗↙↘↔↕"  # 60
    "▲▼△▽◀▶◁▷◣◢◤◥◀▶▲ "  # 70
    "▼▲▼◀▶◀▶▲▼←→↑↓←→↑"  # 80
    "↓←→↑↓←→↑↓←→↑↓←→↑"  # 90
    "↓←→↑↓←→←→←→←    "  # A0
    "→←→←→←→↑↓←→↑↓←→↑"  # B0
    "↓←→↑↓←→↑↓       "  # C0
    " ←→↑↓↖↗↙↘←→↑↓↖↗↙"  # D0
    "↘←→↑↓↖↗↙↘◀▶▲▼⇦⇨⇧"  # E0
    "⇩               "  # F0
)

# Windows' own fonts of icons (Segoe UI Symbol, Segoe MDL2 Assets, Segoe Fluent Icons) draw thousands
# of pictures as private-use letters. These are the marks among them that show a status.
_WINDOWS_ICONS: Final = {
    **dict.fromkeys((0xE001, 0xE10B, 0xE73E, 0xE8FB), "✓"),
    **dict.fromkeys((0xE005, 0xE73A), "☑"),
    **dict.fromkeys((0xE003, 0xE739), "☐"),
    **dict.fromkeys((0xE10A, 0xE711), "✗"),
    0xE930: "✔",
    0xEA3A: "○",
    0xEA3B: "●",
}

_FIRST: Final = 0x20
_PRIVATE_USE: Final = range(0xF020, 0xF100)
_PRIVATE_LETTER: Final = re.compile("[\uf020-\uf0ff]")
_WINDOWS_FONT: Final = re.compile(r"segoe *(?:ui *symbol|mdl2|fluent)", re.IGNORECASE)


def _glyphs(table: str) -> Mapping[int, str]:
    return {
        code: glyph
        for code, glyph in enumerate(table, start=_FIRST)
        if glyph != " " or code == _FIRST
    }


_FONTS: Final[Mapping[str, Mapping[int, str]]] = {
    "wingdings": _glyphs(_WINGDINGS),
    "wingdings2": _glyphs(_WINGDINGS_2),
    "wingdings3": _glyphs(_WINGDINGS_3),
    "webdings": _glyphs(_WEBDINGS),
    "symbol": _glyphs(_SYMBOL),
    "zapfdingbats": _glyphs(_ZAPF_DINGBATS),
}
_ALIASES: Final[Mapping[str, str]] = {
    "symbolmt": "symbol",
    "symbolps": "symbol",
    "standardsymbolsl": "symbol",
    "standardsymbolsps": "symbol",
    "monotypesorts": "zapfdingbats",
    "itczapfdingbats": "zapfdingbats",
    "itczapfdingbatsmedium": "zapfdingbats",
    "dingbats": "zapfdingbats",
    "d050000l": "zapfdingbats",
}

# Letters that Windows writes in place of the bytes 0x80 to 0x9F (code page 1252). Its punctuation
# (• – — …) is left out: a file that names it under a symbol font means the character itself.
_CP1252_LETTERS: Final = {letter: letter.encode("cp1252")[0] for letter in "€ƒˆŠŒŽ˜™šœžŸ"}

# What a lone private-use character means where nothing names the font: bullets of Symbol and
# Wingdings are all that occurs (measured on public decks and their PDF exports).
_SYMBOL_BULLET: Final = 0xF0B7


@lru_cache(maxsize=1024)
def symbol_font(name: str | None) -> str | None:
    """Return the family of a symbol font (`wingdings`, `wingdings2`, `symbol`, ...), else None.

    Takes names as files write them: `Wingdings 2`, `Wingdings-Regular`, `ABCDEF+SymbolMT`.
    """
    if not name:
        return None
    plain = re.sub(r"^[A-Z]{6}\+", "", name).split(",", maxsplit=1)[0]
    plain = re.sub(r"[^a-z0-9]", "", plain.lower())
    plain = re.sub(r"(regular|bold|italic|normal)+$", "", plain)
    plain = _ALIASES.get(plain, plain)
    return plain if plain in _FONTS else None


def _is_private(character: str) -> bool:
    """Tell whether a character is one of the private-use letters of symbol fonts."""
    return ord(character) in _PRIVATE_USE


def to_unicode(text: str, font: str | None) -> str:
    """Return the text with the letters of a symbol font as the characters that they look like.

    `font` is the font's name as the file writes it. In any other font, or where the name is
    unknown, only private-use letters are changed: they are taken for Wingdings, and U+F0B7 for
    the bullet of Symbol. What a font has no glyph for stays as it is.
    """
    family = symbol_font(font)
    if family is None:
        if text.isprintable():  # no private-use letter is
            return text
        text = icons_to_unicode(text, font)
        if _PRIVATE_LETTER.search(text) is None:
            return text
    return "".join(_character(letter, family) for letter in text)


def icons_to_unicode(text: str, font: str | None) -> str:
    """Return the text with the marks of Windows' own icon fonts as characters, if `font` is one."""
    return text.translate(_WINDOWS_ICONS) if font and _WINDOWS_FONT.search(font) else text


def private_to_unicode(text: str, font: str | None) -> str:
    """Return the text with its private-use letters read in a symbol font, the others untouched.

    PowerPoint names such a font beside the text's own (`a:sym`): only the private-use letters of
    the run are printed in it.
    """
    family = symbol_font(font)
    return "".join(_character(letter, family) if _is_private(letter) else letter for letter in text)


def _character(letter: str, family: str | None) -> str:
    code = ord(letter)
    if code in _PRIVATE_USE:
        if family is None:
            family = "symbol" if code == _SYMBOL_BULLET else "wingdings"
        return _FONTS[family].get(code & 0xFF, letter)
    if family is None:
        return letter
    return _FONTS[family].get(_CP1252_LETTERS.get(letter, code), letter)
