"""Runs commands of the openstack client, each in a fork of a process that has it loaded: the interpreter's start, the
imports and the search for plugins, most of a command's time, are paid once.

Reads one JSON object a line from standard input: {"id", "arguments", "environment", "stdout", "stderr"}, the last two
being files to write. Answers each with {"id", "code"} when its command has ended. Ends with standard input.
"""

import json
import logging
import os
import sys
import threading


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
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(order["environment"])
        code = run(order["arguments"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run(arguments):
    try:
        return shell.main(arguments) or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def warm_up():
    """A command with an option that it does not have: it loads the plugins but makes no client, which would be kept."""
    kept = os.dup(1), os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    run(["role", "list", "--nothing-of-this-name"])
    for handler in logging.getLogger().handlers[:]:
        logging.getLogger().removeHandler(handler)
    os.dup2(kept[0], 1)
    os.dup2(kept[1], 2)


sys.argv[0] = "openstack"
import keystoneclient.v3.client  # noqa: E402, F401
import openstackclient.shell as shell  # noqa: E402

warm_up()
print(json.dumps({"id": 0, "code": 0}), flush=True)
answers = threading.Lock()
for line in sys.stdin:
    start(json.loads(line), answers)
