use serde_json::{Value, json};

/// What a run can have left behind.
pub(crate) const LEFT_BEHIND: [&str; 16] = [
    "nothing",
    "grant",
    "try-spent",
    "factory-secrets",
    "prepared",
    "new-keys",
    "order-unanswered",
    "not-written",
    "written-in-part",
    "pin-not-set",
    "pin-in-doubt",
    "receipt-missing",
    "pin-as-before",
    "new-pin-in-doubt",
    "new-pin-not-noted",
    "new-pin-not-told",
];

/// Data with which every text can be filled: once for one of everything and the officer card, once for several and the
/// subject card.
pub(crate) fn samples() -> [Value; 2] {
    [
        json!({
            "about": "Common name", "accepted": "P-256, P-384", "imported": "RSA-2048, P-256", "made": "RSA-3072, RSA-4096", "action": "add", "character": "_", "offered": "none", "part": "common-name", "position": 1, "serial": "20000001", "set": "digits", "name": "Common name", "document": "order", "algorithm": "aes256", "bytes": 4096, "choices": "“Reader 1”, “Reader 2”",
            "code": "of-another-time", "call": "SCardConnect", "command": "add", "count": 1, "device": "Reader 1", "directory": "orders",
            "input": "Shoe size", "fields": ["common_name (Common name)", "email (E-mail)"], "option": "--input",
            "number": 99, "letter": "42", "next": "PL-000043", "free-from": 43, "characters": "田, 中", "lines": 9, "most": 7, "max-digits": 12, "printer": "Letters", "first": 1, "last": 5,
            "expected": "serial 10000001", "fault": "too-short", "faults": [{}], "feature": "attestation",
            "field": "common_name", "file": "secrets.txt", "found": "serial 10000002", "host-time": "2026-11-22T10:00:00Z",
            "id": "employee-card", "instruction": "GENERAL AUTHENTICATE", "key": "9a", "issuer": "CN=Example CA", "limit": 4_194_304, "line": 3,
            "broken": "too-short", "missing": ["field email is not an e-mail address"], "new-keys": ["9a"],
            "max": 8, "min": 6, "names": "signature-pin, holder-pin, new-pin", "officer": "Olivia Lind",
            "order": "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01", "owner": "4711", "procedure": "employee-card",
            "reference": "7f3a", "role": "officer", "secret": "Signature PIN", "secret-name": "signature-pin",
            "state": "completed", "status": "6A80", "step": "open", "system": "linux", "tries-left": 1,
            "place": "/etc/countersign/policy.conf:2", "url": "https://host.example:8443/", "synopsis": "countersign issue --procedure <PROCEDURE>", "what": "the key in 9a", "why": "revoked",
            "typed": "12g4", "digest": "7f3a", "keys": 3, "places": 1, "needed": 2, "given": 1, "approvals": 1, "imported": "RSA-2048", "made": "P-256",
        }),
        json!({
            "about": "9a", "accepted": "RSA-2048", "imported": "RSA-2048", "made": "RSA-4096", "action": "redo", "character": "U+202E", "offered": "P-256", "part": "upn", "position": 7, "serial": "20000002", "set": "printable", "name": "Common name", "document": "receipt", "algorithm": "3des", "bytes": 4096, "choices": "“Reader 1”, “Reader 2”, “Reader 3”",
            "code": "of-another-time", "call": "SCardTransmit", "command": "redo", "count": 3, "device": "Reader 2", "directory": "orders",
            "input": "Name", "fields": ["given_name (Name)", "surname (Name)"], "option": "--action",
            "number": 6, "letter": "43", "next": null, "free-from": null, "characters": "ع", "lines": 8, "most": 7, "max-digits": 12, "printer": "Office", "first": 1, "last": 5,
            "expected": "serial 10000001", "fault": "not-digits", "faults": [{}, {}, {}],
            "feature": "a change of the card management key", "field": "email", "file": "orders/order.p7s",
            "found": null, "host-time": "2026-11-22T10:00:00Z", "id": "blank-card", "instruction": "PUT DATA",
            "key": "9c", "issuer": "CN=Example CA,O=Example", "limit": 65536, "line": 12,
            "broken": "repeated", "missing": ["field email must be filled", "no key has an action"], "new-keys": ["9a", "9d"], "max": 8, "min": 6, "names": "signature-pin, holder-pin, new-pin", "officer": "Olivia Lind",
            "order": "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a02", "owner": "4712", "procedure": "blank-card",
            "reference": "7f3b", "role": "subject", "secret": "holder's PIN", "secret-name": "holder-pin",
            "state": "fulfilled", "status": "6F00", "step": "certificates", "system": "windows", "tries-left": 2,
            "place": "/etc/countersign/policy.conf", "url": "https://127.0.0.1:8443/", "synopsis": "countersign devices", "what": "its digest", "why": "signature",
            "typed": "serial", "digest": "7f3b", "keys": 25, "places": 21, "needed": 3, "given": 0, "approvals": 2, "imported": "P-256, P-384", "made": "RSA-2048",
        }),
    ]
}
