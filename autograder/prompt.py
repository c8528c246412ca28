"""JupyterLab's connection between browser and kernel, without the delay that makes widgets answer late.

Jupyter leaves Nagle's algorithm on: a small message of the kernel's is held back until the browser has confirmed the one before,
which a browser with nothing to say puts off by 40 ms. Every other answer of a widget that waits for Python arrives that late.
`run.py` starts JupyterLab with the class below, which sends each message at once; by hand:

    jupyter lab --ServerApp.kernel_websocket_connection_class=autograder.prompt.PromptConnection

It stands here and not beside the widgets, because the server imports it: `nnref.widgets` would bring matplotlib along.
`benchmarks/widgets_latency.py` measures the difference; `docs/widgets.md` says what was measured.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["PromptConnection"]


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection, with TCP_NODELAY."""

    def connect(self) -> Any:
        self.websocket_handler.set_nodelay(True)
        return super().connect()
