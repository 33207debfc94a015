### What the command line says about itself: its help and what it does not understand. A text of a command or an option is
### one line or begins with one; `.more` is what only --help says of it, `.after` what stands below the options.

help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-host = Host:
help-officer = Officer:
help-recovery = Recovery:
# Stand for what can follow, in the line that says how a command is typed.
help-any-options = OPTIONS
help-a-command = COMMAND
help-default = [default: { $value }]
help-possible-values = [possible values: { $values }]
help-environment-variable = [env: { $name }]

## Commands

command = The desktop registration authority for organisations that run their PKI on smart cards
command-help = Print this help, or that of a command
command-devices = List devices and the cards in them
command-card = Show what is on a card: identity, keys, certificates, tries left
command-card-record = Show what the host knows of a card: stock, what was done to it, its certificates
command-certificate = Show a certificate with every field and extension, and what the host knows of it
command-procedures = List the procedures that you can use, or show what one asks for and does
command-issue = Issue certificates to the subject card, and put archived keys on it
command-archive = Search the archive of private keys
command-archive-search = Find archived keys by the certificate that was issued when the key was created
    .after =
        Criteria that are given together must all hold. At most 50 certificates are shown, the newest first; --after goes on.

        With --json: { $shape }.
command-recovery = Ask for approval of a recovery, and decide on what others ask for
command-recovery-request = Ask for approval: other officers read who wants which keys, on which card and why
    .after =
        It prints the request's digest. When enough officers have approved it, `countersign issue --request DIGEST` with the same procedure, card, holder, keys and reason uses it up. It ends after seven days.

        With --json: { $shape }.
command-recovery-list = List the requests that are pending or approved, of all officers if you may approve; your own refused ones, too
command-recovery-approve = Approve a request of another officer
command-recovery-refuse = Refuse a request of another officer; it is closed
command-orders = List, show, verify, abandon and export orders
command-orders-list = List orders, the newest first: those that are open, or all
command-orders-show = Show an order: who ordered what for which card, and its certificates
command-orders-verify = Verify an order's signatures and that its documents belong together
command-orders-abandon = Give up an open order; its certificates are revoked
command-orders-export = Write an order's documents to a folder, for `openssl cms -verify` and for keeping
command-unblock = Unblock a card with its PUK, which sets a new PIN
    .after =
        On a PIV card, unblocking sets a new PIN, whether or not the old one is blocked. The new PIN reaches its holder as the procedure of the card's last order says. The PUK is asked for, or comes from the secrets file (puk=…), and never leaves this computer; with --host-puk the host delivers it.

        With --json: { $shape }.
command-change-pin = Change a card's PIN, with the PIN that it has
    .after =
        The PIN that the card has is its holder's to type (holder-pin=…). The new one reaches its holder as the procedure of the card's last order says.

        With --json: { $shape }.
command-letters = List and print PIN letters, and create letter IDs ahead
command-letters-list = List PIN letters, the newest first
command-letters-print = Print letters by the system's print service; once more only with a reason
command-letters-preview = Write a letter as it will look to a PDF file, with dots instead of PIN and PUK
command-letters-create-ids = Create letter IDs ahead, for paper that is printed with them, each 1 after the one before
command-mails = List PIN mails, and send failed ones once more
command-mails-list = List PIN mails, the newest first
command-mails-resend = Send a mail that failed once more
command-practice = Issue a practice card: readers, cards and host are inside the program
command-completions = Print the completions of a shell

## Arguments and options: of one command, or of all that have one of that name

argument-help = Print help: the short one (-h) or all of it (--help)
argument-version = Print version
argument-json = Print JSON instead of text: one value, or one value a line where steps or events are told
    .more = A failure is { $shape }.
