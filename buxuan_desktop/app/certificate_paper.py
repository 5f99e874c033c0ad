"""Why a certificate does not stand on the paper of an office's booklets, as a refusal that people read."""

from buxuan_desktop.documents import NoRoom
from buxuan_desktop.domain.booklet import sides
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.domain.refusal import Refusal


def no_room(error: NoRoom) -> Refusal:
    """Refusal `certificate-no-room`, `certificate-too-long`, or `certificate-off-paper` for one that was moved."""
    certificate = error.certificate
    way = "横放" if certificate.landscape else "竖放"
    who = f"{visible(certificate.post)}{visible(certificate.name)}"
    paper = f"{sides(certificate.paper)}毫米的纸（{way}）"
    if error.moved:
        return Refusal("certificate-off-paper", who=who, paper=paper)
    if error.least is None:
        return Refusal("certificate-too-long", who=who, paper=paper)
    photo = "、一张照片" if certificate.photo and not certificate.overprint else ""
    return Refusal("certificate-no-room", who=who, paper=paper, photo=photo, least=sides(error.least))
