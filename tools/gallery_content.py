"""Invented people and figures for the gallery."""

from typing import Any

from django import forms
from django.core.paginator import Paginator

from palpate.clinic.site.ui.trend import trend


class Parts(forms.Form):
    """One field of every kind, with one of them wrong."""

    name = forms.CharField(label="Your name")
    email = forms.EmailField(label="E-mail")
    born = forms.CharField(label="Year of birth", required=False)
    therapist = forms.ChoiceField(
        label="Therapist", choices=[("", "Anyone"), ("mira", "Mira Hoek"), ("otis", "Otis Bakker")]
    )
    notes = forms.CharField(label="Anything else", required=False, widget=forms.Textarea)
    reason = forms.ChoiceField(
        label="What brings you here?",
        choices=[
            ("back", "Back or neck pain"),
            ("sport", "A sports injury"),
            ("nerve", "Tingling, numbness or shooting pain"),
        ],
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label="Side",
        choices=[("left", "Left"), ("right", "Right"), ("both", "Both")],
        widget=forms.RadioSelect,
    )
    quality = forms.MultipleChoiceField(
        label="What does it feel like?",
        choices=[(word, word.title()) for word in ("aching", "sharp", "burning", "tight", "numb")],
        widget=forms.CheckboxSelectMultiple,
    )
    pain = forms.IntegerField(label="How strong is it now?")
    agree = forms.BooleanField(label="I have read how you keep my data")


def content() -> dict[str, Any]:
    """Everything the pages name."""
    return {
        "clinic": {
            "name": "Canal House",
            "tagline": "Neuromuscular therapy in two places",
            "phone": "+31 20 123 4567",
            "email": "hello@clinic.example",
            "emergency_number": "112",
        },
        "role": "owner",
        "current": "day",
        "form": _form(),
        "page": Paginator(range(60), 20).page(2),
        **_visit(),
        **_calendar(),
    }


def _form() -> Parts:
    return Parts(
        {
            "name": "Ines Duarte",
            "email": "ines@",
            "therapist": "mira",
            "reason": "back",
            "side": "right",
            "quality": ["aching", "tight"],
            "pain": "6",
            "agree": "on",
        }
    )


def _visit() -> dict[str, Any]:
    spots = [("angle-of-neck", 0.9), ("back-of-neck", 0.6), ("body-of-the-scapula", 0.4)]
    return {
        "client": {"name": "Ines Duarte", "age": 41, "pronouns": "she/her", "number": "0042"},
        "episode": "Neck and head, since 18 November",
        "visit_line": "Today 14:00, 60 minutes with Mira",
        "alerts": [{"level": "refer_urgent", "text": "Call before treating"}],
        "precautions": ["Blood thinners: light pressure", "Latex"],
        "flags": [
            {
                "level": "caution",
                "title": "Blood thinners",
                "text": "No deep pressure and no friction; look for bruises first.",
            },
            {
                "level": "refer_urgent",
                "title": "New headache unlike any before",
                "text": "Ask again about vision, speech and balance before anything else.",
                "basis": "intake, this morning",
            },
        ],
        "mild_flags": [
            {"level": "refer", "title": "Please see your doctor first", "text": "Not urgent."}
        ],
        "sources": [
            _source("Right upper trapezius", "trigger point", 0.72, 0.58, 0.81),
            _source("Right C6 root", "nerve root", 0.31, 0.16, 0.44),
            _source("Right levator scapulae", "trigger point", 0.24, 0.14, 0.35),
        ],
        "map": [
            *({"area": a, "side": "right", "weight": w, "kind": "pain"} for a, w in spots),
            {"area": "temple", "side": "right", "weight": 0.7, "kind": "referral"},
            {"area": "suboccipital", "side": "right", "weight": 0.5, "kind": "referral"},
        ],
        "drawing": {
            "chart_version": "areas-1",
            "strokes": [],
            "regions": [
                {"area": "angle-of-neck", "side": "right", "intensity": 6, "quality": ["aching"]}
            ],
        },
        "trend": trend(
            [("18 Nov", 7), ("25 Nov", 6), ("2 Dec", 4), ("10 Dec", 3)],
            label="Pain",
            error=1.5,
            goal=2,
        ),
    }


def _source(label: str, kind: str, value: float, low: float, high: float) -> dict[str, Any]:
    return {
        "label": label,
        "kind": kind,
        "value": value,
        "low": low,
        "high": high,
        "reasons": ["Pressure reproduces the familiar pain", "Pain at the angle of the neck"],
        "against": ["Rotation to the right is not weaker than to the left"],
    }


def _calendar() -> dict[str, Any]:
    rows = [
        (1, 540, 600, "done", "Ines Duarte", "Neuromuscular, 60"),
        (1, 615, 690, "arrived", "Tomás Říha", "First visit, 75"),
        (1, 720, 780, "running", "Lena Vos", "Neuromuscular, 60"),
        (1, 840, 900, "booked", "Sam Okoro", "Deep tissue, 60"),
        (2, 480, 540, "blocked", "Not in yet", ""),
        (2, 570, 630, "warned", "Ada Blom", "Call before treating"),
        (2, 750, 840, "booked", "Noor Haddad", "First visit, 90"),
        (3, 510, 570, "booked", "Jo Lind", "Neuromuscular, 60"),
        (3, 600, 660, "hold", "Held until 10:12", "Online booking"),
        (3, 780, 825, "booked", "Kees Smit", "Follow-up, 45"),
        (4, 480, 1080, "blocked", "Holiday", ""),
    ]
    keys = ("column", "start", "end", "kind", "who", "what")
    free = {2, 3, 4, 7, 8, 9, 10, 11, 14, 16, 17, 18, 21, 22}
    return {
        "people": ["Mira Hoek", "Otis Bakker", "Juno Achterberg", "Wim de Graaf"],
        "hours": [{"start": h * 60, "end": h * 60 + 60, "label": f"{h}:00"} for h in range(8, 18)],
        "slots": [dict(zip(keys, row, strict=True)) for row in rows],
        "weekdays": ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
        "days": [{"number": n, "is_free": n in free} for n in range(1, 32)],
        "morning": ["09:00", "09:15", "10:30", "11:00"],
        "afternoon": ["13:15", "14:00", "14:30", "15:45", "16:30"],
    }
