"""A thin and distant line between two programs of this machine: each way takes its time, and it can break."""

import contextlib
import queue
import socket
import threading
import time
from types import TracebackType
from typing import Self

Way = tuple[socket.socket, socket.socket]


class SlowLine:
    """Listens on a port of 127.0.0.1 and carries to another what comes in, late and slowly.

    Args:
        target: The port to carry to.
        delay_s: How long every byte is on its way, each way.
        bytes_per_s: How many bytes go through, each way.
    """

    def __init__(self, target: int, delay_s: float, bytes_per_s: float) -> None:
        self._target = target
        self._delay_s = delay_s
        self._bytes_per_s = bytes_per_s
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._let_in, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._door.close()
        self.cut()

    def cut(self) -> None:
        """Break what is connected now, in the middle of what either side was saying."""
        ends, self._ends = self._ends, []
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # wakes who waits at it; closing alone would not
            end.close()

    def _let_in(self) -> None:
        while True:
            try:
                near, _address = self._door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._ends += [near, far]
            self._carry((near, far))
            self._carry((far, near))

    def _carry(self, way: Way) -> None:
        waiting: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        threading.Thread(target=self._take, args=(way, waiting), daemon=True).start()
        threading.Thread(target=self._give, args=(way, waiting), daemon=True).start()

    def _take(self, way: Way, waiting: "queue.SimpleQueue[tuple[float, bytes]]") -> None:
        data = b"."
        while data:
            try:
                data = way[0].recv(4096)
            except OSError:
                data = b""
            waiting.put((time.monotonic() + self._delay_s, data))

    def _give(self, way: Way, waiting: "queue.SimpleQueue[tuple[float, bytes]]") -> None:
        while True:
            due, data = waiting.get()
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                if not data:
                    way[1].shutdown(socket.SHUT_WR)
                    return
                way[1].sendall(data)
            except OSError:
                return
            time.sleep(len(data) / self._bytes_per_s)
