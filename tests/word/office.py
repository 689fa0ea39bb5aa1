"""Opens Word files in LibreOffice, accepts or rejects all changes in them, and prints what is left, as JSON.

Usage: office.py JOBS, a JSON file with a list of {"file": PATH, "action": "accept"|"reject"|"none"}. One LibreOffice, with a
profile of its own, opens all files one after the other. Needs the system's Python with python3-uno.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
SECONDS_TO_START = 120


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def connect(pipe, process):
    """The service manager and desktop of an office that is starting."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            context = resolver.resolve(address)
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context), \
                manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        except NoConnectException:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.2)


def portions(paragraph):
    """The words of a paragraph, the marks of footnotes in braces."""
    text = ""
    for portion in paragraph:
        kind = portion.TextPortionType
        if kind == "Text":
            text += portion.getString()
        elif kind == "Footnote":
            text += "{" + portion.Footnote.getAnchor().getString() + "}"
        elif kind == "TextField" and not portion.TextField.supportsService("com.sun.star.text.textfield.Annotation"):
            text += portion.getString()
    return text


def read(document):
    paragraphs, tables = [], 0
    for part in document.Text:
        if part.supportsService("com.sun.star.text.TextTable"):
            tables += 1
            continue
        paragraphs.append({"style": part.ParaStyleName, "label": part.ListLabelString, "text": portions(part)})
    notes = [{"number": note.getAnchor().getString(), "text": note.getString()} for note in document.Footnotes]
    changes = sum(1 for _ in document.Redlines) if hasattr(document, "Redlines") else 0
    comments = 0
    fields = document.TextFields.createEnumeration()
    while fields.hasMoreElements():
        comments += fields.nextElement().supportsService("com.sun.star.text.textfield.Annotation")
    return {"paragraphs": paragraphs, "notes": notes, "changes": changes, "comments": comments, "tables": tables}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    profile = tempfile.mkdtemp(prefix="resdiff-office-")
    pipe = f"resdiff{os.getpid()}"
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desktop, helper = connect(pipe, process)
        results = []
        for job in jobs:
            url = uno.systemPathToFileUrl(os.path.abspath(job["file"]))
            document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
            before = read(document) if job["action"] == "none" else None
            if job["action"] in COMMANDS:
                frame = document.CurrentController.Frame
                helper.executeDispatch(frame, COMMANDS[job["action"]], "", 0, ())
            if "save" in job:
                target = uno.systemPathToFileUrl(os.path.abspath(job["save"]))
                document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
            results.append(before or read(document))
            document.close(True)
        json.dump(results, sys.stdout, ensure_ascii=False)
        try:
            desktop.terminate()
        except Exception:
            pass
    finally:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.terminate()
        shutil.rmtree(profile, ignore_errors=True)


main()
