"""The tests run on the engine they were asked to run on."""

import os

from django.db import connection


def test_the_engine_is_the_one_asked_for(db: None) -> None:
    wanted = os.environ.get("PALPATE_TEST_DATABASE", "sqlite")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.vendor == wanted
