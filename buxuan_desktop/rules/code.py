"""What a finding's code stands for."""

import msgspec


class Code(msgspec.Struct, frozen=True):
    """Severity stop, warn or note; the rule parameters it stands on; citations that hold under every profile.

    `holds` marks a finding that holds certificates back until it is settled; `demands` are those of the plans that it
    watches over (domain.md §14).
    """

    severity: str
    parameters: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    holds: bool = False
    demands: tuple[str, ...] = ()
