from palpate.planning.replan import why_impossible
from palpate.planning.solve import solve
from tests.planning.cast import TRAPEZIUS, broken, hour, line, plan_of


def test_a_clear_screen_lets_a_session_be_held():
    plan = solve(hour())
    assert plan.treatment
    assert "screen" not in broken(plan, hour())


def test_an_alarm_leaves_no_line_and_says_why():
    request = hour(action="emergency", barred_because="Call for help now.")
    plan = solve(request)
    assert (plan.lines, plan.status, plan.notes) == ((), "no session", ("Call for help now.",))
    assert broken(plan_of(line("warm-glide", TRAPEZIUS)), request) >= {"screen"}


def test_an_urgent_referral_is_an_alarm_and_a_plain_referral_is_not():
    assert solve(hour(action="refer_urgent")).status == "no session"
    assert solve(hour(action="refer")).treatment


def test_a_reason_to_rebook_forbids_the_session_without_an_alarm():
    request = hour(barred_because="Fever today.")
    assert solve(request).status == "no session"
    assert why_impossible(request) == ("screen",)
