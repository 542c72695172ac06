"""Runs commands of the openstack, the glance and the nova client, and scripts over their library (program "python"), each in a fork of
a process that has them loaded: the interpreter's start, the imports and the search for plugins, most of a command's time, are paid once.

Reads one JSON object a line from standard input: {"id", "program", "arguments", "environment", "stdin", "stdout",
"stderr"}, the last two being files to write. stdin is "nothing", "terminal" or {"pipe": file}. Answers each with
{"id", "code"} when its command has ended. Ends with standard input.
"""

import json
import logging
import os
import pty
import runpy
import subprocess
import sys
import threading
import traceback


def start(order, lock):
    pid = os.fork()
    if pid == 0:
        command(order)
    _, status = os.waitpid(pid, 0)
    with lock:
        print(json.dumps({"id": order["id"], "code": os.waitstatus_to_exitcode(status)}), flush=True)


def command(order):
    code = 70
    try:
        for number, name in ((1, "stdout"), (2, "stderr")):
            file = os.open(order[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(file, number)
        os.dup2(source(order["stdin"]), 0)
        # What the parent read ahead are the orders of others.
        sys.stdin = os.fdopen(0)
        os.environ.clear()
        os.environ.update(order["environment"])
        code = run(order["program"], order["arguments"])
    except Exception:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def source(stdin):
    if stdin == "nothing":
        return os.open(os.devnull, os.O_RDONLY)
    if stdin == "terminal":
        return pty.openpty()[1]
    return subprocess.Popen(["cat", stdin["pipe"]], stdout=subprocess.PIPE).stdout.fileno()


def run(program, arguments):
    sys.argv = [program, *arguments]
    try:
        if program == "python":
            sys.argv = list(arguments)
            runpy.run_path(arguments[0], run_name="__main__")
            return 0
        if program == "nova":
            return nova.main(arguments) or 0
        return (glance.main() if program == "glance" else openstack.main(arguments)) or 0
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else 1


def warm_up():
    """A command with an option that it does not have: it loads the plugins but makes no client, which would be kept."""
    kept = os.dup(1), os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    run("openstack", ["role", "list", "--nothing-of-this-name"])
    for handler in logging.getLogger().handlers[:]:
        logging.getLogger().removeHandler(handler)
    os.dup2(kept[0], 1)
    os.dup2(kept[1], 2)


sys.argv[0] = "openstack"
import glanceclient.shell as glance  # noqa: E402
import glanceclient.v2.client  # noqa: E402, F401
import keystoneclient.v3.client  # noqa: E402, F401
import novaclient.shell as nova  # noqa: E402
import novaclient.v2.client  # noqa: E402, F401
import openstack.compute.v2._proxy  # noqa: E402, F401
import openstack.image.v2._proxy  # noqa: E402, F401
import openstackclient.shell as openstack  # noqa: E402

warm_up()
print(json.dumps({"id": 0, "code": 0}), flush=True)
answers = threading.Lock()
for line in sys.stdin:
    start(json.loads(line), answers)
