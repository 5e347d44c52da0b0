"""What every SDK suite needs: a running listener, the vendor's clients in a folder of the build, and a count.

A suite is a script that makes a Suite, a Server, runs its cases and ends with suite.finish(). Which operations were
reached is read from the listener's own /metrics, so nothing counts that did not arrive. What cannot be installed fails
the suite with the reason.
"""

import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import ssl
import struct
import subprocess
import sys
import tempfile
import traceback
import urllib.error
import urllib.request
import zlib

SOURCE = pathlib.Path(__file__).resolve().parent
BINARY = os.environ.get("VITRINE_BINARY", str(SOURCE.parent.parent / "build" / "vitrine"))
# Beside the build, so that a second run needs no network.
PACKAGES = pathlib.Path(os.environ.get("VITRINE_SDK_FOLDER", str(pathlib.Path(BINARY).parent / "sdk")))
PATIENCE = 60
INSTALL_PATIENCE = 900


class Failure(Exception):
    """A check that did not hold."""


def _run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=options.pop("timeout", PATIENCE), **options)
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines()[-8:]
        raise Failure("%s ended with %d: %s" % (" ".join(map(str, command[:4])), done.returncode, " | ".join(words)))
    return done.stdout


def _installed(name, pins, install):
    """A folder that holds what `pins` (bytes) says; made by `install(folder)` when it is not there."""
    folder = PACKAGES / name
    mark = folder / ".pinned"
    wanted = hashlib.sha256(pins).hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        install(folder)
    except (Failure, OSError, subprocess.TimeoutExpired) as error:
        print("FAILED: the clients of %s could not be installed: %s" % (name, error))
        print("They come from the package registries; check the network, or set VITRINE_SDK_FOLDER to a folder with them.")
        sys.exit(1)
    mark.write_text(wanted)
    return folder


def python_packages(name, requirements):
    """Installs a pinned list of Python packages into the build and makes them importable."""
    path = SOURCE / requirements

    def install(folder):
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
              "--target", str(folder), "-r", str(path)], timeout=INSTALL_PATIENCE)

    folder = _installed(name, path.read_bytes(), install)
    # Nothing of the system's own packages: theirs and the pinned ones do not fit together (pyOpenSSL, cryptography).
    sys.path[:] = [str(folder)] + [each for each in sys.path if not each.endswith(("-packages", "-packages/"))]


def node_packages(name, folder):
    """Installs a package-lock.json into the build; returns where its node_modules is."""
    source = SOURCE / folder

    def install(target):
        for file in ("package.json", "package-lock.json"):
            shutil.copy(source / file, target)
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=target,
             timeout=INSTALL_PATIENCE)

    pins = (source / "package.json").read_bytes() + (source / "package-lock.json").read_bytes()
    return _installed(name, pins, install)


