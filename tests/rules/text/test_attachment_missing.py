"""K241: a file that is attached is not there."""

from __future__ import annotations

from pathlib import Path

from tests.project import snapshot
from tests.sound import AGREEMENT, PARTNERS
from tests.told import told

ATTACHED = AGREEMENT + "attachments:\n  - {id: znak, title: Znak, file: data/attachments/znak.png}\n"


def found(folder: Path) -> list[str]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data/agreement.yaml").write_text(ATTACHED, encoding="utf-8")
    (folder / "data/partners.yaml").write_text(PARTNERS, encoding="utf-8")
    return [line for line in told(snapshot(folder).findings) if "K241" in line]


MISSING = ["16:35 K241 There is no file data/attachments/znak.png; a link or a folder is none. Put it there."]


def test_a_file_that_is_not_there_is_told_and_one_that_is_is_not(tmp_path: Path) -> None:
    assert found(tmp_path) == MISSING
    (tmp_path / "data/attachments").mkdir()
    (tmp_path / "data/attachments/znak.png").write_bytes(b"x")
    assert found(tmp_path) == []


def test_a_folder_and_a_link_that_leads_out_of_the_project_are_no_files(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (project / "data/attachments").mkdir(parents=True)
    (project / "data/attachments/znak.png").symlink_to(tmp_path / "secret")
    assert found(project) == MISSING
    (project / "data/attachments/znak.png").unlink()
    (project / "data/attachments/znak.png").mkdir()
    assert found(project) == MISSING


def test_the_digest_of_the_file_binds_the_text(tmp_path: Path) -> None:
    (tmp_path / "data/attachments").mkdir(parents=True)
    texts = []
    for content in (b"x", b"y"):
        (tmp_path / "data/attachments/znak.png").write_bytes(content)
        assert found(tmp_path) == []
        texts.append(snapshot(tmp_path).resolved.text.decode())
    assert "SHA-256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\n" in texts[0]
    assert texts[0] != texts[1]
