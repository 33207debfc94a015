### What the command line says beside results and errors.

failed = Failed:
next = Next:
code = Code:

ask-sign-in-pin = PIN of the officer card in { $reader }, to sign in{ $tries }
ask-signature-pin = Signature PIN for { $reader }, to submit{ $tries }
ask-abandon-pin = Signature PIN for { $reader }, to abandon the order{ $tries }
ask-unblock-pin = Signature PIN for { $reader }, to unblock the card{ $tries }
ask-change-pin-pin = Signature PIN for { $reader }, to change the card's PIN{ $tries }
ask-print-pin = Signature PIN for { $reader }, to print letters{ $tries }
ask-letter-ids-pin = Signature PIN for { $reader }, to create letter IDs{ $tries }
ask-resend-pin = Signature PIN for { $reader }, to send the mail once more{ $tries }
ask-puk = PUK of the card in { $reader }{ $tries }
ask-recovery-request-pin = Signature PIN for { $reader }, to ask for the recovery{ $tries }
ask-recovery-decision-pin = Signature PIN for { $reader }, to decide on the recovery request{ $tries }
ask-present-pin = The PIN that the card in { $reader } has{ $tries }
ask-holder-pin = The holder's PIN for { $reader }{ $tries }
ask-new-pin = New PIN (Enter alone: the system-generated PIN is set and shown)
ask-new-pin-again = New PIN, again
ask-pin-mail = Address that the PIN is mailed to{ $is-proposed ->
    [yes] {" "}(Enter alone: { $proposed })
   *[no] {""}
 }
ask-letter-id = ID of the letter{ $is-proposed ->
    [yes] {" "}(Enter alone: { $proposed })
   *[no] {""}
 }
type-signature-pin-on-reader = Type the Signature PIN on the keys of { $reader }{ $tries }. Its red key cancels: no try is spent.
type-new-pin-on-reader = Type the new PIN twice on the keys of { $reader }. Its red key cancels: the system-generated PIN is set and shown.
new-pin-on-reader = The new PIN is typed on the keys of { $reader }. Enter when the holder is ready; Ctrl-C: the system-generated PIN is set and shown
new-pin-rules = { $card } gets a new PIN:
new-pin-broken = That PIN breaks a rule:
new-pins-differ = The two were not the same.

pin-code-acknowledge = Enter, once the holder has it: it is then cleared and not shown again.
pin-code-shown = The PIN code was shown.
puk-code-shown = The PUK code was shown.

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

broken-min-length = The PIN has too few digits.
broken-max-length = The PIN has too many digits.
broken-only-digits = The PIN has other characters than digits.
broken-no-repeats = The PIN is one digit throughout.
broken-no-sequences = The PIN is a run up or down.
broken-not-factory = The PIN is the one from the factory.
broken-not-holder-data = The PIN stands in what was typed about the holder.

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
pin-is-unchanged = The card has the PIN that it had.
pin-is-mailed = The host mails the PIN to { $address }.
pin-is-in-letter = The PIN stands in the letter { $letter }, which can be printed now.
puk-is-host-only = The card has a new PUK, which the host keeps.
puk-is-shown = The card has the PUK that was shown.
puk-is-in-letter = The PUK stands in the letter { $letter }, which can be printed now.
taken-in = The card was taken in: it has a PUK and a card management key of its own.

will-be-signed = This is signed and submitted:
fields-dropped = In no certificate: { $fields }.
dry-run = Nothing was signed or issued. Nonce, ids, public keys and proofs are added on signing.

procedure-hidden = Not for you: { $procedure }. { $why }
no-procedures = The host has no active procedure.
procedures-next = { $place ->
    [practice] The keys, fields and PIN of one: countersign practice --show --procedure NAME
   *[desk] The keys, fields and PIN of one: countersign procedures NAME
 }
procedure-title = { $procedure } ({ $id }), revision { $revision }
procedure-cards = { $stock ->
    [pre-personalized] Pre-personalized PIV cards
    [blank] Blank PIV cards
   *[any] PIV cards, pre-personalized or blank
 }
procedure-serials = { $cards }, serial numbers { $ranges }
serial-range = { $from } to { $to }
role-name = { $role ->
    [issue-certificate] { role-issue-certificate }
    [revoke-certificate] { role-revoke-certificate }
    [recover-key] { role-recover-key }
    [approve-recovery] { role-approve-recovery }
    [manage-pin-letters] Manage PIN letters
    [unblock-card] Unblock card
    [use-puk] Use PUK
   *[other] { $role }
 }
