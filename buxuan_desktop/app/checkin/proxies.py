"""The proxies of a case by number of the register: whose ballots somebody may draw, and who draws for somebody."""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.helpers import Proxy
from buxuan_desktop.rules.checks.proxies import against_proxy, posted_in_time


class Proxies(msgspec.Struct, frozen=True):
    """`held` are principals by the number of who draws for them, `given` the proxy of each principal, `why` the codes
    of what stands against a proxy by its principal.
    """

    held: Mapping[int, tuple[int, ...]]
    given: Mapping[int, int]
    why: Mapping[int, str]


_KNOWN: WeakKeyDictionary[Records, tuple[object, Proxies]] = WeakKeyDictionary()


def proxies_of(case: Case) -> Proxies:
    """All proxies of people on the register; found anew when records, register or candidates are others."""
    election = case.election
    now = (election.records.version, election.numbers, election.candidates)
    known = _KNOWN.get(election.records)
    if known is None or known[0] != now:
        known = _KNOWN[election.records] = now, _gathered(case, election)
    return known[1]


def _gathered(case: Case, election: Election) -> Proxies:
    records = election.records.all(Proxy)
    held: dict[int, tuple[int, ...]] = {}
    given: dict[int, int] = {}
    why: dict[int, str] = {}
    for place, one in enumerate(records):
        principal, proxy = election.numbers.get(one.principal), election.numbers.get(one.proxy)
        if principal is None or proxy is None or principal in given:
            continue
        held[proxy] = (*held.get(proxy, ()), principal)
        given[principal] = proxy
        stopped = [found.code for found in against_proxy(one, records[:place], election, case.book)]
        if stopped:
            why[principal] = stopped[0]
        elif case.book.parameter("proxy_post_days").is_set and not posted_in_time(one, election, case.book):
            why[principal] = "proxy-unposted"
    return Proxies(held, given, why)
