"""What kind of statement a clause makes: present, past, told by others, tried, feared, imagined."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """Only NOW is the present complaint. A reader says which kinds it takes for which concept."""

    NOW = "now"
    PAST = "past"
    LABEL = "label"
    TREATMENT = "treatment"
    FAMILY = "family"
    FEAR = "fear"
    HYPOTHETICAL = "hypothetical"


_BLOOD_KIN = (
    r"(?:mother|father|mum|mom|dad|brother|sister|aunt|uncle|grandmother|grandfather|grandparents?|"
    r"son|daughter|cousin|parents?|friend|neighbour|colleague)"
)
_COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"many|several|some|a\s+few|couple\s+of)"
)
_SPAN_WORD = r"(?:few|two|three|four|five|six|couple|hour|day|week|month|\d)"
# First match wins: what is only imagined or is another person's comes before everything else.
# Each mark is kept narrow: a clause wrongly taken for another kind hides a present complaint.
_MARKS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.HYPOTHETICAL,
        r"(?<!sure )(?<!know )(?<!tell )(?<!unclear )\bif\s+(?:there|any|they|it\s+(?:gets|becomes|"
        r"comes)|(?:i|you|he|she)\s+(?:should|were|had|develops?|notices?|gets?\s+(?:any|worse)))\b|"
        r"\bin\s+case\b|\b(?:advised|told|asked)\s+(?:\w+\s+)?to\s+(?:report|watch|look\s+out|"
        r"come\s+back|return|call)|\bwatch(?:ing)?\s+(?:out\s+)?for\b|"
        r"\bto\s+(?:rule\s+out|exclude|prevent)\b|\bscreen(?:ed|ing)?\s+for\b|\brisk\s+of\b",
    ),
    (
        Kind.FAMILY,
        r"\bfamily\s+history\b|\bruns?\s+in\s+(?:the|my|his|her)\s+family\b|"
        rf"\b(?:my|his|her|whose|a)\s+{_BLOOD_KIN}(?:'s)?\s+(?:also\s+|once\s+)?(?:died|suffer\w*|"
        r"takes|took|(?:had|has|have|got)\s+(?!to\b|noticed|seen|told|said|been\s+helping|helped))",
    ),
    (
        Kind.FEAR,
        r"\b(?:worried|worry|afraid|scared|frightened|fear(?:s|ful)?|anxious|wondering)\s+"
        r"(?:\w+\s+){0,2}(?:of|about|that|it|if|whether)\b|"
        r"\b(?:read|heard|googled)\s+(?:\w+\s+){0,3}about\b",
    ),
    (
        Kind.LABEL,
        r"\b(?:mis)?(?:labell?ed|diagnosed|termed)\b|"
        r"\b(?:first|earlier|initially|originally|was|been|were|is)\s+(?:\w+\s+)?called\b|"
        r"\bmis(?:taken|label\w+)\b|\b(?:was|were|been|first|i'm|am)\s+told\b|"
        r"\bthought\s+to\s+(?:be|come|have)\b|\btreated\s+(?:\w+\s+)?(?:as|for)\b|"
        r"\b(?:sent|referred)\s+(?:\w+\s+)?as\b|\bcarried\s+a\s+(?:label|diagnosis)\b|"
        r"\b(?:a|the)\s+(?:label|diagnosis)\s+of\b|\bsuggested\b|\bput\s+(?:it\s+)?down\s+to\b|"
        r"\bblamed\b|\b(?:doctor|gp|physician|therapist|physio)\s+(?:said|thinks|thought|says)\b",
    ),
    (
        Kind.TREATMENT,
        r"\b(?:treated|treatment|therapy|physiotherapy|physio|massage|injections?|needling|"
        r"manipulation|chiropract\w+|exercises?|acupuncture|medication|medicine|tablets?|"
        r"pain\s*killers?|anti\s*inflammator\w+|analgesics?|nsaids?)\b[^.]{0,40}\b(?:help\w*|fail\w*|"
        r"brought|gave|eased?|no\s+(?:relief|better|change|improvement)|did\s+(?:not|little|nothing)|"
        r"has\s+not|without|settle\w*|relie\w+|works?|worked)\b|\b(?:tried|underwent|received)\b",
    ),
    (
        Kind.PAST,
        rf"\b{_COUNT}\s+years?\s+(?:ago|earlier|before|back)\b|\byears\s+ago\b|"
        rf"\bin\s+(?:the\s+past\b(?!\s+{_SPAN_WORD})|childhood|my\s+(?:teens|twenties|youth)|"
        r"(?:19|20)\d\d)\b|\bas\s+a\s+(?:child|teenager|boy|girl)\b|\bused\s+to\b|"
        r"(?<!hour )(?<!hours )(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )"
        r"(?<!year )(?<!years )\bhistory\s+of\b|"
        rf"(?<!the )\bpast\b(?!\s+{_SPAN_WORD})|\bprevious(?:ly)?\b(?!\s+(?:healthy|well|fit))|"
        r"\bprior\b(?!\s+to)|\bformer(?:ly)?\b|\bresolved\b|\bin\s+remission\b|"
        r"\ba\s+(?:year|decade)\s+ago\b|\blong\s+ago\b|(?<!at )\bonce\s+had\b|\bhealed\b|"
        r"\brecovered\s+from\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _MARKS)


def kind_of(plain: str) -> Kind:
    """The kind of a normalised clause; NOW where nothing marks it otherwise."""
    for kind, pattern in _COMPILED:
        if pattern.search(plain):
            return kind
    return Kind.NOW