key-source = { $source ->
    [production] from production
    [generate] generated on the card
    [archive] generated at the host and archived
    [recover] from the archive
   *[none] –
 }
redo-transport-only = redo (transport certificates only)
pin-distribution = { $distribution ->
    [show-at-ra] Generated ({ $digits } digits) and shown once
    [email] Generated ({ $digits } digits) and mailed
    [letter] Generated ({ $digits } digits) and printed as a letter
    [unchanged] Not changed
   *[enter-at-ra] Entered at the desk; if none is entered, generated ({ $digits } digits) and shown once
 }
field-without-rule = any text
field-format = { $format ->
    [email] name@domain
   *[upn] user@realm
 }
field-least = at least { $count } characters
field-most = at most { $count } characters
field-characters = { $set ->
    [digits] digits only
    [alphanumeric] letters A–Z, a–z and digits
    [printable] letters A–Z, a–z, digits, space and ' ( ) + , - . / : = ?
   *[ascii] visible ASCII characters and space
 }
field-pattern = form { $pattern }
field-hidden = hidden at first
no-orders = The host has no orders.
no-orders-found = No order is found.
more-orders = These are the first; there are more. Name more words, or go on with --before { $position }.
no-open-orders = No order is open.
revoked-at = revoked { $time }
verified = Order { $order } verifies.
abandoned = Order { $order } was given up; its certificates are revoked. What is on the card stays there.
exported = Written to { $folder }: { $files }
exported-verify = How to verify them elsewhere stands in { $readme }.
exported-unverified = Order { $order } does NOT verify: the files are as the host keeps them, as evidence of that.
abandoned-by = Abandoned by
abandoned-by-order = order { $order } of { $officer }, { $time }: { $reason }
field = Field
value-as-signed = Value, as signed

secret-signature-pin = Signature PIN
secret-holder-pin = PIN of the holder
secret-new-pin = new PIN
secret-puk = PUK

nothing-archived-found = No archived key has such a certificate. The criteria refer to the certificate that was issued when the key was created.
more-archived = These are the first { $count }; there are more. Give more criteria, or go on with --after { $id }.
archived-keys = Archived: { $keys }.
recovered-keys = From the archive: { $keys }.
archived-key = { $key } ({ $algorithm }, record { $record })
recovered-key = { $reused ->
    [yes] { $key } (key and certificate { $id })
   *[no] { $key } (key of certificate { $id }, with a new one)
 }

recovery-asked = Asked for. The request ends at { $time }. Its digest: { $digest }
    Other officers find it with: countersign recovery list
no-recovery-requests = No recovery request waits.
request-digest = Request
asked-by = Asked by
onto-card = Onto card
made-at = Made
ends-at = Ends
approvals = Approvals
refused = Refused
approvals-given = { $given ->
    [0] 0 of { $needed }
   *[other] { $given } of { $needed }: { $officers }
 }
refused-because = by { $officer }: { $reason }
will-be-approved = This is approved:
will-be-refused = This is refused:
recovery-approved = Approved. With that the request has its approvals: countersign issue --request { $digest }
recovery-approved-by-you = { $count ->
    [one] Approved. One more approval is needed.
   *[other] Approved. { $count } more approvals are needed.
 }
recovery-refused = Refused; the request is closed.

practice-begin = Practice: readers, cards and host are simulated here; nothing outside this program is touched.
practice-officer = The officer { $name } signs with the card in { $device }, PIN { $pin }.
practice-card = The subject card in { $device }: { $card }.
practice-holder = The holder's data are an example: give your own with --input.
practice-lost-card = Before, the holder had another card, with { $card }: its encryption key is archived, and the card is lost.
practice-reason = The card was lost.
practice-next = Try next:
practice-next-dry-run = what would be signed, in words
practice-next-holder = a holder of your own
practice-next-blank-card = keys that are generated on the card
practice-next-archived = an encryption key that the host makes and archives
practice-next-recovered = the archived keys of a lost card, on the next one
practice-next-show = what a procedure asks for
practice-next-wrong-pin = with the line signature-pin=000000, to see a refusal
practice-next-readers = real programs on virtual readers (Linux)
practice-then-procedures = Correct what is named. The practice procedures: countersign practice --procedures. What one of them asks for: countersign practice --show --procedure NAME
practice-then-again = Begin again with fresh cards: countersign practice. What was issued here was practice, and is gone with the practice host.

