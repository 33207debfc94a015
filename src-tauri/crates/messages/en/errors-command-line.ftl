### What goes wrong on the command line itself.

error-no-device = No { $role ->
    [officer] device with an officer card
   *[subject] device with a subject card
 } was found.
    .not-done = No card was written.
    .next = Put the card into a reader, and look for it with: countersign devices.
error-several-devices = Several devices can be meant{ $role ->
    [officer] {" "}for the officer card
   *[subject] {" "}for the subject card
 }: { $choices }.
    .not-done = No card was written.
    .next = Name one: { $role ->
        [officer] --officer-device
       *[subject] --device
    }. A part of the name is enough if no other device has it.
error-unknown-device = No device is called “{ $device }”.
    .not-done = No card was read or written.
    .next = Use one of these names, or a part that no other has: { $choices }.
error-secret-missing = The { $secret } is needed, and there is no terminal to ask at.
    .not-done = { $secret-name ->
        [signature-pin] Nothing was signed; the subject card is as it was.
       *[other] What needed it was not done.
    }
    .next = Give it in a file: --secrets FILE with the line “{ $secret-name }=…”, or --secrets - for standard input.
error-pin-mailer-missing = { $what ->
    [address] The address that the PIN is mailed to
    [letter] The ID of the letter
   *[both] The address that the PIN is mailed to and the ID of the letter
 } is needed, and there is no terminal to ask at.
    .not-done = Nothing was signed; the subject card is as it was.
    .next = Give it: { $what ->
        [address] --pin-mail ADDRESS
        [letter] --letter-id ID
       *[both] --pin-mail ADDRESS and --letter-id ID
    }.
error-secrets-unreadable = The secrets file “{ $file }” cannot be read: { io-why }.
    .not-done = No card was read or written.
    .next = Check the path and who may read the file.
error-secrets-malformed = Line { $line } of the secrets is not one of { $names }, followed by = and a value.
    .not-done = No card was read or written.
    .next = Correct the line. Lines that are empty or begin with # are skipped.
error-secrets-too-large = The secrets are longer than { $bytes } bytes.
    .not-done = No card was read or written.
    .next = Give lines such as signature-pin=… and nothing else.
error-ca-unreadable = The host's authority cannot be read from “{ $file }”: { io-why }.
    .not-done = The host was not connected.
    .next = Give the PEM file that the host printed with --ca.
error-unknown-input = The procedure has no field “{ $input }”.
    .not-done = Nothing was signed or issued; the subject card is as it was.
    .next = Name one of its fields, by name or label: { $fields }.
error-ambiguous-input = “{ $input }” is the label of several fields.
    .not-done = Nothing was signed or issued; the subject card is as it was.
    .next = Use the name of the one that is meant: { $fields }.
error-several-requests = The digests of several recovery requests begin with { $digest }.
    .not-done = Nothing was signed, approved or refused.
    .next = Give more of the digest of the one that is meant: { $choices }.
error-given-twice = { $option } is given twice for { $about }.
    .not-done = Nothing was signed or issued; the subject card is as it was.
    .next = Give it once.
error-practice-card-unknown = There is no practice card { $number }.
    .not-done = Nothing was done.
    .next = Choose one from { $first } to { $last }: countersign practice --cards.
error-usage = The command line was not understood: { $what }.
    .not-done = Nothing was done.
    .next = It is typed so: { $synopsis } (more says { $command } --help).
error-no-runtime = The system gives no threads to work with: { io-why }.
    .not-done = Nothing was done.
    .next = Close other programs, and try again.
