### The window's frame, its first run, sign-in and practice desk, and what its parts have in common.

## Parts

field-required = must be filled
pin-caps-lock = Caps Lock is on.
pin-last-try = Last try: if it is wrong, the PIN is blocked
puk-last-try = Last try: if it is wrong, the card cannot be unblocked any more
pin-new = New PIN
pin-new-again = New PIN, again
pin-rules = Rules of the new PIN
pin-rule-same = both the same
pin-rule-met = met
pin-rule-not-met = not met yet
pin-rule-broken = – broken by the last PIN
trouble-code = Code
trouble-copy = Copy details
trouble-copied = Copied.
trouble-copy-failed = The system did not take it.
pem-example = -----BEGIN CERTIFICATE-----
pem-choose = Choose a file
pem-not-pem = “{ $file }” holds no PEM certificate.
pem-too-large = “{ $file }” is too large for certificates.
close = Close
cancel = Cancel
list-reload = Reload
list-asking = Asking the host
list-load-more = Load more
try-again = Try again

## Frame

app = Countersign
frame-menu = Menu
frame-tabs = Work
frame-sign-out = Sign out
frame-leave-practice = Leave practice
frame-leave-own-host = Change host
frame-leave-remote = Change host
frame-shortcuts = Shortcuts
frame-about = About Countersign
frame-not-during-run = Not while a card is being written
frame-closing-refused = The window stays open until the card is done. Close it then, or stop the run first.
frame-own-host = This desk's own host
frame-remote = { $url }
frame-clears-title = Clear the form?
frame-clears = What was typed for the holder is not kept.
frame-clears-sign-out = Sign out
frame-clears-leave = Leave
frame-practice = Practice
frame-practice-means = Readers, cards and host are simulated. Nothing is issued for real.
about-title = Countersign
about-version = Version { $version }
about-licence = Apache-2.0 or MIT
about-what = The desktop registration authority for smart cards.

## Shortcuts

shortcuts-title = Shortcuts
shortcuts-everywhere = Everywhere
shortcuts-form = Smart card
shortcuts-table = Content table
shortcut-help = Show this sheet
shortcut-next = Next field or button
shortcut-previous = Back
shortcut-enter = Do what the highlighted button says
shortcut-escape = Close a list or a window
shortcut-submit = Submit
shortcut-reload = Read the card again
shortcut-move = Go from cell to cell
shortcut-find = Go to a key by its name
shortcut-action = Choose an action
key-tab = Tab
key-shift-tab = Shift Tab
key-enter = Enter
key-escape = Esc
key-submit = { $system ->
    [macos] ⌘ Enter
   *[other] Ctrl Enter
 }
key-arrows = Arrows
key-letters = Letters
key-action = Space or F2

## First run

first-run-title = Where do you work?
first-run-practice = Practice desk
first-run-practice-means = Simulated readers, an officer card and five cards to issue. Nothing is needed, nothing is issued for real.
first-run-practice-go = Practise
first-run-own-host = This desk's own host
first-run-own-host-means = Certificates are issued by a host on this computer, for one desk. The first officer is made next.
first-run-own-host-go = Set up
first-run-remote = A host of your organisation
first-run-remote-means = You need its address and the certificates of its authority.
first-run-remote-open = Give the address
first-run-remote-go = Connect
first-run-url = Address
first-run-url-example = https://host.example:8443
first-run-url-missing = Give the host's address.
first-run-ca = Authority certificates
first-run-ca-hint = PEM, as whoever runs the host hands them out.
first-run-ca-missing = Paste the certificates, or choose their file.
opening = { $place ->
    [practice] Opening the practice desk
    [own-host] Opening this desk's own host
   *[remote] Connecting to the host
 }

## First officer of an own host

first-officer-title = Make the first officer
first-officer-means = The host on this computer has no officer yet. The first one issues cards and makes further officers.
first-officer-folder = Host's folder
first-officer-sealing = Its keys
first-officer-sealing-value = { $sealing ->
    [credential-store] sealed by a key in the system's credential store
   *[file] sealed by a key in that folder, which you alone can read
 }
first-officer-stock = Cards in stock
first-officer-card = Officer card
first-officer-looking = Looking at the card
first-officer-insert = Put the card of the first officer into “{ $device }”.
first-officer-choose = Choose the device of the officer card
first-officer-enrol = The card has an officer's certificates. They are enrolled as they are; the card keeps its PIN.
first-officer-issue = Officer certificates are issued to the card with { $card }, and it gets a new PIN.
first-officer-authentication = Signs in with
first-officer-signature = Signs with
first-officer-issuers = Issuer's certificates
first-officer-issuers-hint = PEM. Not on the card: { $issuers }.
first-officer-issuers-missing = The issuer's certificates are missing
first-officer-name = Name
first-officer-name-missing = Give the officer's name.
first-officer-enrol-go = Enrol
first-officer-issue-go = Issue
first-officer-pin-not-acceptable = The PIN does not meet all rules yet
first-officer-import = Take cards into stock
first-officer-import-means = A card that production delivered is in stock once its production file was taken in.
first-officer-import-go = Choose a production file
first-officer-import-done = { $count ->
    [0] The file has no card that was not in stock already.
    [one] 1 card is new in stock.
   *[other] { $count } cards are new in stock.
 }

## Sign-in

sign-in-title = Sign in
sign-in-device = Officer card
sign-in-choose-device = Choose the device of the officer card
sign-in-no-device-title = No device was found
sign-in-no-device = Plug a card reader in. It appears here by itself.
sign-in-service-waiting = The window goes on by itself once the service runs.
sign-in-device-gone = “{ $device }” is not connected. Plug it in again, or choose another device.
sign-in-insert = Put the officer card into “{ $device }”.
sign-in-mute = The card in “{ $device }” does not answer. Take it out, check which way round it goes in, and put it in again.
sign-in-reading = Reading the card
sign-in-no-certificate = The card in “{ $device }” has no certificate to sign in with (key 9A). Put an officer card in.
sign-in-subject = Subject
sign-in-issuer = Issuer
sign-in-valid = Valid
sign-in-validity = { $from } to { $until }
sign-in-pin = PIN
sign-in-blocked = The PIN is blocked. Have the card unblocked with its PUK, or use another officer card.
sign-in-go = Sign in
sign-in-going = Signing in
sign-in-unlock = Unlock

## Locked

locked-title = Locked
locked-card-removed = The officer card was taken out. Put the card of { $name } back and type its PIN: the form is as it was.
locked-idle = Nothing was done for a while, or the host ended the session. The PIN of { $name } unlocks; the form is as it was.
locked-under-way = The form of { $name } waits, as it was.
locked-other = Another officer who signs in here finds the form cleared.

## Practice desk

practice-panel = Practice desk
practice-panel-show = Show the practice desk
practice-panel-hide = Hide the practice desk
practice-officer-card = Officer card
practice-officer-pin = PIN and Signature PIN
practice-subject-cards = Cards to issue
practice-in-device = in “{ $device }”
practice-card-number = { $number }. { $card }
practice-insert = Insert
practice-pull = Pull
practice-renew = Fresh card
practice-renew-of = Fresh card for { $number }
practice-insert-of = Insert card { $number }
practice-pull-of = Pull card { $number }
practice-insert-officer = Insert officer card
practice-pull-officer = Pull officer card
practice-card-in = in the device
practice-try = Try: pull the officer card while a form is half filled.

# The title of the window, by which the system's lists name it too.
window-title = Countersign
window-title-practice = Countersign – Practice

# Said in a terminal, where no window can say it.
no-display = There is no desktop to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set.
window-not-opened = Countersign did not open: { $why }
