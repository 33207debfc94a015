"""A mail server that keeps what it takes: one line of JSON for each message, on standard output.

Takes messages over TLS alone and from whoever has signed in. It refuses an address that begins with `refused` for good,
and one that begins with `later` the first time that it hears of it.
"""

import base64
import json
import signal
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

certificate, key, security, user, password = sys.argv[1:6]


class Kept:
    def __init__(self):
        self.heard_of = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 no such mailbox here"
        if address.startswith("later") and address not in self.heard_of:
            self.heard_of.add(address)
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        say(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "tls": session.ssl is not None or security == "tls",
                "signed_in": session.authenticated,
                "message": base64.b64encode(envelope.original_content).decode(),
            }
        )
        return "250 OK"


def say(what):
    print(json.dumps(what), flush=True)


def sign_in(server, session, envelope, mechanism, login):
    known = isinstance(login, LoginPassword) and (login.login, login.password) == (user.encode(), password.encode())
    return AuthResult(success=known)


tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(certificate, key)
options = {
    "hostname": "127.0.0.1",
    "port": 0,
    "authenticator": sign_in,
    "auth_required": True,
}
if security == "tls":
    options |= {"ssl_context": tls, "auth_require_tls": False}
else:
    options |= {"tls_context": tls, "require_starttls": True}


class OnAFreePort(Controller):
    """The library connects to itself to see that it serves, and gives up where nobody does; it must know the port."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
        say({"port": self.port})


OnAFreePort(Kept(), **options).start()
signal.sigwait({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
