"""What is said of servers that behave otherwise than they should; each is a few lines on the loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from circlekit.core.problems import FileTrouble
from circlekit.files.credentials import Login
from circlekit.files.publishing import calendar_at

ANSWERS = {
    "/elsewhere/": (302, {"Location": "/html/"}, b""),
    "/html/": (200, {"Content-Type": "text/html"}, b"<html>a page with a secret"),
    "/torn/": (207, {"Content-Type": "text/xml"}, b"<multistatus xmlns='DAV:'>a secret"),
    "/kerberos/": (401, {"WWW-Authenticate": "Negotiate"}, b""),
    "/basic/": (401, {"WWW-Authenticate": 'Basic realm="calendars"'}, b""),
    "/busy/": (503, {"Retry-After": "3600"}, b""),
}
LOGIN = Login("amina", "sesame")


class Odd(BaseHTTPRequestHandler):
    """Answers as the table says, and remembers what it was told about who asks."""

    seen: list[tuple[str, str | None]] = []  # noqa: RUF012 - the server makes the instances

    def do_PROPFIND(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.append((self.path, self.headers.get("Authorization")))
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Odd.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Odd) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{running.server_port}"
        running.shutdown()


def refused(url: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Return what is said; the libraries say nothing of their own."""
    with pytest.raises(FileTrouble) as trouble, calendar_at(url, LOGIN) as calendar:
        calendar.etags()
    assert capfd.readouterr() == ("", "")
    [problem] = trouble.value.problems
    assert "secret" not in problem.message + problem.hint
    return problem.message


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/elsewhere/", "sends us to another address"),
        ("/html/", "has something else than a calendar there"),
        ("/torn/", "cannot be reached, or gives no sensible answer"),
        ("/kerberos/", "wants more than a user name and a password"),
        ("/basic/", "does not let us in"),
        ("/busy/", "is busy"),
    ],
)
def test_an_odd_answer_is_a_sentence(server: str, path: str, said: str, capfd) -> None:
    """Without a word of the answer itself, and without asking elsewhere."""
    assert refused(f"http://{server}{path}", capfd) == f"«127.0.0.1» {said}"
    assert {asked for asked, _ in Odd.seen} == {path}


def test_a_server_without_a_certificate_is_a_sentence(server: str, capfd) -> None:
    """Nothing is sent to it."""
    assert "its certificate is not valid" in refused(f"https://{server}/html/", capfd)
    assert Odd.seen == []


def test_no_password_is_taken_from_a_file(server: str, tmp_path: Path, monkeypatch, capfd) -> None:
    """A ``.netrc`` with another login for the server is not looked at."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login eve password other\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    refused(f"http://{server}/basic/", capfd)
    assert Odd.seen == [("/basic/", None), ("/basic/", "Basic YW1pbmE6c2VzYW1l")]
