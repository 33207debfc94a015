### The window's Smart card tab.

smart-card = Smart card

## The device of the subject card, and the card in it

subject-device = Device
subject-choose-device = Choose a device
subject-reload = Reload
subject-reload-hint = Reads the card and the procedures again; what was typed stays
run-holds-device = The run holds the card.
subject-use-offered = Use the card in “{ $device }”

device-with-officer-card = officer card
device-without-card = no card
device-being-read = reading
device-with-mute-card = card does not answer
device-with-unreadable-card = card cannot be read
device-with-nameless-card = a card that does not tell who it is

subject-state-none = No device chosen
subject-state-gone = Not connected
subject-state-empty = No card
subject-state-mute = The card does not answer
subject-state-reading = Reading the card
subject-state-unreadable = Not read
subject-in-stock = in stock
subject-not-in-stock = not in stock
subject-stock-not-asked = the host was not asked whether it is in stock
subject-transport = { $count ->
    [one] 1 transport certificate
   *[other] { $count } transport certificates
 }, valid until { $until } · { $issuer }
subject-certificates = { $certificates ->
    [0] No certificate on the card
    [one] 1 certificate on the card
   *[other] { $certificates } certificates on the card
 }
open-order-title = An order for this card was left open
open-order-left = It was not finished: its certificates may have been issued, and written to the card in part.
open-order-submit = Submitting supersedes it: its certificates are revoked.
subject-pin-blocked = PIN blocked

no-device-title = No device was found
no-device-next = Plug a card reader in. It appears here by itself.
one-device-title = There is one device, and it is the officer's
one-device-next = Plug a second card reader in for the card that is to be issued.
choose-device-title = In which device does the card lie?
choose-device-next = Choose the device of the card that is to be issued. The choice is remembered.
device-gone-title = “{ $device }” is not connected
device-gone-next = Plug it in again, or choose another device.
no-card-title = Put the card into “{ $device }”
no-card-next = It is read by itself.
card-mute-title = The card in “{ $device }” does not answer
card-mute-next = Take it out, check which way round it goes in, clean its contacts, and put it in again.
card-issued-title = This card is issued
card-issued-next = Take it out and put the next one in. Reload reads it again, to change it.
card-nothing-title = The card holds no key and no certificate
card-nothing-next = A procedure for blank cards generates the keys on it.

## The procedure

procedure-find = Find a procedure
procedure-recent = Recent
procedure-others = All
procedure-none-found = No procedure is called that
procedure-revision = revision { $number }
procedures-loading = Asking the host for its procedures
procedures-hidden = { $count ->
    [one] 1 hidden · show
   *[other] { $count } hidden · show
 }
procedures-hidden-title = Hidden procedures
procedures-hidden-hint = These cannot be used with this card, or by you.
choose-procedure-title = Choose a procedure
choose-procedure-next = It says which certificates the card gets, and what is asked of its holder.
no-procedure-title = The host has no active procedure
no-procedure-next = Whoever looks after the host makes one active. Then choose Reload.
no-procedure-for-card-title = No procedure is for this card
no-procedure-for-card-next = Look at the hidden ones: each says why it cannot be used.

## The content table

content = Content
content-reading = The card is being read
content-action-of = Action for { $key }: { $action }
content-algorithm-of = Algorithm of the new key { $key }: { $algorithm }
content-certificate = Certificate, valid until
content-algorithm = New key
action-blank = –
action-none = none
action-blank-hint = Leave this key as it is
action-add-hint = A certificate for this key, stored on the card
action-redo-hint = Replace what is there
action-issue-hint = A further certificate, not stored on the card
certificate-kind = { $kind ->
    [transport] Transport
    [own] Live
    [spent] Spent
    [foreign] Foreign
    [malformed] Unreadable
    [unknown] Present
   *[absent] –
 }
certificate-kind-hint = { $kind ->
    [transport] Proves that card and key came from the trusted production
    [own] Issued by this host, and live
    [spent] Issued by this host, and of no use any more
    [foreign] Issued by somebody else
    [malformed] What lies here is no certificate
   *[absent] No certificate lies here
 }
certificate-details-of = Certificate of key { $key }
certificate-valid-from = Valid from
certificate-fingerprint = SHA-256
key-without-key = no key
key-unsupported = { $algorithm }: no certificate can be issued for it
algorithm-name = { $algorithm ->
    [eccp256] P-256
    [eccp384] P-384
    [rsa2048] RSA-2048
    [rsa3072] RSA-3072
    [rsa4096] RSA-4096
   *[other] { $algorithm }
 }

## The holder's fields

holder-fields = Fields
holder-fields-hint = Which fields are shown
holder-fields-all-shown = All fields are always shown
holder-clear = Clear
holder-clear-hint = Clears what was typed and chosen; device and procedure stay
fields-dropped-here = Not in the certificate: { $fields }
field-dropped-hidden = { $label } (hidden)
no-fields = The procedure asks for nothing.
holder-waits-for-card = The fields come once the card has been read.

