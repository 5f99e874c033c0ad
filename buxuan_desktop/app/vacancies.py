"""Why a seat stays empty and what comes of it, in sentences with their numbers (design §5.6, §5.9)."""

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import PostResult
from buxuan_desktop.domain.rounds import KIND_OF_STEP, Round
from buxuan_desktop.rules.codes import joined
from buxuan_desktop.words import term


def why_vacant(election: Election, current: Round, post: PostResult) -> str:
    """Why a seat stays empty: a tie, votes short of the line, nobody voted for."""
    if post.status == "void" or post.next is None:
        return "本次投票无效，没有人当选。" if post.status == "void" else ""
    votes = {one.name: one.counted for one in post.tally}
    if post.next.kind == "tie_revote":
        each = {votes.get(name, 0) for name in post.next.candidates}
        share = f"各得{each.pop()}票，票数相同" if len(each) == 1 else "之间还没有分出高低"
        return f"{joined(post.next.candidates)}{share}，名额只有{post.next.seats}个。"
    taken = _elected_until(election, current.number)
    below = [one for one in post.tally if one.name not in taken and 0 < one.counted < post.needed]
    if not below:
        return "没有别的人得到选票。"
    most, recovered = below[0], current.tally.counts.recovered
    same = joined([one.name for one in below if one.counted == most.counted])
    if current.kind == "first" and 2 * most.counted == recovered:
        return f"{same}得{most.counted}票，正好是收回{recovered}张的一半，没有超过一半，还差一票。"
    short = post.needed - most.counted
    return f"{same}得{most.counted}票，离当选线{post.needed}票还差{'一' if short == 1 else short}票。"


def next_words(post: PostResult) -> str:
    """What comes next in a post, with seats and candidates; "" when nothing does."""
    if post.status == "void":
        return f"另定日期重新选举，应选{post.seats}名，候选人不变。"
    if post.next is None:
        return ""
    names = joined(post.next.candidates)
    if post.next.kind == "renominate":
        known = f"，可以列为候选人的有{names}" if names else ""
        return f"还缺{post.next.seats}名，须{term('next', 'renominate')}{known}。"
    return f"还缺{post.next.seats}名，须{term('round_kind', KIND_OF_STEP[post.next.kind])}，候选人{names}。"


def coming(election: Election) -> str:
    """What the posts wait for, in words: 另行选举, 重新投票, 重新选举, 重新提名后选举; "" when nothing is left."""
    kinds = []
    for state in election.posts.values():
        waiting = state.waiting
        if waiting is None:
            continue
        if waiting.kind == "first":
            kinds.append("重新提名后选举" if waiting.renominated else "重新选举")
        else:
            kinds.append(term("round_kind", waiting.kind))
    return joined(list(dict.fromkeys(kinds)))


def _elected_until(election: Election, number: int) -> set[str]:
    rounds = [one.declared.result for one in election.rounds[:number] if one.declared]
    return {name for result in rounds for post in result.posts for name in post.elected}
