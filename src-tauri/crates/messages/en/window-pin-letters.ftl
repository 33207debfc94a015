### The window's PIN letters tab: letters that are printed, their IDs, and PIN mails.

pin-letters = PIN letters
pin-letters-what = What is listed
pin-letters-letters = Letters
pin-letters-mails = Mails

## The letters

letters-state = State
letters-state-all = All
letter-state-name = { $state ->
    [waiting] Waiting
    [ready] Ready
    [printed] Printed
    [erased] Erased
   *[other] { $state }
 }
letters-search = Search
letters-search-hint = Letter ID, holder or card
letters-mark = Print { $id }, too
letters-mark-heading = Chosen for printing
letters-mark-first = Choose the first { $most } that can be printed
pin-letter-id = Letter ID
letter-id-part = { $id } ({ $part }/{ $parts })
pin-letter-ordered = Ordered
letter-ordered-by = Ordered by
letter-addressed-to = Addressed to
pin-letter-part = Part
letter-part-of = { $part } of { $parts }; both have this ID
letter-contents = Contents
letter-contents-value = { $says ->
    [pin] PIN
    [puk] PUK
    [both] PIN and PUK
   *[neither] neither PIN nor PUK
 }
letter-state-means = { $state ->
    [waiting] It can be printed once the card is done.
    [ready] It can be printed.
    [printed] It was printed. What stands in it is kept sealed for some days, in case it must be printed once more.
   *[erased] What stood in it is erased.
 }
letter-prints = Printed
letter-never-printed = Not printed yet
letter-print-outcome = { $outcome ->
    [printed] printed
    [not-printed] not printed
   *[not-told] handed out; whether it was printed was not told
 }
letter-print-line = { $time }, { $officer }: { $outcome }
letter-print-reason = Reason: { $reason }
letters-count = { $more ->
    [yes] The newest { $count }: scroll or load more for older ones.
   *[no] { $count ->
        [one] 1 letter
       *[other] { $count } letters
    }
 }
pin-letters-ready = { $count ->
    [0] None ready
    [one] 1 ready
   *[other] { $count } ready
 }
letters-free-ids = { $count ->
    [0] no letter ID free
    [one] 1 letter ID free
   *[other] { $count } letter IDs free
 }
letters-marked = { $not-listed ->
    [0] { $count } chosen
   *[other] { $count } chosen, { $not-listed } not listed
 }
letters-unmark = Choose none
shortcut-mark = Choose a letter
key-mark = Space
shortcut-mark-range = Choose all up to another
key-mark-range = Shift and arrows
shortcut-mark-first = Choose the first that can be printed
key-mark-first = { $system ->
    [macos] ⌘ A
   *[other] Ctrl A
 }
letters-none-title = There is no PIN letter yet
letters-none-next = A letter comes here as soon as a card is ordered whose PIN or PUK goes by letter.
letters-none-ready-title = No letter is ready
letters-none-ready-next = A letter is ready once its card is done. Choose All for the others.
letters-none-found-title = Nothing is found
letters-none-found-next = Change what is searched for, or choose another state.

## One as it will look

letter-preview = Preview
letter-preview-title = Letter { $id }
letter-preview-means = As it will be printed; dots stand in the place of its secrets.
letter-preview-page = Page { $page } of the letter, with dots in the place of its secrets
letter-preview-failed = The picture could not be drawn.

## Printing

letters-print = { $count ->
    [0] Print…
    [one] Print letter…
   *[other] Print { $count } letters…
 }
letters-print-nothing = First choose a letter.
letters-print-waiting = A letter whose card is not done yet cannot be printed.
letters-print-erased = A letter that is erased cannot be printed.
letters-print-many = At most { $most } letters are printed at once.
letters-print-title = { $count ->
    [one] Print this letter
   *[other] Print { $count } letters
 }
letters-print-means = { $again ->
    [0] A letter is printed once.
   *[other] What was printed before is printed once more, for the reason that you give.
 } What was printed, by whom and when, is kept in the audit.
