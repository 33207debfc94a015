### What the command line says beside results and errors.

failed = Failed
not-done = Not done
next = Next
code = Code

ask-sign-in-pin = PIN of the officer card in { $reader }, to sign in{ $tries }
ask-signature-pin = Signature PIN for { $reader }, to submit{ $tries }
ask-abandon-pin = Signature PIN for { $reader }, to abandon the order{ $tries }
ask-holder-pin = The holder's PIN for { $reader }{ $tries }
ask-new-pin = New PIN (Enter alone: the system-generated PIN is set and shown)
ask-new-pin-again = New PIN, again
new-pin-rules = { $card } gets a new PIN:
new-pin-broken = That PIN breaks a rule:
new-pins-differ = The two were not the same.
pin-rule-min-length = at least { $digits } digits
pin-rule-max-length = at most { $digits } digits
pin-rule-only-digits = digits only
pin-rule-no-repeats = not one digit throughout, such as 111111
pin-rule-no-sequences = not a run up or down, such as 123456

pin-code = PIN code
pin-code-acknowledge = Enter, once the holder has it: it is then cleared and not shown again.
pin-code-shown = The PIN code was shown.

secrets-open-to-others = Warning: others than you can read { $file }. Take that right away: chmod 600.

no-devices = No device was found. Plug a card reader in.
device-empty = –
device-mute = a card that does not answer
device-not-piv = a card without PIV
device-unreadable = a card that cannot be read ({ $code })
card-without-identity = a card that does not tell who it is
card-without-keys = The card shows no keys and no certificates.

event-service-started = The smart card service answers again.
event-service-stopped = The smart card service does not run. Waiting for it.
event-device-added = { $device }: device connected
event-device-removed = { $device }: device disconnected
event-card-inserted = { $device }: card inserted
event-card-read = { $device }: { $card }
event-card-mute = { $device }: a card that does not answer
event-card-removed = { $device }: card removed

guid = GUID
pin = PIN
puk = PUK
management-key = Management key
not-told = the card does not tell
factory = as from the factory
certificate-malformed = cannot be read: { $why }

broken-min-length = it has too few digits
broken-max-length = it has too many digits
broken-only-digits = it has other characters than digits
broken-no-repeats = it is one digit throughout
broken-no-sequences = it is a run up or down

yes = yes
no = no
on-card = On the card
granted = Granted
changed = Changed
documents = Documents
signed-by = Signed by
verified-at = Verified at
digest = SHA-256
officer-authorities = Officer authorities
description = Description

issued = Issued to the card with { $card }. Order { $order }.
pin-is-system = The card has the PIN that was shown.
pin-is-entered = The card has the PIN that was entered.

will-be-signed = This is signed and submitted:
fields-dropped = In no certificate: { $fields }
dry-run = Nothing was signed or issued. Nonce, ids, public keys and proofs are added on signing.
draft-lacks = The draft cannot be submitted yet:

procedure-hidden = Not for you: { $procedure }. { $why }
no-procedures = The host has no active procedure.
no-orders = The host has no orders.
no-open-orders = No order is open.
revoked-at = revoked { $time }
not-revoked = not revoked
verified = Order { $order } verifies.
abandoned = Order { $order } was given up; its certificates are revoked. What is on the card stays there.
exported = Written: { $message }, { $authorities }
exported-verify = Verify it elsewhere: openssl cms -verify -binary -inform DER -in { $message } -CAfile { $authorities } -purpose any -attime { $at }

secret-signature-pin = Signature PIN
secret-holder-pin = PIN of the holder
secret-new-pin = new PIN

practice-begin = Practice: readers, cards and host are simulated here; nothing outside this program is touched.
practice-officer = The officer { $name } signs with the card in { $device }, PIN { $pin }.
practice-card = The subject card in { $device }: { $card }.
practice-holder = The holder's data are an example: give your own with --input.
practice-next = Try next:
    {"  "}countersign practice --dry-run                     what would be signed, in words
    {"  "}countersign practice --input common_name="Your Name" --input email=you@example.org
    {"  "}countersign practice --procedure blank-card        keys that are generated on the card
    {"  "}countersign practice --secrets -                   with the line signature-pin=000000, to see a refusal
    {"  "}npm run readers                                    real programs on virtual readers (Linux)
