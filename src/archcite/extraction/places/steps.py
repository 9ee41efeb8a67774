"""The marks of the steps of a shelfmark, in the languages of the archives east of the Elbe: ``f.``, ``опись``, ``a.e.``."""

from __future__ import annotations

#: Leaves: one, with its side, or a range.
LEAF = r"\[?\d+(?:[a-zа-я](?![a-zа-я]))?\]?(?:\s?(?:и\s)?(?:ob|об|зв|zv|verso|v)\b\.?)?"
LEAVES = rf"{LEAF}(?:\s?[-–—]\s?{LEAF})?"
#: A mark as it is spelled → the step that it names.
STEPS = {
    **dict.fromkeys(("f", "ф", "fond", "фонд", "fonds", "fondul"), "fond"),
    **dict.fromkeys(
        (
            "op",
            "оп",
            "o",
            "о",
            "opis",
            "opis'",
            "opisʹ",
            "опись",
            "опис",
            "opys",
            "inventory",
            "dans",
            "данс",
            "ap",
            "ап",
            "vop",
            "воп",
        ),
        "opis",
    ),
    **dict.fromkeys(("por", "пор"), "por"),
    **dict.fromkeys(("pap", "papka", "папка", "пап", "pa", "па", "p", "п"), "papka"),
    **dict.fromkeys(("d", "д", "delo", "дело", "ed.khr", "ед.хр"), "delo"),
    **dict.fromkeys(("a.e", "а.е", "ae", "спр", "справа", "spr", "sprava", "kh/n", "х/н"), "unit"),
    **dict.fromkeys(
        (
            "l",
            "ll",
            "li",
            "л",
            "лл",
            "list",
            "listy",
            "лист",
            "листы",
            "lists",
            "арк",
            "аркуш",
            "аркуші",
            "ark",
            "arkush",
            "arkushi",
            "khuudas",
            "хуудас",
            "khuu",
            "хуу",
        ),
        "leaves",
    ),
}
