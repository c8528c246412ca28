"""JupyterLab's connection between browser and kernel, without two delays that make widgets answer late.

**Small messages wait.** Jupyter leaves Nagle's algorithm on: a small message of the kernel's is held back until the browser has
confirmed the one before, which a browser with nothing to say puts off by 40 ms. Every other answer of a widget arrives that late.

**Each answer flickers.** For every message of a widget the kernel says "busy" and, a few milliseconds later, "idle". JupyterLab draws
its status, toolbar and tab anew for both, and the picture has to wait: that is more work than the widget's own.

`run.py` starts JupyterLab with the class below; by hand:

    jupyter lab --ServerApp.kernel_websocket_connection_class=autograder.prompt.PromptConnection

It stands here and not beside the widgets, because the server imports it: `nnref.widgets` would bring matplotlib along.
`benchmarks/widgets_latency.py` measures the difference; `docs/widgets.md` says what was measured.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.ioloop import IOLoop

__all__ = ["PromptConnection"]

PATIENCE = 0.1  # seconds that a widget may keep the kernel before the browser is told


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The usual connection, with TCP_NODELAY, and without the "busy" of a widget's message that is answered in no time."""

    _held: Any = None  # the timer of a "busy" that is not sent yet

    def connect(self) -> Any:
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def disconnect(self) -> Any:
        self._let_go()
        return super().disconnect()

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
        """From the kernel to the browser. A widget's "busy" is told after PATIENCE, and never if its "idle" comes before."""
        send = super().handle_outgoing_message
        _, parts = self.session.feed_identities(outgoing_msg)
        header, parent, content = (self.session.unpack(parts[k]) for k in (1, 2, 4))
        if header["msg_type"] == "status" and parent.get("msg_type") == "comm_msg":
            self._let_go()
            if content["execution_state"] == "busy":
                self._held = IOLoop.current().call_later(PATIENCE, send, stream, outgoing_msg)
                return
        send(stream, outgoing_msg)

    def _let_go(self) -> None:
        if self._held is not None:
            IOLoop.current().remove_timeout(self._held)
            self._held = None