# The steps of a submission, a line each, and what cancelling means.
step-done = { "  " }{ $step }{ $elapsed }
step-failed = { "  " }{ $step }{ $elapsed }  failed
cancel-free = Ctrl-C cancels
cancel-leaves-new-keys = Ctrl-C stops after this step; the card may keep new keys, nothing is issued
cancel-leaves-open-order = Ctrl-C stops after this step; the order stays open
cancel-no = finishing

stop-free = Cancelling. A second Ctrl-C ends the program at once.
stop-leaves-new-keys = Stopping after the step “{ $step }”: the card may keep new keys, nothing is issued. A second Ctrl-C ends the program at once.
stop-leaves-open-order = Stopping after the step “{ $step }”: certificates are issued and the order stays open. A second Ctrl-C ends the program at once and leaves the card as it is then.
stop-no = It is too late to stop; what is left is being finished. A second Ctrl-C ends the program at once and leaves the card as it is then.

# A host that a desk made for itself, the first time: where it is, and what it needs next.

own-host-made = This desk had no host; one of its own was set up.
    Folder       { $folder }
    Sealing key  { $sealing ->
        [credential-store] in this system's credential store
       *[file] in the file sealing.key in that folder, readable by you alone; the system's credential store cannot be used (“{ $why }”)
    }
    It knows no officer and no card yet. Next:
    { "  " }{ $program } officers add --name NAME --role issue-certificate --authentication 9A.pem --signature 9C.pem --issuer CA.pem
    { "  " }{ $program } cards import PRODUCTION-FILE
    Its certificates do not say where their revocation list is; those of a host that countersign-host init --public-url URL sets up do.

# What the host knows of an order, a card and a certificate.
steps-of-order = Steps
at = At
by = By
took = Took
took-ms = { $ms } ms
done-by-host = the host
published = published { $time }
not-published = not published
standing = Stands
abandoning-revokes = Abandoning it revokes
producer = Made by
imported = In stock since
guid-then = GUID at that time
transport-certificate = Transport certificate
replaced-or-overwritten = Since then
key-as-produced = as produced
key-replaced = certificate replaced { $time }
key-overwritten = another key since { $time }
pin-at-host = PIN at the host
pin-of-card = { $pin ->
    [production] the one that production set
    [known] the one of a run without receipt
   *[unknown-to-host] none: the holder has it
 }
not-in-stock = The card is not in stock: the host knows nothing of it.
what-happened = What happened
certificate-state = { $state ->
    [unpublished] not published
    [live] good
    [revoked] revoked
    [expired] expired
    [gone] its key is gone from that place
   *[other] { $state }
 }
fingerprint = SHA-256
ordered-by = Ordered by
issued-on = Issued
revoked-for = revoked { $time } ({ $reason })
archive-of-key = Archive
archived-key-of = Its private key is in the archive.
critical = critical

## Cards that were issued before

unblocking-sets-pin = On a PIV card, unblocking sets a new PIN.
service-unblocked = The card is unblocked (order { $order }).
service-pin-changed = The card's PIN is changed (order { $order }).

## PIN letters and PIN mails

no-letters = There are no such letters.
letters-ready = Ready to be printed: { $ready }. Free letter IDs: { $free }.
more-letters = There are more: go on with --before { $letter }.
letter-number = Number
letter-id = Letter ID
letter-part = { $part } of { $parts }
letter-what = Has
letter-has = { $what ->
    [both] PIN and PUK
    [puk] PUK
   *[pin] PIN
 }
letter-state-heading = State
letter-holder = For
letter-ordered = Ordered
letter-state-waiting = waiting
letter-state-ready = ready
letter-state-printed = printed
letter-state-erased = erased
letters-printed = { $count ->
    [one] { $printer } has taken 1 letter
   *[other] { $printer } has taken { $count } letters
 } (order { $order }). Whether paper came out, look at the printer.
letter-preview-written = The preview was written to { $file }. PIN and PUK are not in it.
letter-ids-created = Letter IDs { $first } to { $last } are created.
no-mails = There are no mails.
mails-failed = Failed: { $failed }.
mails-not-set-up = The host is not set up to send mail.
more-mails = There are more: go on with --before { $mail }.
mail-address = Address
mail-attempts = Attempts
mail-answer = Last answer
mail-state-waiting = waiting
mail-state-queued = queued
mail-state-sent = sent
mail-state-failed = failed
mail-state-erased = erased
mail-resent = The PIN is mailed to { $address } once more.
