"""The fixed vocabulary of CSL 1.0.2 (specification, appendices II to IV), and of the 1.1 types in use."""

from __future__ import annotations

#: What a boolean attribute says for yes (XML Schema, part 2, 3.2.2).
YES = frozenset(["true", "1"])
NAME_VARIABLES = frozenset(
    [
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editor-translator",
        "editorial-director",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    ]
)

DATE_VARIABLES = frozenset(["accessed", "available-date", "event-date", "issued", "original-date", "submitted"])

NUMBER_VARIABLES = frozenset(
    [
        "chapter-number",
        "citation-number",
        "collection-number",
        "edition",
        "first-reference-note-number",
        "issue",
        "locator",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "page",
        "page-first",
        "part-number",
        "printing-number",
        "section",
        "supplement-number",
        "version",
        "volume",
    ]
)

#: Variables that come with the cite, not with the item.
CITE_VARIABLES = frozenset(["locator", "first-reference-note-number"])

#: Variables that the processor supplies.
COMPUTED_VARIABLES = frozenset(["citation-number", "citation-label", "year-suffix", "first-reference-note-number"])

#: Number variables whose hyphens become the page-range delimiter and whose ranges may be shortened or kept.
RANGED_VARIABLES = frozenset(
    [
        "page",
        "chapter-number",
        "collection-number",
        "edition",
        "issue",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "volume",
        "locator",
    ]
)

#: Text variables whose short form is a variable of its own.
SHORT_FORMS = {"title": "title-short", "container-title": "container-title-short"}

#: Names under which older data and converters give a variable.
VARIABLE_ALIASES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}

#: Abbreviations that a locator or a number may carry in its own text ("p. 5, n. 7"), and the label that each means.
EMBEDDED_LABELS = {
    "art.": "article",
    "bk.": "book",
    "bks.": "book",
    "ch.": "chapter",
    "chap.": "chapter",
    "chs.": "chapter",
    "col.": "column",
    "cols.": "column",
    "fig.": "figure",
    "figs.": "figure",
    "fol.": "folio",
    "fols.": "folio",
    "l.": "line",
    "ll.": "line",
    "n.": "note",
    "nn.": "note",
    "no.": "issue",
    "nos.": "issue",
    "op.": "opus",
    "p.": "page",
    "pp.": "page",
    "para.": "paragraph",
    "paras.": "paragraph",
    "pt.": "part",
    "pts.": "part",
    "r.": "rule",
    "sec.": "section",
    "secs.": "section",
    "sv.": "sub-verbo",
    "tit.": "title",
    "vrs.": "verse",
    "v.": "verse",
    "vol.": "volume",
    "vols.": "volume",
}

#: Formatting attributes in the order in which they nest, the innermost first.
FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")

#: The values of formatting attributes that mean "as ever".
PLAIN_VALUES = frozenset(["normal", "none", "baseline"])

PRIMARY_DIALECTS = {
    "af": "af-ZA",
    "bal": "bal-PK",
    "bg": "bg-BG",
    "brh": "brh-PK",
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "cy": "cy-GB",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "et": "et-EE",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "gl": "gl-ES",
    "he": "he-IL",
    "hi": "hi-IN",
    "hr": "hr-HR",
    "hu": "hu-HU",
    "hy": "hy-AM",
    "id": "id-ID",
    "is": "is-IS",
    "it": "it-IT",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "lij": "lij-IT",
    "lt": "lt-LT",
    "lv": "lv-LV",
    "mn": "mn-MN",
    "ms": "ms-MY",
    "nb": "nb-NO",
    "nl": "nl-NL",
    "nn": "nn-NO",
    "no": "nb-NO",
    "pa": "pa-PK",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sl": "sl-SI",
    "sr": "sr-Cyrl-RS",
    "sv": "sv-SE",
    "th": "th-TH",
    "tl": "tl-PH",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}


def is_true(value: str | None) -> bool:
    """Whether a boolean attribute says yes; one that is not there does not.

    >>> is_true("1"), is_true("false"), is_true(None)
    (True, False, False)
    """
    return value is not None and value.strip() in YES
