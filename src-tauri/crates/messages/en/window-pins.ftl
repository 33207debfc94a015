### PINs and PUKs in the window's Smart card tab: where they go, PIN code, unblocking a card and changing its PIN.

## Where the PIN goes

pin-mailer-title = PIN Mailer Address
pin-mailer-means-email = The PIN is mailed to this address once the card is done.
pin-mailer-means-letter = { $secrets ->
    [pin] The PIN goes by a letter with this ID.
    [puk] The PUK goes by a letter with this ID.
   *[both] PIN and PUK go by a letter with this ID.
 } It is printed from the PIN letters tab.
pin-mailer-address = E-mail address
pin-mailer-address-missing = Give the address.
pin-mailer-address-wrong = This is no e-mail address.
pin-mailer-address-no-domain = Give the whole address, with @ and a domain.
pin-mailer-address-whole = Mailed to { $address } once the card is done.
pin-mailer-address-forbidden = The card goes to this address: the PIN must go to another one.
pin-mailer-letter = PIN letter ID
pin-mailer-letter-next = The next free ID. Take the one that stands on the paper.
pin-mailer-letter-none = No ID is free that was created ahead. Type the one that stands on the paper.
pin-mailer-letter-missing = Give the PIN letter ID.
pin-mailer-letter-wrong = A PIN letter ID has 1 to 32 of A to Z, 0 to 9 and -.
pin-mailer-go = Go on
pin-mailer-cancel = Cancel
pin-mailer-cancel-means = Cancel: nothing is signed.

## Enter PIN

pinpad-new-pin = The new PIN is typed on the keys of “{ $device }”, twice. It does not pass through this computer's keyboard.
pinpad-new-pin-go = Begin on the reader
pinpad-typing-title = { $what ->
    [new-pin] New PIN, on the reader
   *[signature-pin] Signature PIN, on the reader
 }
pinpad-typing = { $what ->
    [new-pin] Type the new PIN on the keys of “{ $device }”, twice, as its display asks.
   *[signature-pin] Type the Signature PIN on the keys of “{ $device }”.
 }
pinpad-waiting = The reader waits for the PIN.
pinpad-cancel-means = { $what ->
    [new-pin] Its red key cancels: then a generated PIN is set, and shown.
   *[signature-pin] Its red key cancels; nothing is spent.
 }
pinpad-signature-pin = Type it on the keys of “{ $device }” when it asks. It asks once for each signature.
pinpad-sign-in = Type it on the keys of “{ $device }” once you have chosen Sign in.

## The PIN code and the PUK code

puk-code-title = PUK Code
puk-code-taking = Taking the PUK
puk-code-not-noted-means = Not noted: the run ends without its receipt and the order stays open. The card's next order sets another PUK.
puk-code-gone-title = The PUK code was shown before the window was loaded again.
puk-code-gone = It is given out once, and cannot be shown again. If it was noted, say so. If not, the order stays open and the card's next order sets another PUK.

## How it ended

done-pin-unchanged = The card has the PIN that it had.
done-pin-mailed = The PIN is mailed to { $address }.
done-pin-letter = The PIN goes by letter { $letter }.
done-puk = { $puk ->
    [shown] The card has the PUK that was shown.
    [letter] The PUK goes by letter { $letter }.
   *[host-only] The PUK is kept at the host alone.
 }
done-taken-in = The card was taken into stock.
done-both-letter = PIN and PUK go by letter { $letter }.
done-letters-where = The letter is printed from the PIN letters tab, by an officer with Manage PIN letters.

## After issuing

service-menu = PIN
service-unblock-open = Unblock card…
service-change-pin-open = Change PIN…
service-unblock = Unblock card
service-change-pin = Change PIN
service-asking = Asking the host about the card
service-no-offer = The host has to be asked about the card first.
service-unblock-means = Unblocking sets a new PIN: the old one is of no use any more, even if the holder remembers it.
service-change-pin-means = The new PIN takes the place of the old one, which the holder types.
service-new-pin = New PIN
service-new-pin-how = { $how ->
    [enter-at-ra] entered here
    [show-at-ra] generated, and shown here
    [email] generated, and mailed
    [letter] generated, and sent by letter
   *[other] { $how }
 }
service-puk-from = PUK
service-puk-typed = Typed here
service-puk-typed-means = The holder or you type it. It never leaves this desk.
service-puk-host = From the host
service-puk-host-means = Used once, and recorded. You never see it.
service-puk-host-not = The host has no PUK of this card that you may use.
service-puk-tries = Tries of the PUK
service-puk-blocked = The PUK is blocked: this card cannot be unblocked any more.
service-go = Sign and begin
ask-puk-title = PUK of the card
ask-puk-why = The PUK unblocks the card. It never leaves this desk.
ask-puk-label = PUK
ask-puk-give = Use this PUK
ask-puk-decline = Stop without it
ask-puk-decline-means = Stop without it: the card stays as it is.
ask-puk-missing = Type the PUK.
ask-puk-blocks = Once its tries are used up, the card can only be reset, and its keys are lost.
service-doing-open = Signing the order; the host checks it
service-done-title = { $service ->
    [unblock] The card is unblocked
   *[change-pin] The PIN is changed
 }
service-failed-title = { $service ->
    [unblock] The card is not unblocked
   *[change-pin] The PIN is not changed
 }
service-done-next = Take the card out, or go on with it.
service-back = Back to the card
