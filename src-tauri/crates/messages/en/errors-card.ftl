### What can be wrong with readers and cards.
### $role is officer or subject where it is known; $device is the name of the device.

the-card = { $role ->
    [officer] the officer card
    [subject] the subject card
   *[other] the card
 }
The-card = { $role ->
    [officer] The officer card
    [subject] The subject card
   *[other] The card
 }

unblock-where = { $in ->
    [window] “Unblock card…”
   *[terminal] countersign unblock
 }

error-reader-no-service = The system's smart card service is not running.
    .not-done = No card was read or written.
    .next = { $system ->
        [windows] Start the service “Smart Card” (SCardSvr); Windows starts it by itself once a reader is plugged in.
        [macos] Plug the reader in again. If that does not help, restart the computer: the service is part of macOS.
        [linux] Install pcscd and start it: sudo apt install pcscd, then sudo systemctl start pcscd.
       *[other] Install and start the smart card service of this system.
    }
error-reader-not-found = There is no device “{ $device }”.
    .not-done = No card was read or written.
    .next = { $in ->
        [window] Plug the reader in, or choose another device.
       *[terminal] Plug the reader in, and look for it with: countersign devices.
    }
error-reader-no-card = There is no card in “{ $device }”.
    .not-done = No card was read or written.
    .next = Put { the-card } into the device and try again.
error-reader-busy = “{ $device }” is in use by another program, for longer than five seconds.
    .not-done = What was asked of the card was not done.
    .next = Close the other program that uses the card, and try again.
error-reader-unresponsive = { The-card } in “{ $device }” does not answer.
    .not-done = The card was not read or written.
    .next = Take it out, check which way round it goes in, clean its contacts, and put it in again.
error-reader-failed = The reader failed: { $what ->
    [not-supported] it does not do what it was asked
    [not-transmitted] it could not exchange data with the card
    [no-transaction] the card was spoken to outside a transaction
    [no-thread] the system gave no thread to work with
    [system] { $call } answered { $status }
   *[other] { $what }
 }.
    .not-done = The last thing asked of the card may not have been done.
    .next = { $in ->
        [window] Plug the reader in again, and choose Reload.
       *[terminal] Plug the reader in again and look at the card: countersign card.
    }
error-card-removed = { The-card } was taken out.
    .not-done = What was asked of it last may not have been done; nothing is claimed about it.
    .next = Put the card back, and try again.
error-card-session-lost = Another program or the system reset { the-card } in the middle of the work.
    .not-done = What was begun was not finished.
    .next = Close other programs that use the card, and try again.
error-card-not-piv = { The-card } in “{ $device }” has no PIV application.
    .not-done = The card is as it was.
    .next = Use a PIV card.
error-another-card = Another card lies in “{ $device }”: { $found ->
    [none] one that does not tell who it is
   *[other] { $found }
 } instead of { $expected }.
    .not-done = The other card was not changed.
    .next = Put the right card in, and try again.
error-card-without-identity = The card in “{ $device }” has nothing that tells it from others: no serial number, no card authentication key, no GUID.
    .not-done = The card is as it was.
    .next = Have the card pre-personalized; a card without an identity is not issued.
error-pin-needed = Key { $key } on { the-card } wants a PIN, and none was given.
    .not-done = The key was not used.
    .next = Give the PIN, and submit again.
error-pin-not-acceptable = That cannot be the PIN of a PIV card: { $fault ->
    [too-short] it has fewer than { $min } digits
    [too-long] it has more than { $max } digits
    [not-digits] it has other characters than digits
   *[not-printable] it has characters that cannot be typed
 }.
    .not-done = The card has not seen it; no try was spent.
    .next = Type the PIN again.
error-wrong-pin = The PIN of { the-card } is wrong: { $tries-left ->
    [one] 1 try left
   *[other] { $tries-left } tries left
 }.
    .not-done = Nothing was signed with it.
    .next = Type the PIN again. After the last try the card is blocked and needs its PUK.
error-pin-blocked = The PIN of { the-card } is blocked.
    .not-done = Nothing was signed or issued.
    .next = { $role ->
        [subject] Unblock the card with { unblock-where }. One that was never issued goes back into stock.
       *[officer] Have the card unblocked with its PUK, or use another officer card.
    }
error-wrong-puk = The PUK of { the-card } is wrong: { $tries-left ->
    [one] 1 try left
   *[other] { $tries-left } tries left
 }.
    .not-done = The PIN was not unblocked.
    .next = Check the PUK. After the last try the card cannot be unblocked any more.
