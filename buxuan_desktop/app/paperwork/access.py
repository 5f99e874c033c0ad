"""岗位权限表 from the case: who is named; the rights are the same in every case."""

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted
from buxuan_desktop.domain.access import ROLES
from buxuan_desktop.words.access import role_words
from buxuan_desktop.words.papers.access import AccessForm, Named


def access_form(case: Case) -> AccessForm | None:
    """The people named and every right; nothing where nobody is named."""
    access = case.election.access
    if not access.people:
        return None
    people = sorted(access.people.values(), key=lambda one: (ROLES.index(one.role), one.name))
    return AccessForm(
        **posted(case),
        people=tuple(Named(role_words(one.role), one.name, "已设" if one.pin else "未设") for one in people),
        recovered=tuple(
            f"{one.name}的口令找回过一次，由{'、'.join(one.by)}署名：{one.reason}。" for one in access.recovered
        ),
    )
