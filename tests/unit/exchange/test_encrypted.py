"""Texts that only a passphrase opens."""

import pytest

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.encrypted import Vault, is_shut, salt_of

WORDS = "一个长长的口令"


def test_what_is_shut_is_opened_by_the_same_passphrase_alone() -> None:
    vault = Vault(WORDS)
    shut = vault.shut("有人送烟", "said")
    assert "送烟" not in shut
    assert Vault(WORDS, salt_of(shut)).open(shut, "said") == "有人送烟"
    for other in (Vault("另一个长口令", salt_of(shut)), Vault(WORDS)):
        with pytest.raises(Refusal, match="passphrase-wrong"):
            other.open(shut, "said")


def test_nothing_is_shut_the_same_twice_or_opened_in_another_place() -> None:
    vault = Vault(WORDS)
    assert vault.shut("甲", "said") != vault.shut("甲", "said")
    with pytest.raises(Refusal, match="passphrase-wrong"):
        vault.open(vault.shut("甲", "said"), "concerns")


@pytest.mark.parametrize("text", ["", "m1", "m1..", "m1.!!.!!", "m2.AAAA.AAAA", "有人送烟", "m1.AAAA.AAAA"])
def test_what_is_not_shut_is_no_such_text(text: str) -> None:
    assert not is_shut(text)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        Vault(WORDS).open(text, "said")


def test_a_changed_text_is_not_opened() -> None:
    vault = Vault(WORDS)
    shut = vault.shut("有人送烟", "said")
    changed = shut[:-6] + ("A" if shut[-6] != "A" else "B") + shut[-5:]
    assert is_shut(changed)
    with pytest.raises(Refusal, match="passphrase-wrong"):
        vault.open(changed, "said")
