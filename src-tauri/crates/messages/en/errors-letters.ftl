### PIN letters, PIN mails, printing, and what is done for a card that was issued before.

nothing-printed = Nothing was printed.
nothing-mailed = No mail was sent.
no-ids-created = No letter ID was created.
card-as-it-was = The card is as it was, and nothing was signed.

error-letter-number-malformed = “{ $number }” is not the number of a letter or mail.
    .not-done = Nothing was looked up or changed.
    .next = { $in ->
        [window] Choose one of the list.
       *[terminal] Copy the number from the list: countersign letters list, or countersign mails list.
    }
error-letters-how-many = 1 to { $max } letters are printed at once, each of them once.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choose fewer letters, and print the others after them.
       *[terminal] Name fewer letters, and print the others after them.
    }
error-letter-reason-malformed = A reason has 1 to { $max } characters.
    .not-done = Nothing was printed or sent.
    .next = { $in ->
        [window] Say in a sentence why it is done once more.
       *[terminal] Say in a sentence why it is done once more: --reason.
    }
error-letter-id-malformed = “{ $id }” is not a letter ID.
    .not-done = Nothing was signed.
    .next = A letter ID has 1 to { $max } of the characters A to Z, 0 to 9 and -. Choose another prefix, or fewer digits.
error-letter-ids-how-many = 1 to { $max } letter IDs are created at once, with numbers of 1 to { $max-digits } digits.
    .not-done = { no-ids-created }
    .next = Choose another quantity.
error-letters-not-accepted = The letters that the host sent were not accepted ({ $why }).
    .not-done = { nothing-printed }
    .next = Ask whoever looks after the host; this desk may be connected to another one.
error-letters-not-told = { $printer } has taken the letters, and the host could not be told so.
    .not-done = The host does not know that they are printed.
    .next = Look whether they lie in the printer. They can be printed once more only with a reason.
error-letter-preview-unreadable = The host's preview of the letter cannot be drawn.
    .not-done = No preview is shown.
    .next = Ask whoever looks after the host to look at the letters' template.
error-letter-unknown = There is no such letter ({ $letter }).
    .not-done = { nothing-printed }
    .next = Look at the list again.
error-letter-state = Letter { $id } cannot be printed: { $state ->
    [waiting] its card is not done
    [erased] what stood in it was erased
   *[other] its state is another one since
 }.
    .not-done = { nothing-printed }
    .next = { $state ->
        [waiting] Wait until the card is done.
       *[other] Give the card a new PIN, which makes a new letter.
    }
error-letter-printed-before = Letter { $id } was printed before.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Say why it is printed once more.
       *[terminal] Say why it is printed once more: --reason.
    }
error-letter-id-taken = The letter ID { $id } is there already.
    .not-done = { no-ids-created }
    .next = { $free-from ->
        [none] Choose another prefix: with this one no number is free.
       *[other] Begin with { $free-from }, from which on all are free, or choose another prefix.
    }
error-letter-not-printable = { $about } has characters that no letter can show: { $characters }.
    .not-done = { nothing-signed }
    .next = Type it in Latin, Greek or Cyrillic script, or choose a procedure that prints no letter.
error-letter-address-too-long = { $about } is too long: the address has { $lines } lines, and a letter has room for { $most }.
    .not-done = { nothing-signed }
    .next = Shorten it, or choose a procedure that prints no letter.

error-mail-unknown = There is no such mail.
    .not-done = { nothing-mailed }
    .next = Look at the list again.
error-mail-erased = The PIN of this mail was erased, or the card has another one since.
    .not-done = { nothing-mailed }
    .next = Give the card a new PIN, which is mailed anew.
error-mail-under-way = This mail has not failed: it is under way, or was sent.
    .not-done = It was not sent once more.
    .next = Wait until it was sent, or has failed.

error-printing-not-there = The system's print service does not run.
    .not-done = { nothing-printed }
    .next = Start it (on Linux and macOS, CUPS), or print at another desk.
error-printer-not-found = There is no printer “{ $printer }”.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choose one of the printers that are shown.
       *[terminal] Choose one of the system's printers: --printer.
    }
error-printer-not-chosen = No printer is named, and the system has no default one.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Choose one of the printers that are shown.
       *[terminal] Choose one of the system's printers: --printer, or print.printer in the configuration.
    }
error-printing-refused = { $printer } did not take the letters: { $why }.
    .not-done = Nothing was printed; the letters wait to be printed.
    .next = Look at the printer and its queue, and print again, or on another printer.
error-printing-no-answer = { $printer } did not answer in time.
    .not-done = Whether the letters are printed is not known.
    .next = Look at the printer and its queue before anything is printed once more.

error-card-not-issued = This host has no order of the card that was completed.
    .not-done = { card-as-it-was }
    .next = Work at the host that issued the card.
error-card-has-open-order = An order for the card is open: { $order }.
    .not-done = { card-as-it-was }
    .next = Finish the order or submit the card again; or abandon it.
error-puk-not-held = The host does not have the card's PUK.
    .not-done = { card-as-it-was }
    .next = { $in ->
        [window] Type the PUK, if its holder has it.
       *[terminal] Type the PUK, if its holder has it: leave --host-puk out.
    }

left-behind-pin-as-before = The card has the PIN that it had, and the host knows that nothing came of it.
left-behind-new-pin-in-doubt = The card has either the PIN that it had or the new one; which, the desk could not find out.
    .next = { $in ->
        [window] Unblock the card, which gives it a new PIN in any case.
       *[terminal] Unblock the card, which gives it a new PIN in any case: countersign unblock.
    }
left-behind-new-pin-not-noted = The card has a new PIN that nobody noted.
    .next = { $in ->
        [window] Unblock the card, which gives it another PIN.
       *[terminal] Unblock the card, which gives it another PIN: countersign unblock.
    }
left-behind-new-pin-not-told = The card has its new PIN, but the host has no receipt that it took: a mail or letter with the PIN does not leave the host.
    .next = { $in ->
        [window] Unblock the card, unless its holder has the new PIN already.
       *[terminal] Unblock the card, unless its holder has the new PIN already: countersign unblock.
    }

## The clipboard

error-copy-not-allowed = PIN codes are not copied at this desk (pin.allow_copy).
    .not-done = Nothing was copied.
    .next = Note the PIN code, or ask whoever looks after this computer.
error-pin-not-copied = The system's clipboard did not take the PIN code.
    .not-done = Nothing was copied.
    .next = Note the PIN code.
