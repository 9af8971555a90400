"""Who gets in, and from where: the lines of safety one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.serve.access import Access, AccessError, is_loopback, kept_token, read_password
from nlp_pipeline.serve.guard import LARGEST_BODY
from tests.serve.conftest import client_of
from tests.serve.quick import BASE, PORT, TOKEN, Application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

PAGES = ["/", "/articles/1", "/articles/1/text", "/claims", "/claims/figures", "/docs", "/openapi.json", "/export"]
ADDRESSES = ["/api/state", "/api/articles", "/api/articles/1", "/api/search", "/api/failures"]
CHANGES = [
    ("POST", "/api/claims"),
    ("POST", "/api/articles"),
    ("POST", "/api/files"),
    ("POST", "/api/pages"),
    ("PATCH", "/api/articles/1"),
    ("DELETE", "/api/articles/1"),
    ("POST", "/api/articles/1/claims"),
    ("PATCH", "/api/claims/1"),
    ("POST", "/api/undo"),
    ("POST", "/api/redo"),
    ("DELETE", "/api/failures"),
]
COOKIE = f"selon-{PORT}={TOKEN}"
TEXT = {"text": "Selon ève, tout va bien."}


# --- the token


@pytest.mark.parametrize("path", [*PAGES, *ADDRESSES])
@pytest.mark.parametrize("headers", [{"X": "y"}, {"Authorization": "Bearer wrong"}, {"Cookie": f"selon-{PORT}=wrong"}])
def test_without_the_token_nothing_is_shown(application: Application, path: str, headers: dict[str, str]) -> None:
    answer = client_of(application, **headers).get(path)
    assert answer.status_code == 401
    assert "Selon 0" not in answer.text


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_without_the_token_nothing_is_changed(application: Application, method: str, path: str) -> None:
    assert client_of(application, X="y").request(method, path, json=TEXT).status_code == 401
    assert application.dossier.articles.all() == []


def test_every_address_of_the_api_is_among_those_tested(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    known = {(method, path) for method, path in CHANGES} | {("GET", path) for path in [*PAGES, *ADDRESSES]}
    for path, operations in described.items():
        for method in operations:
            assert (method.upper(), path.replace("{number}", "1")) in known


def test_the_address_that_is_printed_lets_in_and_leaves_no_token_in_the_address(application: Application) -> None:
    browser = client_of(application, Accept="text/html")
    answer = browser.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    kept = answer.headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert browser.get("/").status_code == 200


def test_a_wrong_token_in_the_address_does_not_let_in(application: Application) -> None:
    assert client_of(application, Accept="text/html").get("/?token=wrong").status_code == 401


def test_a_person_without_the_token_reads_why(application: Application) -> None:
    answer = client_of(application, Accept="text/html").get("/")
    assert answer.status_code == 401
    assert "l’adresse que «\u00a0selon serve\u00a0» a affichée" in answer.text


# --- other names for this machine, other pages


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1:1",
        "127.0.0.1",
        f"127.0.0.1.evil.example:{PORT}",
        "",
        f"a@127.0.0.1:{PORT}",
        f"[::1]]:{PORT}",
    ],
)
def test_a_foreign_name_is_refused(application: Application, host: str) -> None:
    answer = client_of(application, Host=host, Authorization=f"Bearer {TOKEN}").get("/api/state")
    assert answer.status_code == 421


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_our_own_names_are_known(application: Application, host: str) -> None:
    assert client_of(application, Host=host, Authorization=f"Bearer {TOKEN}").get("/api/state").status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", "http://127.0.0.1", "x"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_page_is_refused_also_with_the_cookie_and_the_token(
    application: Application, origin: str, method: str
) -> None:
    asking = client_of(application, Origin=origin, Cookie=COOKIE, Authorization=f"Bearer {TOKEN}")
    path = "/api/state" if method == "GET" else "/api/articles"
    assert asking.request(method, path, json=TEXT if method == "POST" else None).status_code == 403
    assert application.dossier.articles.all() == []


def test_with_the_cookie_only_our_page_changes_anything(application: Application) -> None:
    assert client_of(application, Cookie=COOKIE).post("/api/articles", json=TEXT).status_code == 403
    assert client_of(application, Cookie=COOKIE, Origin=BASE).post("/api/articles", json=TEXT).status_code == 201
    foreign = {"Cookie": COOKIE, "Sec-Fetch-Site": "cross-site"}
    assert client_of(application, **foreign).post("/api/articles", json=TEXT).status_code == 403


def test_a_form_of_a_foreign_page_is_refused(application: Application) -> None:
    foreign = client_of(application, Cookie=COOKIE, Origin="https://evil.example")
    assert foreign.post("/language", data={"code": "en"}).status_code == 403


def test_choosing_a_language_leads_nowhere_else(client: TestClient) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = client.post("/language", data={"code": "en", "back": back})
        assert answer.headers["location"] == "/"


# --- what an answer says to the browser


@pytest.mark.parametrize("path", ["/", "/docs", "/api/state", "/static/serve.css", "/nothing"])
def test_every_answer_forbids_scripts_from_elsewhere_and_frames(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_no_page_holds_a_script_or_style_of_its_own(client: TestClient) -> None:
    client.post("/api/articles", json=TEXT)
    for path in ("/", "/articles/1", "/claims", "/docs"):
        page = client.get(path).text
        assert "<style" not in page
        assert page.count("<script") == page.count('<script type="application/json"') + page.count(
            '<script type="module" src="/static/'
        )
        assert " style=" not in page
        assert "http://" not in page.replace(BASE, "").replace("http://www.w3.org", "")


# --- how much


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/api/claims", content=b"{}", headers={"Content-Length": str(LARGEST_BODY + 1)})
    assert answer.status_code == 413


def test_a_body_without_a_stated_length_is_cut_off(client: TestClient) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 3 * LARGEST_BODY:
            sent += 1_000_000
            yield b" " * 1_000_000

    assert client.post("/api/claims", content=endless()).status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "1_0", "²"])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    answer = client.post("/api/claims", content=b"{}", headers={"Content-Length": length.encode("latin-1")})  # type: ignore[dict-item]
    assert answer.status_code == 400


# --- another address than this machine's


@pytest.fixture
def with_password(tmp_path: Path) -> Iterator[Application]:
    made = Application(tmp_path, access=Access("0.0.0.0", PORT, TOKEN, "correct horse"))
    yield made
    made.close()


def test_with_a_password_the_browser_is_asked_for_it(with_password: Application) -> None:
    browser = client_of(with_password, Accept="text/html", Origin=BASE)
    assert browser.get("/").headers["location"] == "/login"
    assert browser.get(f"/?token={TOKEN}").headers["location"] == "/login"
    wrong = browser.post("/login", data={"password": "incorrect"})
    assert wrong.status_code == 401
    assert "Ce n’est pas le mot de passe." in wrong.text
    assert browser.post("/login", data={"password": "correct horse"}).headers["location"] == "/"
    assert browser.get("/").status_code == 200


def test_after_many_wrong_passwords_none_is_looked_at(with_password: Application) -> None:
    browser = client_of(with_password, Accept="text/html")
    statuses = [browser.post("/login", data={"password": f"wrong {number}"}).status_code for number in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    assert browser.post("/login", data={"password": "correct horse"}).status_code == 429


def test_a_program_gives_the_password_or_the_token(with_password: Application) -> None:
    program = client_of(with_password, X="y")
    assert program.get("/api/state", auth=("anyone", "correct horse")).status_code == 200
    assert program.get("/api/state", auth=("anyone", "incorrect")).status_code == 401
    assert client_of(with_password).get("/api/state").status_code == 200
    assert program.get("/api/state", headers={"Authorization": "Basic %%%"}).status_code == 401


def test_without_a_password_there_is_no_form_for_one(client: TestClient) -> None:
    assert client.get("/login").status_code == 404
    assert client.post("/login", data={"password": "x"}).status_code == 404


def test_an_address_of_this_machine_is_known_where_all_are_listened_on_and_a_foreign_name_is_not() -> None:
    access = Access("0.0.0.0", 80, password="correct horse")
    assert access.knows_host("192.168.1.7")
    assert access.knows_host("localhost:80")
    assert not access.knows_host("evil.example")
    assert not Access("127.0.0.1", 80).knows_host("192.168.1.7")


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("", False),
        ("192.168.1.7", False),
        ("localhost.evil.example", False),
    ],
)
def test_loopback_is_told_from_the_network(host: str, is_ours: bool) -> None:
    assert is_loopback(host) is is_ours


# --- the files of passwords and tokens


def test_a_token_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "token"
    token = kept_token(path)
    assert len(token) > 30
    assert path.stat().st_mode & 0o077 == 0
    assert kept_token(path) == token


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe", b"with a space in it\n"])
def test_a_file_without_a_token_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "token").write_bytes(content)
    with pytest.raises(AccessError, match="token: "):
        kept_token(tmp_path / "token")


def test_a_short_or_missing_password_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short").write_text("1234567\n")
    with pytest.raises(AccessError, match="au moins 8"):
        read_password(tmp_path / "short")
    with pytest.raises(AccessError, match="aucun fichier"):
        read_password(tmp_path / "none")
    (tmp_path / "right").write_text("correct horse\n")
    assert read_password(tmp_path / "right") == "correct horse"
