"""A sound card that nobody hears: a PulseAudio of the test's own, and a recorder on its output."""

import os
import shutil
import signal
import subprocess
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import cos, pi, sqrt
from pathlib import Path

from rehab_app.clock import SystemClock

CLOCK = SystemClock()
NEEDED = ("pulseaudio", "parec", "pactl", "speech-dispatcher", "espeak-ng")
RATE_HZ = 44_100
_CHUNK = 441  # 10 ms of 16-bit samples
_READY_S = 10.0


def missing() -> str:
    """Return which of the programs that hear are not there."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


@dataclass
class Recording:
    """What was heard: chunks of samples, each with the moment at which the last of it came."""

    chunks: list[tuple[float, "array[int]"]] = field(default_factory=list)

    def loudness(self, window_s: float = 0.005) -> Iterator[tuple[float, float]]:
        """Yield the moment and the loudness (0 to 1) of each short stretch.

        The moment is that of `CLOCK`, and late rather than early: a sample is heard
        before it is read.
        """
        size = round(window_s * RATE_HZ)
        for came, samples in self.chunks:
            for first in range(0, len(samples), size):
                part = samples[first : first + size]
                at = came - (len(samples) - first) / RATE_HZ
                yield at, max(abs(value) for value in part) / 32768

    def onsets(self, least: float = 0.05, quiet_s: float = 0.03) -> list[float]:
        """Return the moments at which something is heard after a short silence."""
        found: list[float] = []
        last_loud = 0.0
        for at, loud in self.loudness():
            if loud >= least:
                if at - last_loud > quiet_s:
                    found.append(at)
                last_loud = at
        return found

    def pitch_onsets(self, hz: float, least: float = 0.2) -> list[float]:
        """Return the moments at which a tone of so many hertz begins, whatever else is heard."""
        found: list[float] = []
        was_heard = False
        for came, samples in self.chunks:
            is_heard = _strength(samples, hz) >= least
            if is_heard and not was_heard:
                found.append(came - len(samples) / RATE_HZ)
            was_heard = is_heard
        return found

    def last_heard(self, least: float = 0.01) -> float:
        """Return the last moment at which something is heard."""
        return max(at for at, loud in self.loudness() if loud >= least)

    def share_heard(self, start: float, end: float, least: float = 0.01) -> float:
        """Return in how much of a stretch of time something is heard, 0 to 1."""
        loud = [value >= least for at, value in self.loudness(0.02) if start <= at < end]
        return sum(loud) / len(loud) if loud else 0.0


class Stage:
    """The environment in which programs are heard, and the recorder."""

    def __init__(self, folder: Path) -> None:
        """Keep everything below a folder, which has to be short: it is part of a socket's name."""
        self.environ = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": f"unix:{folder / 'pulse' / 'native'}",
            "HOME": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.environ.pop("SPEECHD_ADDRESS", None)
        (folder / "pulse").mkdir(mode=0o700)
        self.dispatcher_pid = folder / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"

    @contextmanager
    def open(self) -> Iterator[None]:
        """Run the sound server while the block runs."""
        native, null = "module-native-protocol-unix", "module-null-sink sink_name=nobody rate=44100"
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"]
        server = subprocess.Popen(
            [*command, "-L", native, "-L", null],
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait_for_server()
            yield
        finally:
            if self.dispatcher_pid.exists():
                with suppress(ProcessLookupError):
                    os.kill(int(self.dispatcher_pid.read_text()), signal.SIGTERM)
            server.kill()
            server.wait()

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what is heard while the block runs."""
        recording = Recording()
        what = ["-d", "nobody.monitor", "--raw", "--channels=1", "--format=s16le"]
        recorder = subprocess.Popen(
            [str(shutil.which("parec")), *what, f"--rate={RATE_HZ}", "--latency-msec=10"],
            env=self.environ,
            stdout=subprocess.PIPE,
        )
        reader = threading.Thread(target=_read, args=(recorder, recording))
        reader.start()
        try:
            yield recording
        finally:
            recorder.kill()
            reader.join()
            recorder.communicate()

    def _wait_for_server(self) -> None:
        end = CLOCK.now() + _READY_S
        while CLOCK.now() < end:
            told = subprocess.run(
                ["pactl", "set-default-sink", "nobody"],
                env=self.environ,
                capture_output=True,
                check=False,
            )
            if told.returncode == 0:
                return
        raise AssertionError("pulseaudio did not come up")


def _strength(samples: "array[int]", hz: float) -> float:
    """Return how strong one pitch is, 0 to 1: Goertzel's algorithm, a Fourier sum at one place."""
    turn = 2 * cos(2 * pi * hz / RATE_HZ)
    last = before = 0.0
    for sample in samples:
        last, before = sample / 32768 + turn * last - before, last
    power = last**2 + before**2 - turn * last * before
    return 2 * sqrt(max(0.0, power)) / len(samples)


def _read(recorder: "subprocess.Popen[bytes]", recording: Recording) -> None:
    assert recorder.stdout is not None
    while data := recorder.stdout.read(2 * _CHUNK):
        recording.chunks.append((CLOCK.now(), array("h", data[: len(data) // 2 * 2])))
