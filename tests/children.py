"""kpes in children of one process: ``python -m tests.children random|steps|command|at-once|hindered FOLDER …``.

Starting Python anew for each would take a hundred times as long. Those that are killed record through the same calls
as `kpes sign`, and say so once they are done; what is found wrong is printed, at last how often was killed. Those
that all sign at once, and those that are hindered from writing, run `kpes` itself; what each answered is printed.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path
from statistics import median

from kpes.cli.app import COMMANDS
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.paths import OF_AGREEMENT, of_act
from kpes.register import evidence
from kpes.register.evidence import Offer, Said
from kpes.register.files import Register
from kpes.register.reading import copies_in_hand, standing_signatures
from kpes.storage import sha256_of
from tests.parties import EDITION, TODAY, partner, said, signature

AT = "2014-11-08T09:12:44Z"
IDS = [f"p{number}" for number in range(10)]
KILLS_A_FOLDER = 20
NOTE = "Przyjęto na posiedzeniu założycielskim w Gdyni."
SCAN = b"%PDF-1.7 " + bytes(range(256)) * 80
TOUCHES = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"}
"""What Python tells of before it does it to the disk."""

PATHS = [OF_AGREEMENT]
"""Of which text the register is."""

Signatures = set[tuple[str, str]]
"""Partner and representative of each."""
Task = Callable[[Path, int], None]


def names(task: Task, number: int) -> Signatures:
    """The signatures that the task is about."""
    return {(id, f"Żółw {number}") for id in (IDS[:4] if task is batch else [IDS[number % 10]])}


def signature_of(id: str, number: int, scan: bool) -> Said:
    data = SCAN + str(number).encode()
    files = (Offer(Path(f"skan {number}.pdf"), sha256_of(data), data),) if scan else ()
    return said(partner(id), signature(f"Żółw {number}", note=NOTE), *files)


def sign(root: Path, number: int) -> None:
    Register(root, PATHS[0]).record_all([signature_of(IDS[number % 10], number, scan=False)], EDITION, AT)


def sign_with_evidence(root: Path, number: int) -> None:
    Register(root, PATHS[0]).record_all([signature_of(IDS[number % 10], number, scan=True)], EDITION, AT)


def batch(root: Path, number: int) -> None:
    Register(root, PATHS[0]).record_all([signature_of(id, number, scan=True) for id in IDS[:4]], EDITION, AT)


def revoke(root: Path, number: int) -> None:
    Register(root, PATHS[0]).revoke(IDS[number % 10], "P", f"Żółw {number}", "pomyłka", "2014-11-09T10:00:00Z")


def hand_over(root: Path, number: int) -> None:
    told = Said(partner(IDS[number % 10]), f"Żółw {number}", date(2014, 11, 7), note=NOTE, event="handed-over")
    Register(root, PATHS[0]).record_all([told], EDITION, AT)


TASKS: tuple[Task, ...] = (sign, sign_with_evidence, batch, revoke, hand_over)


def started(task: Task, root: Path, number: int, before: Callable[[], object] = int) -> tuple[int, int]:
    """A child that does the task, and a pipe on which it says that it has, or what went wrong."""
    ours, its = os.pipe()
    child = os.fork()
    if child:
        os.close(its)
        return child, ours
    try:
        before()
        task(root, number)
        os.write(its, b"done")
    except BaseException:
        os.write(its, traceback.format_exc().encode())
    finally:
        os._exit(0)


def ended(child: int, pipe: int) -> tuple[str, bool]:
    """What a child said, and whether it was killed."""
    said = b""
    while part := os.read(pipe, 65536):
        said += part
    os.close(pipe)
    return said.decode(), os.WIFSIGNALED(os.waitpid(child, 0)[1])


def standing(root: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """All signatures and hand-overs that stand, and what is wrong with the files."""
    records, findings = Register(root, PATHS[0]).read()
    wrong = [f"{finding.place.file}: {finding.message}" for finding in findings]
    wrong += [f"{id}: a digest does not fit" for id in Register(root, PATHS[0]).files().altered]
    recorded = [(id, one.representative) for id, events in records.items() for one in standing_signatures(events)]
    recorded += [(id, one.to) for id, events in records.items() for one in copies_in_hand(events)]
    kept = [one for events in records.values() for one in evidence.named(events)]
    wrong += [f"{one.file} is not what was recorded" for one in kept if digest(root / one.file) != one.sha256]
    return recorded, wrong


def digest(file: Path) -> str:
    from kpes.storage import sha256

    return sha256(file) or ""


def foreign(root: Path) -> Iterator[str]:
    """Files that neither belong there nor have a name that loaders and git ignore."""
    for folder, _, files in os.walk(root):
        for name in files:
            file = (Path(folder) / name).relative_to(root).as_posix()
            paths = PATHS[0]
            known = file in (f"{paths.editions}/{short(TODAY)}.txt", *map(paths.records_of, IDS))
            if not known and not name.startswith(".kpes-") and not file.startswith(f"{paths.evidence}/"):
                yield f"{file} lies there"


class Folder:
    """A project whose register is written to by children that are killed, and what must be found in it."""

    def __init__(self, root: Path):
        self.root = root
        self.said: Signatures = set()
        """Those that must stand."""
        self.begun: Signatures = set()
        """Those that may: a child was killed over them."""
        self.kills = 0

    def kill(self, task: Task, number: int, delay: float, beside: bool) -> Iterator[str]:
        """Does the task in a child, and with ``beside`` others in others, and kills all of them after ``delay``."""
        meant = [(task, number), *([(sign, number + 500), (batch, number + 600)] if beside else [])]
        if task is revoke:
            sign(self.root, number)
            self.said |= names(sign, number)
        children = [(one, of, *started(one, self.root, of)) for one, of in meant]
        time.sleep(delay)
        for _, _, child, _ in children:
            os.kill(child, signal.SIGKILL)
        for one, of, child, pipe in children:
            said, killed = ended(child, pipe)
            self.kills += killed
            if said not in ("", "done"):
                yield said
            if one is revoke:
                self.said -= names(one, of)
            if said and one is not revoke:
                self.said |= names(one, of)
            elif not said:
                self.begun |= names(one, of)
        for one, of in meant:
            held = Register(self.root, PATHS[0]).files().data.values()
            found = sum(f" Żółw {of}\n".encode() in data for data in held)
            if found not in ((1,) if one is revoke else (0, len(names(one, of)))):
                yield f"{found} of {one.__name__} are recorded"

    def check(self) -> Iterator[str]:
        """What is wrong once the last child is dead."""
        sign(self.root, 1_000_000)
        self.said |= names(sign, 1_000_000)
        recorded, wrong = standing(self.root)
        yield from wrong
        yield from (f"{one} was reported and is not there" for one in self.said - set(recorded))
        yield from (f"{one} is there and nobody recorded it" for one in set(recorded) - self.said - self.begun)
        yield from (f"{one} is there twice" for one in set(recorded) if recorded.count(one) > 1)
        yield from foreign(self.root)


def durations(root: Path) -> dict[Task, float]:
    """Seconds that each task takes in a child."""
    taken: dict[Task, list[float]] = {task: [] for task in TASKS}
    for number in range(len(TASKS) * 5):
        task = TASKS[number % len(TASKS)]
        if task is revoke:
            sign(root, number)
        begun = time.perf_counter()
        ended(*started(task, root, number))
        taken[task].append(time.perf_counter() - begun)
    return {task: median(seconds) for task, seconds in taken.items()}


def at_random(folder: Path, kills: int, seed: int) -> Iterator[str]:
    """Kills after delays that are spread over the time which the task takes."""
    chance = random.Random(seed)
    took = durations(folder / "clock")
    done = 0
    for number in count():
        root = Folder(folder / str(number))
        for one in range(KILLS_A_FOLDER):
            task = TASKS[one % len(TASKS)]
            beside = one % 10 == 9
            yield from root.kill(task, one, chance.uniform(0, 1.1 * took[task]), beside)
        yield from root.check()
        done += root.kills
        if done >= kills:
            yield f"{done} kills"
            return


def at_each_step(folder: Path, act: str = "") -> Iterator[str]:
    """Kills before the first thing that the task does to the disk, before the second, and so on; then does it again.

    What is signed is the agreement, or an ``act``.
    """
    PATHS[:] = [of_act(act) if act else OF_AGREEMENT]
    steps = 0
    for task in TASKS:
        for step in count(1):
            root = folder / f"{task.__name__}-{step}"
            if task is revoke:
                sign_with_evidence(root, 0)
            said, killed = ended(*started(task, root, 0, lambda step=step: killed_before(step)))
            if not killed:
                yield from [said] if said != "done" else []
                break
            steps += 1
            where = f"{task.__name__}, killed before step {step}"
            recorded, wrong = standing(root)
            meant = names(task, 0)
            if set(recorded) not in (set(), meant):
                yield f"{where}: of {sorted(meant)} only {sorted(recorded)}"
            try:
                task(root, 0)
            except KpesError as error:
                done = any(one in str(error) for one in ("has signed this text", "no signature of", "got its copy is"))
                wrong += [] if done else [str(error)]
            again, wrong_again = standing(root)
            if sorted(again) != ([] if task is revoke else sorted(meant)):
                yield f"{where}, and done again: {sorted(again)}"
            scans = [name for _, _, files in os.walk(root / PATHS[0].evidence) for name in files if name[0] != "."]
            if len(scans) != {sign: 0, hand_over: 0, batch: 4}.get(task, 1):
                yield f"{where}, and done again: {scans}"
            yield from (f"{where}: {one}" for one in (*wrong, *wrong_again, *foreign(root)))
    yield f"{steps} kills"


def command_at_each_step(folder: Path, project: str, arguments: str, every: str) -> Iterator[str]:
    """Kills a command before each thing, or every so many, that it does in a copy of the project; then does it again.

    ``arguments`` are a JSON list, and write nothing but in the project.
    """
    import_all()
    told = json.loads(arguments)
    steps = 0

    def run(root: Path, number: int) -> None:
        with open(root.parent / f"answer-{number}", "wb") as answer:
            code = answered(answer.fileno(), ["--project", str(root), *told])
        (root.parent / f"answer-{number}").write_text(f"{code}", encoding="utf-8")

    def done(root: Path, number: int, before: Callable[[], object] = int) -> tuple[bool, str]:
        os.chdir(root)
        said, killed = ended(*started(run, root, number, before))
        return killed, said if killed or said != "done" else (root.parent / f"answer-{number}").read_text("utf-8")

    for step in count(0, int(every)):
        root = folder / str(step) / "project"
        shutil.copytree(project, root)
        before = seen(root)
        if step == 0:
            yield from [] if done(root, 0) == (False, "0") else ["it does not go well by itself"]
            whole = seen(root)
            continue
        killed, code = done(root, 0, lambda step=step, root=root: killed_before(step, str(root)))
        if not killed:
            yield from [code] if code != "0" else []
            break
        steps += 1
        there = seen(root)
        if there not in (before, whole):
            yield f"killed before step {step}: {sorted(there.items() ^ whole.items())}"
        killed, code = done(root, 1)
        if code != ("0" if there == before else "3"):
            yield f"killed before step {step}, and done again: {code}"
        if seen(root) != whole:
            yield f"killed before step {step}, and done again: {sorted(seen(root).items() ^ whole.items())}"
    yield f"{steps} kills"


def seen(root: Path) -> dict[str, str]:
    """The files that anybody looks at, with the digests of what they hold."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: digest(path) for name, path in files.items() if ".kpes-" not in name}


