"""What kind of statement a clause makes: present, past, told by others, tried, feared."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """Only NOW is the present complaint. A reader says which kinds it takes for which concept."""

    NOW = "now"
    PAST = "past"
    LABEL = "label"
    TREATMENT = "treatment"
    FAMILY = "family"
    HYPOTHETICAL = "hypothetical"


_KIN = (
    r"(?:mother|father|mum|mom|dad|brother|sister|aunt|uncle|grandmother|grandfather|"
    r"grandparent|son|daughter|wife|husband|partner|friend|cousin|parents?)"
)
# First match wins: what is only feared or is another person's comes before everything else.
_MARKS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.HYPOTHETICAL,
        r"(?<!sure )(?<!know )(?<!tell )(?<!unclear )\bif\s+(?:i|you|he|she|there|it|any|they)\b"
        r"(?!\s*(?:\w+\s+){0,2}(?:sit|stand|walk|lie|bend|turn|lift|press|move|cough|touch|raise|"
        r"reach))|\bin\s+case\b|\b(?:advised|told|asked)\s+(?:\w+\s+)?to\s+(?:report|watch|"
        r"look\s+out|come\s+back|return|call)|\bwatch(?:ing)?\s+(?:out\s+)?for\b|"
        r"\b(?:worried|afraid|scared|frightened|fear(?:s|ful)?|anxious)\s+(?:\w+\s+){0,2}"
        r"(?:of|about|that|it)\b|\b(?:read|heard|googled)\s+(?:\w+\s+){0,3}about\b|"
        r"\bto\s+(?:rule\s+out|exclude|prevent|avoid)\b|\bscreen(?:ed|ing)?\s+for\b|"
        r"\brisk\s+of\b",
    ),
    (
        Kind.FAMILY,
        rf"\bfamily\s+history\b|\bruns?\s+in\s+(?:the|my)\s+family\b|\b(?:my|his|her|whose)\s+{_KIN}(?:'s)?\s+"
        r"(?:\w+\s+)?(?:had|has|have|was|were|is|died|suffer\w*|got|history|takes|took)\b",
    ),
    (
        Kind.LABEL,
        r"\b(?:first|earlier|previously|initially|originally|once|wrongly)?\s*(?:mis)?(?:labell?ed|"
        r"called|diagnosed|termed)\b|\bmis(?:taken|diagnos\w+|label\w+)\b|\b(?:was|were|been|first|i'm|am)\s+"
        r"told\b|\bthought\s+to\s+(?:be|come|have)\b|\btreated\s+(?:\w+\s+)?(?:as|for)\b|\b(?:sent|referred)\s+"
        r"(?:\w+\s+)?(?:as|with)\b|\bcarried\s+a\s+(?:label|diagnosis)\b|\b(?:a|the)\s+(?:label|diagnosis)\s+of\b|"
        r"\bsuggested\b|\bput\s+(?:it\s+)?down\s+to\b|\bblamed\b|\bdoctor\s+(?:said|thinks|thought)\b",
    ),
    (
        Kind.TREATMENT,
        r"\b(?:treated|treatment|therapy|physiotherapy|physio|massage|injections?|needling|"
        r"manipulation|chiropract\w+|exercises?|acupuncture|medication|medicine|tablets?|pain\s*killers?|"
        r"anti\s*inflammator\w+|analgesics?|nsaids?)\b[^.]{0,40}\b(?:help\w*|fail\w*|brought|gave|eased?|"
        r"no\s+(?:relief|better|change|improvement)|did\s+(?:not|little|nothing)|has\s+not|without|settle\w*|"
        r"relie\w+|works?|worked)\b|\b(?:tried|underwent|received)\b",
    ),
    (
        Kind.PAST,
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
        r"many|several|some|a\s+few|couple\s+of)\s+years?\s+(?:ago|earlier|before|back)\b|"
        r"\byears\s+ago\b|\bin\s+(?:the\s+past\b(?!\s+(?:few|two|three|four|five|six|week|month|"
        r"day|\d))|childhood|my\s+(?:teens|twenties|youth)|(?:19|20)\d\d)\b|\bas\s+a\s+(?:child|"
        r"teenager|boy|girl)\b|\bused\s+to\b|\b(?:history|past\s+history)\s+of\b|"
        r"(?<!the )\bpast\b(?!\s+(?:few|two|three|four|five|six|week|month|day|\d))|"
        r"\bprevious(?:ly)?\b|\bprior\b|\bformer(?:ly)?\b|\bresolved\b|\bin\s+remission\b|"
        r"\ba\s+(?:year|decade)\s+ago\b|\blong\s+ago\b|\bonce\s+had\b|\bhealed\b|"
        r"\brecovered\s+from\b",
    ),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _MARKS)


def kind_of(plain: str) -> Kind:
    """The kind of a normalised clause; NOW where nothing marks it otherwise."""
    for kind, pattern in _COMPILED:
        if pattern.search(plain):
            return kind
    return Kind.NOW
