"""核对一份导出的选票记录：python3 verify_export.py [文件夹] [序号:校验码]。

Stands alone: Python 3.7 or later, nothing shared with the program that made the export. Exit 0: all agrees; 1: not.
"""

import csv
import io
import json
import re
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

SUMS, TOTALS, CHAIN, RECORDS = "校验值.txt", "合计.json", "记录链.jsonl", "选票.json"
VERDICTS = {"valid": "有效票", "void": "废票", "blank": "弃权票", "set_aside": "封存不计的票"}
POST = {"void_here": "作废", "blank_here": "空白", "over": "超过名额"}
PERSON = {"for": "赞成", "against": "反对", "counted": "得票"}


def need(right, text):
    if not right:
        raise AssertionError(text)


def check_files(folder):
    """Every listed file has the bytes it was listed with; returns the files' contents by name."""
    files, (*lines, end) = {}, (folder / SUMS).read_bytes().decode().split("\n")
    for line in lines:
        name = line[66:]
        need(Path(name).name == name and (folder / name).is_file(), f"找不到文件“{name}”")
        files[name] = (folder / name).read_bytes()
        need(line == f"{sha256(files[name]).hexdigest()}  {name}" and not end, f"“{name}”被改动过，和校验值对不上")
    return files


def check_chain(content):
    """Each row follows from the one before; returns the heads after each row, and the bodies that are given."""
    seq, last, heads, bodies = 0, "0" * 64, [], []
    for line in content.decode().split("\n")[:-1]:
        row = json.loads(line)
        need(row[0] == seq + 1 and (len(row) > 3 or row[1] > seq), f"校验链在第{seq + 1}条断开")
        if len(row) == 3:  # rows that are not shown: the first, the last, the hash of the last
            seq, last = row[1:]
        else:
            seq, at, who, kind, digest, prev, own = row[:7]
            text = json.dumps([prev, seq, at, who, kind, digest], ensure_ascii=False, separators=(",", ":"))
            need(prev == last and sha256(text.encode()).hexdigest() == own, f"校验链的第{seq}条被改动过")
            last = own
            for body in row[7:]:
                need(sha256(body.encode()).hexdigest() == digest, f"第{seq}条记录的内容和校验值对不上")
                bodies.append((seq, kind, json.loads(body)))
        heads.append(f"{seq}:{last}")
    return heads, bodies


def check_bodies(bodies, rounds):
    """What the chain itself says of a round agrees with the totals."""
    for seq, kind, body in bodies:
        told, facts = rounds.get(body.get("round")), body.get("result", body)
        if told and kind in ("count-closed", "result-declared"):
            need(all(facts[key] == told[key] for key in ("recovered", *VERDICTS)), f"合计数和第{seq}条记录对不上")
        for given, post in zip(facts.get("posts", []), told["posts"] if told else []):
            tally = {one["name"]: one for one in given.get("tally", [])}
            own = [one for one in post["people"] if one["kind"] in ("candidate", "written")]
            same = all(tally.get(one["name"], one)[key] == one[key] for one in own for key in PERSON)
            same = same and all(given[key] == post[key] for key in ("title", "seats"))
            need(same, f"“{post['title']}”的票数或者名额和第{seq}条记录对不上")


def parts(cell):
    """The words of a cell with their numbers: “赞成2、反对” is two and one."""
    return Counter({word: int(number or 1) for word, number in re.findall(r"([^、\d]+)(\d*)", cell)})


def recount(content, told):
    """The numbers of one round, counted anew from its table: before the marks stand why struck, verdict, its reason."""
    rows, lead, votes = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))), told["lead"], Counter()
    need(rows[0] == told["header"] and len(set(map(len, rows))) == 1, f"“{told['table']}”的表头或者列数不对")
    lines = Counter(tuple(row[lead - 2 :]) for row in rows[1:] if lead == 2 or not row[lead - 3])
    for line, times in lines.items():
        verdict, _, *cells = map(parts, line)
        one = Counter(verdict)
        for post in told["posts"]:
            count(one, post, verdict, cells.pop(0), [cells.pop(0) for _ in post["people"]])
        votes.update({key: times * number for key, number in one.items()})
    return votes


def count(votes, post, verdict, standing, people):
    """Add what one line of the table says in one post; a void post or ballot gives nothing."""
    title, stands = post["title"], bool(standing["有效"])
    if sum(verdict.values()) == 1:
        votes[title, "超过名额"] += sum(cell["赞成"] + cell["赞成不计"] for cell in people) > post["seats"]
    if verdict["有效票"]:
        votes.update({(title, "作废"): standing["作废"], (title, "空白"): standing["空白"]})
        for cell, name in zip(people, [person["name"] for person in post["people"]]):
            votes.update({(title, name, "赞成"): stands * cell["赞成"], (title, name, "反对"): stands * cell["反对"]})
            votes[title, name, "得票"] += stands * cell["赞成"] + cell["加计"]


def stated(told):
    """The numbers of one round as the totals file has them."""
    votes = Counter({word: told[key] for key, word in VERDICTS.items()})
    for post in told["posts"]:
        votes.update({(post["title"], word): post[key] for key, word in POST.items()})
        votes.update({(post["title"], a["name"], word): a[key] for a in post["people"] for key, word in PERSON.items()})
    return votes


def check(folder, paper=""):
    """Check one folder; returns what to say, or raises AssertionError with what does not agree."""
    files = check_files(folder)
    totals, records = (json.loads(files[name].decode()) for name in (TOTALS, RECORDS))
    heads, bodies = check_chain(files[CHAIN])
    need(heads[-1] == totals["head"], "链尾校验码和合计数里的不一样")
    need(not paper or paper.lower() in heads, f"纸面上的链尾校验码{paper}不在这条链里")
    check_bodies(bodies, {told["round"]: told for told in totals["rounds"]})
    declared = {body["round"] for _, kind, body in bodies if kind == "result-declared"}
    said = [f"文件{len(files)}个，都没有改动。校验链没有断开，链尾校验码：", heads[-1]]
    for told in totals["rounds"]:
        name, found, numbers = f"第{told['round']}次投票", recount(files[told["table"]], told), stated(told)
        for key in [*numbers, *found]:
            where = key if isinstance(key, str) else "，".join(one or "另选他人" for one in key)
            need(found[key] == numbers[key], f"{name}（{where}）重新计数是{found[key]}，合计数是{numbers[key]}")
        ballots = told["by_totals"] + sum(one["ElectionId"] == f"round-{told['round']}" for one in records["CVR"])
        same = ballots == sum(map(found.__getitem__, VERDICTS.values())) == told["recovered"] + told["set_aside"]
        need(same, f"{name}的票数不平衡，或者和“{RECORDS}”不一样")
        chained = "得票和链里宣布的一致" if told["round"] in declared else "链里没有列出宣布的得票，请和结果报告单核对"
        said.append(f"{name}：{'，'.join(f'{word}{found[word]}' for word in VERDICTS.values())}（{chained}）")
        for post in told["posts"]:
            said += [f"  {post['title']}　{one['name'] or '另选他人'}：得票{one['counted']}" for one in post["people"]]
    return said


def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    paper = next((one for one in arguments if re.match(r"\d+:[0-9a-fA-F]{64}$", one)), "")
    folder = next((Path(one) for one in arguments if one != paper), Path(__file__).resolve().parent)
    try:
        print("\n".join([*check(folder, paper), "核对通过：从选票重新计数，和合计数一致。"]))
    except (AssertionError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, csv.Error) as error:
        print(f"核对不通过：{error if type(error) is AssertionError else f'文件不全或者写法不对，{error!r}'}。")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