def killed_before(step: int, within: str = "") -> None:
    """Lets the process be killed before the ``step``-th thing that it does to the disk, or changes in a folder."""
    left = [step]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        reads = event == "open" and not int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR)
        if event in TOUCHES and not (within and (reads or not os.path.abspath(str(arguments[0])).startswith(within))):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def at_once(root: Path, *whose: str) -> Iterator[str]:
    """Runs `kpes sign` for each “partner=name” of ``whose``, all at the same time; gives exit codes and answers."""
    import_all()
    waiting, go = os.pipe()

    def begin() -> None:
        os.close(go)
        os.read(waiting, 1)  # the end of the pipe, which comes to all at once

    def run(root: Path, number: int) -> None:
        id, _, name = whose[number].partition("=")
        answer = os.open(root.parent / f"answer-{number}", os.O_RDWR | os.O_CREAT)
        code = answered(answer, ["--project", str(root), "sign", id, "--by", name, "--on", "2014-11-07"])
        os.write(answer, f"{code}".encode())

    children = [started(run, root, number, begin) for number in range(len(whose))]
    os.close(go)
    for number, (child, pipe) in enumerate(children):
        said, _ = ended(child, pipe)
        *answer, code = (root.parent / f"answer-{number}").read_text(encoding="utf-8").splitlines()
        yield f"{said} {code} {answer[0]}"


