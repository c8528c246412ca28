"""The connection that `run.py` gives to JupyterLab: Jupyter's own, but messages are sent at once, and a short "busy" is not told."""

import asyncio
from importlib import import_module
from types import SimpleNamespace

import pytest
from jupyter_client.session import Session
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

import run
from autograder import prompt
from autograder.prompt import PromptConnection


def test_messages_are_sent_at_once_and_the_rest_is_jupyters(monkeypatch) -> None:
    said: list[object] = []

    def usual(self):
        said.append("connect")
        return "connected"

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", usual)
    monkeypatch.setattr(PromptConnection, "websocket_handler", SimpleNamespace(set_nodelay=said.append))
    assert PromptConnection.__new__(PromptConnection).connect() == "connected"
    assert said == [True, "connect"]


@pytest.fixture
def told(monkeypatch) -> tuple[PromptConnection, Session, list[tuple[str, str]]]:
    """A connection without its sockets, and what it passes on to the browser: (kind, state)."""
    session, passed = Session(key=b"1"), []

    def usual(self, stream, message):
        _, parts = session.feed_identities(message)
        passed.append((session.unpack(parts[1])["msg_type"], session.unpack(parts[4]).get("execution_state", "")))

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "handle_outgoing_message", usual)
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "disconnect", lambda self: None)
    connection = PromptConnection.__new__(PromptConnection)
    connection.session = session
    return connection, session, passed


def say(connection: PromptConnection, session: Session, parent: str, *states: str) -> None:
    """The kernel's words while it does what a message of the kind `parent` asks; "" is the answer itself."""
    asked = session.msg(parent)
    for state in states:
        kind, content = ("status", {"execution_state": state}) if state else ("comm_msg", {"data": {}})
        connection.handle_outgoing_message("iopub", session.serialize(session.msg(kind, content, parent=asked)))


def test_of_a_quick_widget_the_browser_hears_no_busy(told) -> None:
    async def talk() -> None:
        say(*told[:2], "comm_msg", "busy", "", "idle")
        say(*told[:2], "comm_msg", "busy", "", "idle")
        assert told[0]._held is None  # nothing is left that could be told later

    asyncio.run(talk())
    assert told[2] == [("comm_msg", ""), ("status", "idle")] * 2


def test_of_a_slow_widget_it_does(told, monkeypatch) -> None:
    monkeypatch.setattr(prompt, "PATIENCE", 0)

    async def talk() -> None:
        say(*told[:2], "comm_msg", "busy")
        assert told[2] == []
        while not told[2]:
            await asyncio.sleep(0)
        say(*told[:2], "comm_msg", "idle")

    asyncio.run(asyncio.wait_for(talk(), 30))
    assert told[2] == [("status", "busy"), ("status", "idle")]


def test_a_cell_is_busy_at_once(told) -> None:
    async def talk() -> None:
        say(*told[:2], "execute_request", "busy", "idle")

    asyncio.run(talk())
    assert told[2] == [("status", "busy"), ("status", "idle")]


def test_what_is_held_back_ends_with_the_connection(told, monkeypatch) -> None:
    monkeypatch.setattr(prompt, "PATIENCE", 0)

    async def talk() -> None:
        say(*told[:2], "comm_msg", "busy")
        told[0].disconnect()
        await asyncio.sleep(0.01)

    asyncio.run(talk())
    assert told[2] == []


def test_run_names_it_as_jupyters_option() -> None:
    option, _, name = run.SETTINGS[0].removeprefix("--ServerApp.").partition("=")
    assert option in ServerApp.class_trait_names()
    module, _, kind = name.rpartition(".")
    assert getattr(import_module(module), kind) is PromptConnection
