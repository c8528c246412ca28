"""A Jupyter server that sends small messages at once: what a widget that waits for Python gains by it.

Jupyter leaves Nagle's algorithm on: a message of Python's is held back until the browser has confirmed the one before, which a
browser with nothing to say puts off by 40 ms. Every other answer of a widget arrives that late. To use this class:

    jupyter lab --ServerApp.kernel_websocket_connection_class=benchmarks.widgets_server.PromptConnection
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["PromptConnection"]


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection between browser and kernel, with TCP_NODELAY."""

    def connect(self) -> Any:
        self.websocket_handler.set_nodelay(True)
        return super().connect()
