from buxuan_desktop.words import told_doubt


def test_a_doubt_is_told_by_its_kind_and_in_the_tellers_own_words() -> None:
    assert told_doubt("torn") == "破损、残缺"
    assert told_doubt("torn 右下角") == "破损、残缺　右下角"
    assert told_doubt("other 圈在外面") == told_doubt("圈在外面") == "圈在外面", "older cases have no code"
    assert told_doubt("other") == "其他疑问"