def import_all() -> None:
    """Imports what commands need once for all children: that takes longer than what they do."""
    late = ("docx", "filelock", "jinja2")  # the commands import these when they need them
    for module in ("kpes.cli.main", *late, *(f"kpes.cli.commands.{name}" for name in {*COMMANDS.values()})):
        import_module(module)


def answered(answer: int, arguments: list[str]) -> int:
    """The exit code of kpes, which speaks into the file ``answer``."""
    from kpes.cli import main

    for stream in (1, 2):
        os.dup2(answer, stream)
    return int(main(["--lang", "en", *arguments]))


def hindered(folder: Path, commands: str) -> Iterator[str]:
    """Runs each of the JSON list ``commands``, gives exit codes and answers as JSON lines.

    A command is a list of arguments, and the most bytes that a file may have then; without that, files may have any
    size, but folders are as read-only as they say, for root too.
    """
    # Of a module that is too large for the limit, Python would keep a part; so would those that kpes starts.
    sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"] = True, "1"
    import_all()
    for number, (arguments, most) in enumerate(json.loads(commands)):
        ours, its = os.pipe()

        def run(root: Path, number: int, its: int = its, arguments: list[str] = arguments, most=most) -> None:
            if most is None:
                give_up_privileges()
            else:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            os.write(its, f"{answered(its, arguments)}".encode())

        child, pipe = started(run, folder, number)
        os.close(its)
        text, part = b"", b" "
        while part:
            part = os.read(ours, 65536)
            text += part
        os.close(ours)
        said, _ = ended(child, pipe)
        *answer, code = text.decode().splitlines() or ["-1"]
        yield json.dumps([said, int(code), answer])


def give_up_privileges() -> None:
    """Lets root write no more than others may who own the same files: no capabilities (capset(2))."""
    if os.geteuid() != 0:
        return
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()):
        raise OSError(ctypes.get_errno(), "capset")


HOW = {
    "random": at_random, "steps": at_each_step, "command": command_at_each_step, "at-once": at_once,
    "hindered": hindered,
}  # fmt: skip

if __name__ == "__main__":
    how, folder, *rest = sys.argv[1:]
    for line in HOW[how](Path(folder), *(int(word) if how == "random" else word for word in rest)):
        print(line, flush=True)