class Server:
    """`vitrine serve` on a free port of this machine, over a new catalogue with one key and some galleries."""

    def __init__(self, galleries=("demo",), tls=False, folders=(), relaxed=False):
        self._home = tempfile.TemporaryDirectory(prefix="vitrine-sdk-")
        home = pathlib.Path(self._home.name)
        self.catalogue = home / "catalogue"
        self._environment = dict(os.environ, XDG_CONFIG_HOME=str(home / "config"), QT_QPA_PLATFORM="offscreen",
                                 XDG_CACHE_HOME=str(home / "cache"))
        self.tool("new", self.catalogue)
        key = json.loads(self.tool("key", self.catalogue, "add", "sdk", "--json").splitlines()[-1])
        self.access_key, self.secret_key = key["access_key"], key["secret_key"]
        self.project_id = key["project_id"]
        for name in galleries:
            self.tool("gallery", self.catalogue, "add", name)
        self._options = ["--port", "0"]
        self._options += ["--tls-self-signed"] if tls else []
        self._options += ["--relaxed"] if relaxed else []
        for folder in folders:
            self._options += ["--allow-folder", str(folder)]
        self.start()

    def tool(self, *words):
        """One call of the command line."""
        return _run([BINARY, *map(str, words)], env=self._environment)

    def start(self):
        self._process = subprocess.Popen([BINARY, "serve", str(self.catalogue), *self._options],
                                         stdout=subprocess.PIPE, text=True, env=self._environment)
        line = self._process.stdout.readline()
        if not line:
            raise Failure("vitrine serve ended with %s" % self._process.wait(PATIENCE))
        self.url = json.loads(line)["listening"]
        self.address = self.url.split("//", 1)[1]
        self.host, self.port = self.address.rsplit(":", 1)

    def stop(self, how=signal.SIGTERM):
        self._process.send_signal(how)
        code = self._process.wait(PATIENCE)
        self._process.stdout.close()
        return code

    def get(self, path):
        """A plain GET: status and bytes."""
        return self.send("GET", path)

    def send(self, method, path, body=None, headers=None):
        """A plain request without a client: status and bytes."""
        url = path if "://" in path else self.url + path
        request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
        context = ssl._create_unverified_context() if url.startswith("https") else None
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE, context=context) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def calls(self):
        """Calls by (operation, status), as the listener counted them."""
        text = self.get("/metrics")[1].decode()
        found = re.findall(r'^vitrine_calls_total\{operation="([^"]+)",status="(\d+)"\} (\d+)$', text, re.M)
        return {(operation, int(status)): int(count) for operation, status, count in found}

    def operations(self):
        """Every operation of the listener by family, from /openapi.json."""
        document = json.loads(self.get("/openapi.json")[1])
        families = {}
        for path in document["paths"].values():
            for operation in path.values():
                if isinstance(operation, dict) and "operationId" in operation:
                    families.setdefault(operation["tags"][0], set()).add(operation["operationId"])
        return families

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self.stop()
        self._home.cleanup()


class Suite:
    """Runs cases, goes on after a failed one, and counts what was reached."""

    def __init__(self, name, families):
        self.name, self.families = name, families
        self.passed = self.checks = 0
        self.failures = []
        self._reached = {}
        self._all = {}

    def check(self, holds, what):
        self.checks += 1
        if not holds:
            raise Failure(what)

    def equal(self, actual, expected, what=""):
        self.check(actual == expected, "%s: %r instead of %r" % (what, actual, expected))

    @contextlib.contextmanager
    def case(self, name):
        try:
            yield
        except Exception as error:  # a case may fail by anything its client throws
            self.failures.append(name)
            print("FAIL %s: %s: %s" % (name, type(error).__name__, error))
            if not isinstance(error, Failure):
                traceback.print_exc(limit=-4)
        else:
            self.passed += 1

    def refused(self, code, call, read):
        """`call()` must be refused with `code`; `read(error)` gives the client's error code."""
        try:
            call()
        except Exception as error:  # each client has a type of its own
            self.checks += 1
            if read(error) != code:
                raise Failure("refused with %r instead of %r (%s)" % (read(error), code, error)) from error
            return error
        raise Failure("not refused; %s was expected" % code)

    def collect(self, server):
        """Takes over what a server counted; call before it stops."""
        for family, operations in server.operations().items():
            self._all.setdefault(family, set()).update(operations)
        for (operation, status), count in server.calls().items():
            good, bad = self._reached.get(operation, (0, 0))
            self._reached[operation] = (good + count, bad) if status < 400 else (good, bad + count)

    def finish(self):
        """Prints the count and ends the program: 0 when every case passed and every operation was reached."""
        for family in self.families:
            known = self._all.get(family, set())
            reached = {name for name in known if self._reached.get(name, (0, 0))[0] > 0}
            refused = {name for name in known if self._reached.get(name, (0, 0))[1] > 0}
            print("%s: %d of %d operations answered, %d also refused" % (family, len(reached), len(known), len(refused)))
            if not known or known != reached:
                missing = ", ".join(sorted(known - reached)) or "the family is not served"
                self.failures.append("%s: never answered: %s" % (family, missing))
                print("FAIL never answered: %s" % missing)
        print("%s: %d cases passed, %d failed, %d checks" % (self.name, self.passed, len(self.failures), self.checks))
        sys.exit(1 if self.failures else 0)


def png(red, green, blue, width=160, height=120):
    """A picture with stripes, as PNG bytes; other colours make other pictures."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            striped = (x // 16 + y // 24) % 2 == 0
            rows += bytes((red, green, blue) if striped else (255, 255, 255))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows))) +
            chunk(b"IEND", b""))
