"""The tags as templates use them."""

import re
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.test import RequestFactory

from palpate.clinic.site.templatetags import palpate_ui
from palpate.knowledge.action import Action


class Visit(forms.Form):
    name = forms.CharField(label="Your name")
    born = forms.CharField(label="Year of birth", required=False, help_text="Four digits.")
    side = forms.ChoiceField(
        label="Side", choices=[("left", "Left"), ("right", "Right")], widget=forms.RadioSelect
    )
    pain = forms.IntegerField(label="Pain", min_value=0, max_value=10)
    agree = forms.BooleanField(label="I agree")

    def clean(self) -> None:
        if self.data.get("pain") == "11":
            self.add_error(None, "Eleven is too much.")


def drawn(source: str, **values: Any) -> str:
    return Template("{% load palpate_ui %}" + source).render(Context(values))


def test_a_field_ties_hint_and_error_to_the_input() -> None:
    form = Visit({"name": "", "born": "x"})
    wrong = drawn("{% field form.name %}", form=form)
    assert 'aria-invalid="true"' in wrong
    assert 'aria-describedby="id_name_error"' in wrong
    assert 'id="id_name_error"' in wrong
    assert 'aria-describedby="id_born_hint"' in drawn("{% field form.born %}", form=form)


def test_an_optional_field_says_so() -> None:
    assert "(optional)" in drawn("{% field form.born %}", form=Visit())
    assert "(optional)" not in drawn("{% field form.name %}", form=Visit())


def test_more_keywords_become_attributes() -> None:
    shown = drawn('{% field form.born inputmode="numeric" %}', form=Visit())
    assert 'inputmode="numeric"' in shown


def test_every_link_of_the_error_summary_lands_on_a_field() -> None:
    form = Visit({"pain": "11"})
    page = drawn(
        "{% error_summary form %}{% field form.name %}{% segmented form.side %}"
        "{% scale form.pain %}{% field form.agree %}",
        form=form,
    )
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert [target for target in targets if f'id="{target}"' not in page] == []
    assert "Eleven is too much." in page


def test_a_form_without_faults_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", form=Visit()).strip() == ""


def test_what_was_answered_stays_chosen() -> None:
    form = Visit({"side": "right", "pain": "0"})
    assert re.search(r'value="right"[^>]*checked', drawn("{% segmented form.side %}", form=form))
    scale = drawn("{% scale form.pain %}", form=form)
    assert re.search(r'value="0"[^>]*checked', scale)
    assert scale.count("checked") == 1
    assert scale.count('type="radio"') == 11


def test_flags_stand_in_order_of_urgency() -> None:
    flags = [
        {"level": Action.CAUTION, "title": "Blood thinners"},
        {"level": Action.EMERGENCY, "title": "Call now"},
    ]
    page = drawn('{% include "partials/flags.html" %}', flags=flags)
    assert page.index("Call now") < page.index("Blood thinners")


def test_a_flag_has_an_icon_and_a_word() -> None:
    badge = drawn('{% flag "refer" %}')
    assert "<svg" in badge
    assert "Refer to a doctor" in badge


@pytest.mark.parametrize(
    ("start", "end", "classes"),
    [(480, 540, "at-0 for-12"), (615, 690, "at-27 for-15"), (480, 481, "at-0 for-1")],
)
def test_a_visit_stands_at_its_five_minutes(start: int, end: int, classes: str) -> None:
    assert palpate_ui.place(start, end, 480) == classes


def test_initials_take_the_first_and_the_last_name() -> None:
    assert palpate_ui.initials("Ines de la Duarte") == "ID"
    assert palpate_ui.initials("Ines") == "I"
    assert palpate_ui.initials("") == ""


def test_a_message_may_carry_its_undo() -> None:
    message = Message(25, "Visit moved.", extra_tags="undo:/visits/1/undo/")
    assert palpate_ui.undo_address(message) == "/visits/1/undo/"
    page = drawn('{% include "partials/toasts.html" %}', messages=[message])
    assert 'action="/visits/1/undo/"' in page
    assert "Undo" in page


def test_a_message_without_undo_can_be_closed() -> None:
    page = drawn('{% include "partials/toasts.html" %}', messages=[Message(25, "Saved.")])
    assert "data-dismiss" in page
    assert "<form" not in page


@pytest.mark.parametrize(("cookie", "shown"), [("dark", "dark"), ("light", "light"), ('"><x', "")])
def test_only_a_known_theme_is_written_into_the_page(cookie: str, shown: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie
    page = drawn("{% theme %}", request=request)
    assert page == (f' data-theme="{shown}"' if shown else "")


def test_the_patient_banner_needs_no_alerts() -> None:
    banner = drawn('{% include "partials/patient.html" %}', client={"name": "Ines Duarte"})
    assert "No alerts recorded" in banner
