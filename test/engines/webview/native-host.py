"""An app as small as can be: one webview and one message handler. Writes down what it hears and does what it is told, a line each.

Standard input: {"run": id, "script": text} to run in the page, {"load": url}, {"keep": "nothing"} to refuse every page cookies and storage
from its first script on, or {"end": "page"} to kill the page's own process.
Standard output: {"heard": text} for every message, {"ran": id, "value": text} or {"failed": id, "why": text}, {"died": reason}.
"""
import json
import sys
import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2

content = WebKit2.UserContentManager()
webview = WebKit2.WebView(user_content_manager=content)


def say(**line):
    print(json.dumps(line), flush=True)


def keep_nothing():
    # WebKitGTK can switch cookies off, but not the storage of a session: a page finds it refused as elsewhere.
    webview.get_context().get_cookie_manager().set_accept_policy(WebKit2.CookieAcceptPolicy.NEVER)
    refusing = """for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('Refused', 'SecurityError') } })"""
    frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    content.add_script(WebKit2.UserScript(refusing, frames, start, None, None))


def run(id, script):
    def done(_, result):
        try:
            say(ran=id, value=webview.call_async_javascript_function_finish(result).to_string())
        except GLib.Error as error:
            say(failed=id, why=error.message)

    webview.call_async_javascript_function(script, -1, None, None, None, None, done)


def told(source, _):
    line = source.readline()
    if not line:
        Gtk.main_quit()
        return False
    order = json.loads(line)
    if "run" in order:
        run(order["run"], order["script"])
    elif "load" in order:
        webview.load_uri(order["load"])
    elif "keep" in order:
        keep_nothing()
    else:
        webview.terminate_web_process()
    return True


content.connect("script-message-received::DirectPay", lambda _, given: say(heard=given.get_js_value().to_string()))
content.register_script_message_handler("DirectPay")
webview.connect("web-process-terminated", lambda _, reason: say(died=reason.value_nick))
window = Gtk.Window(default_width=360, default_height=640)
window.add(webview)
window.show_all()
GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, lambda *_: told(sys.stdin, None))
say(ready=True)
Gtk.main()
