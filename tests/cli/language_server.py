"""An editor, as far as a YAML language server can tell: a small client over stdio."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any, TypeAlias

Message: TypeAlias = dict[str, Any]
SECONDS = 60
CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
}


class Editor:
    """Opens files, and asks the server what is wrong with them and what may follow."""

    def __init__(self, written: IO[bytes], read: IO[bytes]) -> None:
        self.written, self.read = written, read
        self.asked = 0

    def start(self) -> None:
        """Shake hands; settings beyond the server's own are asked for and not given."""
        self.request(
            "initialize",
            {"processId": None, "rootUri": None, "capabilities": CAPABILITIES},
        )
        self.notify("initialized", {})

    def problems(self, file: Path) -> list[str]:
        """Open *file*; return the line, counted from 1, and words of each mistake."""
        document = {
            "uri": file.as_uri(),
            "languageId": "yaml",
            "version": 1,
            "text": file.read_text(encoding="utf-8"),
        }
        self.notify("textDocument/didOpen", {"textDocument": document})
        for message in self.messages():
            about = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and (
                about["uri"] == file.as_uri()
            ):
                return [_in_words(found) for found in about["diagnostics"]]
        raise AssertionError

    def completions(self, file: Path, line: int, character: int) -> dict[str, str]:
        """Return what may stand at a line (from 1) and character (from 0), and why."""
        answer = self.request(
            "textDocument/completion",
            {
                "textDocument": {"uri": file.as_uri()},
                "position": {"line": line - 1, "character": character},
            },
        )
        return {
            item["label"]: _text(item.get("documentation", ""))
            for item in answer["items"]
        }

    def request(self, method: str, params: Message) -> Any:
        """Ask, and return the answer."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        for message in self.messages():
            if message.get("id") == self.asked and "method" not in message:
                return message["result"]
        raise AssertionError

    def notify(self, method: str, params: Message) -> None:
        """Tell, without an answer."""
        self._send({"method": method, "params": params})

    def messages(self) -> Iterator[Message]:
        """Read what the server says, and answer what it asks with nothing."""
        while True:
            message = self._receive()
            if "method" in message and "id" in message:
                params = message.get("params", {})
                nothing = [None for _ in params.get("items", [])]
                self._send({"id": message["id"], "result": nothing or None})
            yield message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.written.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.written.flush()

    def _receive(self) -> Message:
        length = 0
        while (header := self.read.readline()) != b"\r\n":
            assert header, "the language server has ended, or did not answer in time"
            name, _, value = header.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        message: Message = json.loads(self.read.read(length))
        return message


@contextmanager
def editor(server: str) -> Iterator[Editor]:
    """Start a language server; it is ended after a minute, should it hang."""
    with subprocess.Popen(
        [server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        clock = Timer(SECONDS, process.kill)
        clock.start()
        try:
            opened = Editor(process.stdin, process.stdout)
            opened.start()
            yield opened
        finally:
            clock.cancel()
            process.kill()


def _in_words(found: Message) -> str:
    return f"{found['range']['start']['line'] + 1}: {found['message']}"


def _text(documentation: str | Message) -> str:
    if isinstance(documentation, str):
        return documentation
    return str(documentation["value"])
