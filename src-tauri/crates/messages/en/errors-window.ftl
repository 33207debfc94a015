### What can be wrong with a place that a desk opens: the practice desk, and an own host that has no officer yet.

error-practice-no-such-device = There is no practice device “{ $device }”.
    .not-done = No card was moved.
    .next = Choose one of the practice devices.
error-practice-nothing-to-put-back = No card was taken out of “{ $device }”.
    .not-done = No card was moved.
    .next = Choose a card to put in.
error-practice-no-such-card = There is no practice card { $number }.
    .not-done = No card was moved.
    .next = Choose one of the practice cards.
error-practice-card-not-made = The practice card could not be made.
    .not-done = The cards are as they were.
    .next = Try again. If it stays so, leave the practice desk and open it again.
error-window-unreachable = The window does not reach the rest of Countersign.
    .not-done = What was asked for last may not have been done; what is shown may be old.
    .next = Wait a moment. If it stays so, close Countersign and open it again; cards and orders are looked at again then.

error-no-place = No desk is open.
    .not-done = Nothing was done.
    .next = Choose where you work.
error-not-practice = This is not the practice desk.
    .not-done = No card was moved.
    .next = Move cards by hand, or leave this desk and open the practice desk.
error-stays-during-run = A card is being issued at this desk.
    .not-done = The desk stays open.
    .next = Wait for the end of the run, or stop it, and leave then.
error-settings-unusable = What was remembered from the last time cannot be read: { $file }.
    .not-done = Nothing else was changed; cards, procedures and orders are not kept there.
    .next = Choose where you work: the file is then written anew.

## A sitting: something was asked for that does not go together with how far the work is

error-officer-device-not-chosen = The device of the officer card is not chosen.
    .not-done = You are not signed in.
    .next = Choose the device in which the officer card lies.
error-officer-signed-in = { $officer } is signed in.
    .not-done = The officer device is as it was; nobody was signed out.
    .next = Sign out before another officer signs in.
error-sign-in-under-way = Somebody is being signed in.
    .not-done = Nothing else was begun.
    .next = Wait until it has ended.
error-no-form = There is no form: no card was read, or no procedure is chosen.
    .not-done = What was typed or chosen last was not taken.
    .next = Put the card in, and choose a procedure.
error-unknown-action = There is no action “{ $action }”.
    .not-done = The draft is as it was.
    .next = Choose Add, Redo or Issue, or leave the key as it is.
error-procedure-not-chosen = No procedure is chosen.
    .not-done = { nothing-signed }
    .next = Choose a procedure, and submit again.
error-subject-card-not-read = The card of this form does not lie in the subject device, or was not read yet.
    .not-done = { nothing-signed }
    .next = Put the card in, and submit once it was read.
error-run-not-put-away = The last run has ended, and its result still stands.
    .not-done = { nothing-signed }
    .next = Choose Next card, or go back to the form.
error-question-gone = This is not asked any more.
    .not-done = The answer was not used.
    .next = Answer what is asked now.
error-pins-differ = The two PINs are not the same.
    .not-done = The card has not seen them; no try was spent.
    .next = Type the new PIN twice.
error-pin-taken = The PIN code was given out before. It is given out once.
    .not-done = It is not shown again.
    .next = If it was noted, say so. If not, say that: the order stays open, and the card's next order sets another PIN.
error-pin-not-taken = The PIN code was not shown yet.
    .not-done = Nothing was said to the host.
    .next = Look at the PIN code first, and then say whether it was noted.

## Choosing files

error-production-file-too-large = The file is larger than { $limit } bytes: that is no production file.
    .not-done = No card was taken into stock.
    .next = Choose the production file that came with the cards.

## The first officer of an own host

error-no-own-host = This desk has no host of its own that runs in this program.
    .not-done = Nothing was changed.
    .next = Sign in, or choose another place to work.
error-officer-exists = The host has an officer already.
    .not-done = Nobody else became an officer, and no card was taken into stock.
    .next = Sign in with the officer card.
error-officer-card-without-identity = The card has nothing that tells it from others: no serial number, no card authentication key, no GUID.
    .not-done = The card is as it was.
    .next = Use another card.
error-officer-card-not-in-stock = The card is not in stock, and has no certificates of an officer.
    .not-done = The card is as it was.
    .next = Take its production file into stock, or put a card in that has an officer's two certificates.
error-officer-card-issued-before = The host does not hold the PIN of this card: the card was issued before.
    .not-done = The card is as it was.
    .next = Use another card from stock.
