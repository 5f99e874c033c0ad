"""How the command line is written (fixed, design §7): which commands there are and what each takes."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from buxuan_desktop import __version__
from buxuan_desktop.domain.booklet import A4, Paper

UNUSABLE = 2
"""The exit code where the input cannot be used."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"命令写法有误：{message}。可用 {self.prog} --help 查看写法。\n")


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("文件夹名是空的")
    return Path(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期“{text}”要写成 2029-12-31 的样子") from None


def _paper(text: str) -> Paper:
    try:
        one, other = (int(side) for side in text.lower().replace("×", "x").split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"纸张“{text}”要写成 185x260 的样子，单位是毫米") from None
    return one, other


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="buxuan", description="补选桌面：村（居）民委员会补选的离线程序")
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)
    _rehearse(commands.add_parser("rehearse", help="按脚本把整场选举走一遍"))
    _verify(commands.add_parser("verify", help="核对案卷、归档包或者摘录有没有被改动"))
    _documents(commands.add_parser("documents", help="把案卷现在能打印的文书全部生成"))
    _export(commands.add_parser("export", help="导出选票记录：表格、通用数据格式和核对程序"))
    _rollup(commands.add_parser("rollup", help="把许多案卷、归档包、摘录或者下一级的月报表汇总成月报表"))
    commands.add_parser("self-test", help="在临时文件夹里走完一场小选举")
    return top


def _rehearse(command: argparse.ArgumentParser) -> None:
    command.add_argument("scripts", nargs="+", type=Path, metavar="SCRIPT")
    command.add_argument("--out", type=_folder, required=True, metavar="DIR")
    command.add_argument("--no-documents", action="store_true", help="不生成 PDF")


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--head", metavar="SEQ:HASH", help="纸面上印的链尾校验码")


def _documents(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--out", type=_folder, required=True, metavar="DIR")
    command.add_argument("--upright", action="store_true", help="当选证书用竖版")
    command.add_argument("--photo", action="store_true", help="当选证书留出照片位置")
    command.add_argument(
        "--handwriting",
        choices=("never", "uncovered", "name"),
        default="never",
        help="当选证书上留空手写：never 不留，uncovered 只留字库没有的字，name 留整个姓名",
    )
    command.add_argument(
        "--paper", type=_paper, default=A4, metavar="185x260", help="当选证书用自备的纸，两边各多少毫米"
    )


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--to", type=_folder, required=True, metavar="DIR")
    command.add_argument("--sealed", action="store_true", help="导出和选票一起封存、不得公开的全部记录")
    command.add_argument("--archive", action="store_true", help="另外写出有签名的归档包")
    command.add_argument("--keep-until", type=_day, metavar="日期", help="归档包的保管期限，写成 2029-12-31")
    command.add_argument("--extract", action="store_true", help="只写上报用的摘录，没有选票、名册和个人信息")


def _rollup(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--out", type=_folder, required=True, metavar="TABLE.xlsx")
    command.add_argument("--parquet", type=_folder, metavar="TABLE.parquet", help="另外写出供数据仓库读取的一份")
    command.add_argument("--pdf", type=_folder, metavar="TABLE.pdf", help="另外写出可以打印的一份")
    command.add_argument(
        "--level", choices=("township", "city", "province"), default="township", help="镇（街道）、市（县、区）、省"
    )
    command.add_argument("--unit", default="", metavar="名称", help="哪个镇（街道）、市（县、区）或者省")
    command.add_argument("--reason", default="", metavar="原因", help="本镇（街道）没有完成的原因")
    command.add_argument("--survey", action="store_true", help="把本机缺额排查表里没有立案的也列进去")
    command.add_argument("--day", type=_day, metavar="日期", help="统计日期，不写就是今天")