## Submitting

submit = Submit
submitting = Submitting
submit-summary = { $certificates ->
    [0] No new certificate
    [one] 1 certificate
   *[other] { $certificates } certificates
 }{ $generated ->
    [0] { "" }
    [one] , 1 new key
   *[other] , { $generated } new keys
 }{ $archived ->
    [0] { "" }
    [one] , 1 archived key
   *[other] , { $archived } archived keys
 }{ $recovered ->
    [0] { "" }
    [one] , 1 recovered key
   *[other] , { $recovered } recovered keys
 }{ $overwritten-keys ->
    [0] { "" }
    [one] , 1 key lost
   *[other] , { $overwritten-keys } keys lost
 } · { $pin ->
    [show-at-ra] PIN shown here
    [email] PIN by email
    [letter] PIN by letter
    [unchanged] PIN unchanged
   *[enter-at-ra] PIN entered here
 }
submit-holder-pin = the holder types the PIN
submit-supersedes = Supersedes the card's open order
submit-words = What will be signed
submit-words-title = What will be signed
submit-words-added = Nonce, ids, public keys and proofs are added on signing.
submit-words-was = What is signed
submit-more-missing = { $count ->
    [one] and 1 more
   *[other] and { $count } more
 }
submit-missing-title = What is missing
submit-needs-card = First put in the card that is to be issued.
submit-needs-reading = The card is being read.
submit-needs-reload = The card was not read. Reload tries again.
submit-needs-next-card = First put in the next card.
submit-needs-procedure = First choose a procedure.
submit-needs-pin = Type the Signature PIN.
signature-pin = Signature PIN
signature-pin-refused = { $code ->
    [wrong-pin] Wrong PIN
    [pin-blocked] PIN blocked
   *[other] Not a PIN
 }

## The run

run-of-card = { $procedure }, { $card }
run-step-waiting = not begun
run-step-running = under way
run-step-waiting-for-touch = touch the card
run-step-waiting-for-answer = waits for an answer
run-step-done = done
run-step-failed = failed
run-at-key = { $doing }: key { $key }
run-announce = { $step }: { $state }
run-cancel = Cancel
run-stop = Stop after this step
run-cancelling = Cancelling
run-stopping = Stopping after this step
run-means-free = Nothing has changed yet: cancelling leaves nothing behind.
run-means-leaves-new-keys = Stopping may leave new keys without certificates on the card; nothing is issued.
run-means-leaves-open-order = Certificates are issued and not yet all on the card. Stopping leaves the order open, until it is given up or the card's next order supersedes it.
run-means-no = Finishing: what is left is done without a stop.

## What a run asks

ask-holder-pin-title = The holder types the card's PIN
ask-holder-pin-why = { $purpose ->
    [change-pin] The holder types the PIN that the card has now; it is replaced.
   *[issue] Keys on the card are used, and the host does not have its PIN. Let the holder type it.
 }
ask-holder-pin-label = The holder's PIN
ask-holder-pin-give = Use this PIN
ask-holder-pin-decline = Stop without it
ask-holder-pin-decline-means = Stop without it: { $purpose ->
    [change-pin] the card keeps its PIN.
   *[issue] nothing is issued.
 }
ask-holder-pin-missing = Let the holder type the PIN.
ask-card-in = { $card }, in “{ $device }”
new-pin-title = Enter PIN
new-pin-set = Set this PIN
new-pin-cancel = Use a generated PIN, and show it
new-pin-not-yet = Type a PIN that meets all the rules, twice.
new-pin-refused = { $count ->
    [one] That PIN breaks a rule. Type another one.
   *[other] That PIN breaks { $count } rules. Type another one.
 }
pin-code-title = PIN Code
pin-code-once = It is shown here and nowhere else. Hand it to the holder, or write it down for them.
pin-code-hides-in = Hidden in { $seconds } s
pin-code-hidden = Hidden
pin-code-longer = Show longer
pin-code-show-again = Show again
pin-code-noted = Noted
pin-code-not-noted = Not noted
pin-code-not-noted-means = Not noted: the run ends without its receipt and the order stays open. The card's next order sets another PIN.
pin-code-taking = Taking the PIN
pin-code-withheld = Not shown yet
pin-code-gone-title = The PIN code was shown before the window was loaded again.
pin-code-gone = It is given out once, and cannot be shown again. If it was noted, say so. If not, the order stays open and the card's next order sets another PIN.

## How it ended

done-title = The card is issued
done-pin-system = The card has the PIN that was shown.
done-pin-entered = The card has the PIN that was entered.
done-stored = On the card
done-not-stored = Not on the card
done-where = Stored
done-generated = New keys on the card: { $keys }
done-take-card = Take the card out and put the next one in.
next-card = Next card
next-card-hint = Keeps the procedure, clears the holder
failed-title = The card is not issued
failed-in-step = It ended in the step { $step }.
failed-order = Order { $order }.
failed-new-keys = New keys without certificates: { $keys }.
back-to-form = Back to the form
