"""Runs a command with a terminal of 60 columns as its standard error, and prints what came, as JSON.

on_terminal.py both|error COMMAND…: `both` gives it standard output as well; `out` is empty then.
"""
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import threading

ours, theirs = pty.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
both = sys.argv[1] == "both"
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL,
                         stdout=theirs if both else subprocess.PIPE, stderr=theirs)
os.close(theirs)
terminal = bytearray()


def read_terminal():
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the last of its users is gone
            return
        if not piece:
            return
        terminal.extend(piece)


reader = threading.Thread(target=read_terminal)
reader.start()
out = b"" if both else child.stdout.read()
status = child.wait()
reader.join()
json.dump({"status": status, "out": out.decode(), "terminal": terminal.decode()}, sys.stdout)