error-puk-blocked = The PUK of { the-card } is blocked.
    .not-done = The PIN was not unblocked.
    .next = Take the card out of use.
error-management-key-refused = { The-card } does not take the card management key that the host has for it.
    .not-done = Nothing was generated or written.
    .next = Take the card out of use, and have its production file checked at the host: the stock has another key than the card.
error-card-proof-wrong = { The-card } could not prove that it knows its card management key.
    .not-done = Nothing was generated or written.
    .next = Take the card out of use: it may not be the card it seems to be.
error-touch-not-given = Nobody touched { the-card } in time for key { $key }.
    .not-done = The key was not used.
    .next = Submit again, and touch the card when you are asked to.
error-no-such-key = { The-card } has no key in { $key }, or one of another algorithm.
    .not-done = Nothing was done with that key.
    .next = { $in ->
        [window] Choose a procedure and actions that fit the card.
       *[terminal] Look at the card (countersign card), and choose a procedure and actions that fit it.
    }
error-key-unsuitable = Key { $key } on { the-card } cannot be used for this.
    .not-done = Nothing was done with that key.
    .next = Choose another key, or another procedure.
error-card-not-offered = { The-card } does not offer { $feature ->
    [key-policies] PIN and touch policies for keys
    [management-key-change] a change of the card management key
    [attestation] attestation
    [sound-rsa-keys] sound RSA keys (CVE-2017-15361)
    [key-import] import of private keys
    [import-of-algorithm] import of private keys of this algorithm
    [retry-limits] a choice of how often PIN and PUK may be typed wrong
   *[other] { $feature }
 }.
    .not-done = Nothing was written.
    .next = Use another card, or a procedure that does not ask for it.
error-card-full = { The-card } has no room for what was to be written.
    .not-done = The object that did not fit was not written.
    .next = Use another card.
error-card-refused = { The-card } refused a command ({ $instruction }).
    .not-done = What the command was for was not done.
    .next = { $in ->
        [window] Choose Reload. If it stays so, use another card.
       *[terminal] Look at the card: countersign card. If it stays so, use another card.
    }
error-card-malformed-answer = { The-card } gave an answer that cannot be read ({ $instruction }: { $what ->
    [no-status] it has no status
    [structure] its structure is wrong
    [too-long] it is too long
    [public-key] it holds no public key of the right kind
    [not-as-written] it is not what was written
    [result] the result has the wrong form or size
   *[other] { $what }
 }).
    .not-done = What the command was for was not done, or cannot be told.
    .next = Clean the contacts and try again. If it stays so, use another card.
error-no-randomness = The system gives no random numbers.
    .not-done = Nothing was signed or written.
    .next = Restart the computer.
error-card-refused-new-pin = The card refused the new PIN: it has a rule of its own that this PIN breaks.
    .not-done = The PIN is as it was.
    .next = Choose another PIN. If the PIN was the system's, have the PIN rules of the procedure made as strict as the card's.

### Readers with keys of their own.

error-pinpad-missing = “{ $device }” has no keys to type a PIN on.
    .not-done = { The-card } has seen no PIN; no try was spent.
    .next = { $in ->
        [window] Choose Reload, and try again.
       *[terminal] Try again, with the reader that has the keys.
    }
error-pinpad-timed-out = Nobody typed a PIN on “{ $device }” in time.
    .not-done = { The-card } has seen no PIN; no try was spent.
    .next = Try again, and type the PIN on the reader when it asks for it.
error-pinpad-cancelled = The entry of the PIN was cancelled on “{ $device }”.
    .not-done = { The-card } has seen no PIN; no try was spent.
    .next = Try again, and end the entry on the reader with its green key.
error-pinpad-pins-differ = The two PINs that were typed on “{ $device }” are not the same.
    .not-done = { The-card } has seen neither; no try was spent.
    .next = Try again, and type the same PIN twice.
error-pinpad-wrong-length = The PIN that was typed on “{ $device }” is too short or too long.
    .not-done = { The-card } has not seen it; no try was spent.
    .next = Try again with 6 to 8 digits.
error-pinpad-not-taken = “{ $device }” did not take the request for a PIN on its keys.
    .not-done = { The-card } has seen no PIN; no try was spent.
    .next = Plug the reader in again. If it stays so, use a reader without keys.