letters-print-listed = Letters, in the order in which they are printed
letters-print-line = { $letter } · { $holder }
letters-print-again = printed before
letters-printer = Printer
letters-printer-choose = Choose a printer
letters-printer-missing = Choose a printer.
letters-printer-set = set for this desk
letters-printer-default = the system's default
letters-printer-not-there = “{ $printer }”, which is set for this desk, is not there.
letters-printers-asking = Asking the system for its printers
letters-printers-none = The system has no printer. Set one up, and choose Try again.
letters-print-reason = Reason
letters-print-reason-hint = { $count ->
    [one] One was printed before. The reason is signed, and kept in the audit.
   *[other] { $count } of them were printed before. The reason is signed, and kept in the audit.
 }
letters-print-reason-missing = Say why it is printed once more.
letters-print-go = Sign and print
pin-letters-printed = { $count ->
    [one] 1 letter was handed to “{ $printer }”.
   *[other] { $count } letters were handed to “{ $printer }”.
 } Take what comes out at once.

## IDs for paper that is printed ahead

letter-ids-create = Create IDs…
letter-ids-title = Create letter IDs
letter-ids-means = For paper on which IDs are printed ahead. Each is 1 more than the one before, and is offered for the next letter.
letter-ids-prefix = Prefix
letter-ids-prefix-hint = A to Z, 0 to 9 and -; may be empty
letter-ids-prefix-wrong = Only A to Z, 0 to 9 and - can stand in an ID.
letter-ids-first = First number
letter-ids-first-hint = The next one that is free
letter-ids-first-wrong = A whole number, 0 or more.
letter-ids-digits = Digits
letter-ids-digits-hint = 1 to 12; shorter numbers begin with zeros
letter-ids-digits-wrong = A whole number from 1 to 12.
letter-ids-number = Quantity
letter-ids-number-hint = At most { $most }
letter-ids-number-wrong = A whole number from 1 to { $most }.
letter-ids-too-long = An ID has at most { $most } characters.
letter-ids-preview = IDs
letter-ids-preview-row = { $count ->
    [one] { $first }
   *[other] { $first } to { $last }
 }
letter-ids-missing = Fill the fields in.
letter-ids-go = Sign and create
pin-letter-ids-created = { $count ->
    [one] 1 letter ID was created: { $first }.
   *[other] { $count } letter IDs were created: { $first } to { $last }.
 }

## PIN mails

mail-state-name = { $state ->
    [waiting] Waiting
    [queued] Queued
    [sent] Sent
    [failed] Failed
    [erased] Erased
   *[other] { $state }
 }
mail-state-means = { $state ->
    [waiting] It is sent once the card is done.
    [queued] It waits to be sent.
    [sent] It was sent. The host has the PIN no more.
    [failed] It was not taken. The PIN is kept sealed for some days, so that it can be sent again.
   *[erased] The PIN was erased before it was sent.
 }
mail-title = PIN mail
pin-mail-address = Address
pin-mail-attempts = Attempts
mail-changed = Last change
mail-next = Tried again
pin-mail-answer = Answer to the mail
mails-count = { $more ->
    [yes] The newest { $count }: scroll or load more for older ones.
   *[no] { $count ->
        [one] 1 mail
       *[other] { $count } mails
    }
 }
pin-mails-failed = { $count ->
    [0] None failed
    [one] 1 failed
   *[other] { $count } failed
 }
mails-none-title = There is no PIN mail yet
mails-none-next = A mail comes here as soon as a card is ordered whose PIN goes by email.
mails-none-found-title = No mail is in this state
mails-none-found-next = Choose All for the others.
mails-not-set-up-title = The host is not set up to send mail
mails-not-set-up-next = Whoever looks after the host sets it up. Until then no card is ordered whose PIN goes by email.
pin-mails-not-set-up = The host is not set up to send mail: what is queued waits.
mail-resend = Resend…
mail-resend-only-failed = Only a mail that failed can be sent again.
mail-resend-title = Send this PIN mail again
mail-resend-means = The PIN goes to the address below. Address and reason are signed, and kept in the audit.
mail-resend-whole = Mailed to { $address }.
mail-resend-reason = Reason
mail-resend-reason-missing = Say why it is sent again.
mail-resend-go = Sign and resend
pin-mail-resent = The mail to { $address } is queued again.
