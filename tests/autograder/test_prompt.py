"""The connection that `run.py` gives to JupyterLab: Jupyter's own, but messages are sent at once."""

from importlib import import_module
from types import SimpleNamespace

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

import run
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


def test_run_names_it_as_jupyters_option() -> None:
    option, _, name = run.PROMPT.removeprefix("--ServerApp.").partition("=")
    assert option in ServerApp.class_trait_names()
    module, _, kind = name.rpartition(".")
    assert getattr(import_module(module), kind) is PromptConnection