error-officer-card-open-order = An order for this card is open at the host.
    .not-done = The card is as it was.
    .next = Use another card from stock.
error-officer-card-place-taken = In { $key } lies a certificate that is not from production and may be in use.
    .not-done = The card is as it was.
    .next = Use another card: one from stock, or one that has an officer's certificates in 9A and 9C.
error-officer-card-pin-blocked = The PIN of the card is blocked.
    .not-done = The card is as it was.
    .next = Use another card, or have the PIN unblocked with its PUK.
error-officer-card-another-pin = The card has another PIN than the host holds, or one try is left for it.
    .not-done = Nothing was issued; nobody became an officer.
    .next = Use another card from stock.
error-officer-card-no-certificate = The card has no certificate in { $key } that an officer could use.
    .not-done = The card is as it was; nobody became an officer.
    .next = Put a card in that has an officer's certificates in 9A and 9C, or one from stock.
error-officer-card-other-key = The key in { $key } is not the one that its certificate is for.
    .not-done = The card is as it was; nobody became an officer.
    .next = Use another card.
error-officer-card-certificate = The certificate in { $key } cannot be an officer's: { $why ->
    [outside-validity] it has expired, or is not valid yet
    [revoked] it was revoked
    [untrusted] it was not issued by the authority that was given
    [wrong-usage] it is not meant for this use
   *[malformed] it cannot be read
 }.
    .not-done = The card is as it was; nobody became an officer.
    .next = Use another card, or give the right authority's certificate.
error-officer-card-same-certificate = The same certificate lies in 9A and in 9C.
    .not-done = The card is as it was; nobody became an officer.
    .next = Use a card that has a certificate for signing in (9A) and another for signing (9C).
error-officer-card-swapped = The certificate in 9A is made for signing, and the one in 9C for signing in.
    .not-done = The card is as it was; nobody became an officer.
    .next = Use another card.
error-officer-card-key-not-proven = The card did not prove that key { $key } is a new one of its own.
    .not-done = No certificate was issued; nobody became an officer.
    .next = Use another card.
error-officer-card-given-up = Something else was done with this card at the host meanwhile.
    .not-done = Nobody became an officer; certificates that were issued are revoked.
    .next = Try again with the card.
error-officer-issuer-missing = The certificate of who issued the card's certificates is missing: { $issuer }.
    .not-done = The card is as it was; nobody became an officer.
    .next = Choose the file with the authority's certificate (PEM).
error-officer-authorities-unusable = The authority's file cannot be used: { $what ->
    [too-large] it is too large
    [malformed] a certificate in it cannot be read
   *[no-certificate] there is no certificate in it
 }.
    .not-done = The card is as it was; nobody became an officer.
    .next = Choose the file with the authority's certificate (PEM).
error-officer-name-malformed = This name cannot be used: an officer's name has 2 to 64 characters.
    .not-done = The card is as it was; nobody became an officer.
    .next = Type the officer's name.
error-own-host-failed = This desk's own host failed: { $what ->
    [database] its database cannot be read or written
    [sealing] its sealing key does not open what it sealed
   *[other] something inside it
 }.
    .not-done = Nobody became an officer; no card was taken into stock.
    .next = Try again. If it stays so, look at the host's folder and the space on its disk.
error-production-file-malformed = Line { $line } of the production file: { $what ->
    [ends] the file ends in the middle
    [not-json] it is not JSON
    [unknown-field] a field that the format does not have
    [missing-field] a field is missing
    [repeated-field] a field is there twice
   *[value] a value has not the form that its field has
 }.
    .not-done = No card was taken into stock.
    .next = Choose the production file that came with the cards, as it came.
error-production-file-unusable = The production file cannot be used: { $what ->
    [format] it is of another format
    [authority] a certificate of its authorities cannot be read
    [card] something of card { $number } has not the form that it must have
    [no-identity] card { $number } has nothing to know it by
    [transport-certificate] a transport certificate of card { $number } is not from the file's authorities, or for another key
   *[key] a key of card { $number } cannot be read, or is there twice
 }.
    .not-done = No card was taken into stock.
    .next = Tell who produced the cards.
error-production-file-repeats = Card { $number } of the production file has the serial number, GUID or key of a card before it.
    .not-done = No card was taken into stock.
    .next = Tell who produced the cards.
error-production-file-conflict = Card { $number } of the production file has the serial number, GUID or key of another card in stock.
    .not-done = No card was taken into stock.
    .next = Tell who produced the cards.