argument-help-subcommand = The command
argument-host = Address of the certificate manager host (https://…). Without it, the host of the configuration, else the one that is embedded here
argument-ca = The authority that the host's TLS certificate must come from, a PEM file. Without it, that of the configuration, for the configuration's host; where a policy sets the host, this does not count
argument-data = Folder of the embedded host, this user's own if not given. It is set up the first time, and says where; officers and cards are made known by `countersign-host officers add` and `cards import`, which take the same folder
argument-officer-device = Device with the officer card: its name, or a part that no other device has
argument-secrets = Read PINs from a file, or from standard input (-), instead of asking. One a line: signature-pin=…, holder-pin=…, new-pin=…, puk=…
argument-devices-watch = Go on telling what is inserted and removed, until Ctrl-C
argument-card-device = Device with the card: its name, or a part that no other device has
argument-device = Device with the subject card: its name, or a part that no other device has
argument-card-record-device = Device with the card: its name, or a part that no other device has
argument-card-record-order = The card of this order, by the order's id; it need not be here
argument-certificate-id = The Certificate ID, decimal: a certificate of the host
argument-certificate-key = The certificate in this place of the card: 9a, 9c, 9d, 9e or 82 to 95
argument-certificate-device = Device with the card: its name, or a part that no other device has
argument-procedures-procedure = The procedure to show, by its name in the list: its keys, input fields, cards and PIN. Without it, the list
argument-procedure = The procedure, by its name in the list of `countersign procedures`
argument-practice-procedure = The procedure, by its name in the list of `countersign practice --procedures`
argument-recovery-request-procedure = The procedure that the order will follow, by its name in the list of `countersign procedures`
argument-inputs = A field about the holder, by its name or its label: common_name=Anna Berg. Once for each field
argument-actions = The action for a key: 9a=add, redo, issue or blank. Keys that are not named take the procedure's preset. For a key that comes from the archive there are --recover and --no-request
argument-algorithms = The algorithm of a key that is generated, on the card or at the host: 9a=rsa2048, rsa3072, rsa4096, eccp256 or eccp384
argument-dry-run = Show in words what would be signed, and stop there. A draft that cannot be submitted ends with exit code 6
argument-pin-mail = The address that the PIN is mailed to, where the procedure mails it
argument-letter-id = The ID of the letter, as it stands on the paper, where the procedure prints PIN or PUK
argument-recover = Request a key from the archive: 9d=ID takes the key of that Certificate ID; 9d alone has the host search by the holder's fields. A procedure with a single key to recover requests it without this
argument-no-request = Request no key from the archive for this place, although the procedure would at first
argument-reason = Why keys are recovered, in your words; it is signed, and kept in the host's audit
argument-issue-request = The approved recovery request that the order uses up, where the procedure asks for approvals: its digest, or a beginning of it that no other has
argument-practice-request = { argument-issue-request }
argument-request = Digest of the request, or a beginning of it that no other has
argument-recovery-refuse-reason = Why, in your words; it is signed, and shown to the officer who asks
argument-archive-search-serial = The whole serial number, hexadecimal; colons, spaces, hyphens, 0x and leading zeros do not matter
argument-archive-search-subject = A part of the subject, at least three characters, whatever their case
argument-archive-search-id = The Certificate ID, decimal
argument-archive-search-after = Only those after this Certificate ID: the last one of the page before
argument-orders-list-all = All orders, not the open ones only
argument-orders-list-open = The open orders only; this is what is listed without --all and --search
argument-orders-list-search = Those that have every one of these words, of three characters at least: in card, holder, procedure, officer, reason, order, serial number; # and digits for a Certificate ID
argument-orders-list-before = Go on after the last one of the page before, by the position that was printed
argument-order = Id of the order
argument-orders-abandon-reason = Why, in your words; it is signed with the order
argument-orders-export-to = Folder for the files; made if it is not there
argument-unblock-host-puk = Unblock with the PUK that the host keeps; this needs the role for it
argument-letters-list-state = Only those in this state: waiting, ready, printed or erased
argument-letters-list-search = Only those whose ID, holder or card contains this
argument-letters-list-before = Go on after the last one of the page before, by its number
argument-letters = Numbers of the letters, as `countersign letters list` shows them, in the order in which they are printed
argument-letters-print-printer = The printer, as the system calls it. Without it, that of the configuration, else the system's default
argument-letters-print-reason = Why they are printed once more, in your words; it is signed with the order
argument-letter = Number of the letter, as `countersign letters list` shows it
argument-letters-preview-to = The PDF file to write
argument-letters-create-ids-prefix = The prefix of each. Without it, that of the configuration, else none
argument-letters-create-ids-first = The number of the first. Without it, the one after the highest that begins so
argument-letters-create-ids-digits = How many digits the numbers have at least, with zeros before them
argument-letters-create-ids-count = How many
argument-mails-list-state = Only those in this state: waiting, queued, sent, failed or erased
argument-mails-list-before = Go on after the last one of the page before, by its number
argument-mail = Number of the mail, as `countersign mails list` shows it
argument-mails-resend-address = The address; one without @ gets the domain of the configuration
argument-mails-resend-reason = Why it is sent once more, in your words; it is signed with the order
argument-practice-card = The practice card, by its number; without it, the first that the procedure is for
argument-practice-cards = List the practice cards
argument-practice-procedures = List the practice procedures
argument-practice-show = Show the procedure: its keys, input fields, cards and PIN
argument-completions-shell = The shell

## What a program that issues is told with --json

json-lines = With --json, a value a line:
json-in-no-certificate = filled fields that land in no certificate
json-step = each step, as it ends
json-pin-code = the PIN, where the procedure shows it
json-puk-code = the PUK, where the procedure shows it, after the PIN
json-result = the result, at last
json-dry-run = With --dry-run it is { $draft } instead, and { $error } after it where the draft cannot be submitted.

## Below the help of the program

exit-codes = Exit codes:
exit-0 = done
exit-1 = failed, for a reason that is none of the below
exit-2 = the command line was not understood, or something it needs was not given
exit-3 = cancelled; nothing was issued
exit-4 = PIN: wrong, blocked, or against the rules
exit-5 = device or card: none, the wrong one, held by another program, removed, failed
exit-6 = draft: a field, an action or a procedure that does not fit or is missing
exit-7 = the host refused
exit-8 = the host cannot be reached, or is not the one that is trusted
exit-9 = incomplete: certificates were, or may have been, issued, but the card is not done; the order stays open
exit-10 = an order or another document does not verify
exit-130 = ended by Ctrl-C: by a second one while a card is issued, else by the first
environment = Environment:
environment-no-color = no colours
environment-log = what to log on standard error, such as debug or desk=trace; never secrets

## What is not understood

usage-unknown-argument = there is no { $argument } here{ $suggested ->
    [none] {""}
   *[other] ; perhaps { $suggested } is meant
 }
usage-unknown-command = there is no command “{ $command }”{ $suggested ->
    [none] {""}
   *[other] ; perhaps { $suggested } is meant
 }
usage-command-missing = a command is missing: { $commands }
usage-value-missing = { $argument } needs a value
usage-value-unknown = “{ $value }” cannot be given for { $argument }: { $values } can
usage-value-not-taken = “{ $value }” cannot be given for { $argument }{ $why ->
    [none] {""}
   *[other] : { $why }
 }
usage-values = { $argument } is given too many values, or too few
usage-twice = { $argument } is given twice
usage-not-together = { $argument } cannot be given together with { $others }
usage-missing = { $count ->
    [one] { $arguments } is missing
   *[other] these are missing: { $arguments }
 }
usage-not-text = it holds what is no text (UTF-8)
usage-other = { $why }

value-not-of-form = not of the form { $form }
value-no-action = “{ $typed }” is no action: { $actions } are
value-no-algorithm = “{ $typed }” is no algorithm: { $algorithms } are
value-no-key = “{ $typed }” names no key: 9a, 9c, 9d, 9e and 82 to 95 do
value-no-certificate-id = no Certificate ID after =
value-no-digest = not { $least } to { $most } hexadecimal digits
