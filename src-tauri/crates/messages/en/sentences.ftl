### Sentences and parts of sentences that the desk gives by a code, with what fills them.

# What tells a card from every other one.
card-serial = serial { $id }
card-attestation-key = attestation key { $id }
card-authentication-key = card key { $id }
card-guid = GUID { $id }

# Why the object in a certificate's place cannot be read.
certificate-not-der = it is no certificate
certificate-truncated = it ends before its length says
certificate-container = it is not built as a certificate object is
certificate-compression = it cannot be decompressed
certificate-not-given = the card does not give it out (status { $status })
certificate-public-key = its public key cannot be read
certificate-validity = its validity is out of range

# Exactly what will be signed.
the-place = { $place } { $name }
signed-procedure = Procedure { $procedure }, revision { $revision }.
signed-card = Card with { $card }.
signed-field = { $label }: { $value }
# The letters of RFC 4514 §3 and RFC 4519 §2.
signed-attribute = { $part ->
    [country] C
    [state] ST
    [locality] L
    [organization] O
    [organizational-unit] OU
    [domain-component] DC
    [common-name] CN
    [given-name] GN
    [surname] SN
    [serial-number] SERIALNUMBER
    [user-id] UID
   *[other] { the-part }
 }={ $value }
signed-attribute-of-field = { $label } { $value }
signed-certificate-stored = { the-place }: a certificate for { $subject } is issued and stored on the card.
signed-certificate-issued = { the-place }: a certificate for { $subject } is issued and not stored on the card.
signed-key-generated = { the-place }: a new { $algorithm } key is generated on the card.
signed-key-archived = { the-place }: a new { $algorithm } key is generated at the host, archived there, and stored on the card.
signed-with-certificate = { $certificate ->
    [reuse] with the certificate it had
   *[new] with a new certificate
 }
signed-key-recovered-chosen = { the-place }: the archived key of certificate { $id } ({ $subject }) is recovered, { signed-with-certificate }.
signed-key-recovered-found = { the-place }: the last archived key that is found by { $labels } is recovered, { signed-with-certificate }.
signed-all-recovered = { the-place }: all older archived keys of the same holder are recovered with their certificates, to free retired places ({ $places } are free).
signed-recovered-aside = { the-place }: if that certificate is revoked or has expired, the key goes to a free retired place instead ({ $places } are free).
signed-other-holder = { the-place }: the key may be another holder's.
signed-reason = Reason for the recovery: { $reason }
signed-recovery-request = The recovery request { $request }, and its approvals, are used up.
signed-key-lost = { the-place }: the { $algorithm } key that lies there is lost.
signed-certificate-replaced = { the-place }: the certificate of { $subject } is replaced.
signed-object-replaced = { the-place }: what lies in the place of its certificate is replaced.
signed-left-out = Left out of the certificates: { $labels }.
signed-pin-shown = The card gets a new PIN, which is shown once.
signed-pin-entered = The card gets a new PIN, which is entered here; if none is entered, a generated one is set and shown once.
signed-pin-mailed = The card gets a new PIN, which the host mails to the address that you name after Submit.
signed-pin-letter = The card gets a new PIN, which the host prints as a letter under the ID that you name after Submit.
signed-pin-unchanged = The PIN stays as it is.
signed-puk-host-only = The card gets a new PUK, which the host keeps and tells nobody.
signed-puk-shown = The card gets a new PUK, which is shown once, after the PIN.
signed-puk-letter = The card gets a new PUK, which the host prints as a letter under the ID that you name after Submit.
signed-taken-in = The card is taken in: it has the factory's PIN, PUK and card management key, and gets its own, which the host stores first.
signed-card-key = The card has the factory's card management key, and gets its own, which the host stores first.
signed-chuid = The card has no CHUID, and gets one.
signed-tries = The PIN can be typed wrong { $pin } times until the card blocks it, the PUK { $puk } times. Setting this replaces PIN and PUK at once.
signed-supersedes = The card's open order { $order } is superseded, and its certificates are revoked.

# Subject cards of the practice desk.
practice-card-p256 = Card with P-256 keys
practice-card-rsa2048 = Card with RSA-2048 keys
practice-card-plain-p256 = Plain PIV card with P-256 keys, without a serial number
practice-card-plain-rsa2048 = Plain PIV card with RSA-2048 keys, without a serial number
practice-card-no-keys = Card without keys
practice-card-factory-new = Card fresh from the factory, not in stock

# What is true of an order that is open: at the host, on the card, in each place of a key.
standing-host-granted = The host has granted it. No order came yet: no certificate was issued.
standing-host-executing = The host has the order and is issuing its certificates.
standing-host-fulfilled = The host has issued its certificates. They are not published: it waits for the receipt that the card was written.
standing-card-not-looked-at = No card was looked at.
standing-card-not-here = The card lies in no device: what is on it cannot be told.
standing-card-reading = A card is being read: what is on this order's card cannot be told yet.
standing-card-here = The card lies in “{ $device }”.
standing-key-written = The certificate of this order lies there.
standing-key-without-certificate = The key of this order lies there, without its certificate.
standing-key-other-key = Another key than this order's lies there.
standing-key-empty = Nothing lies there.
standing-key-no-certificate = No certificate lies there; the card does not tell which key does.
standing-key-other-certificate = Another certificate lies there; the card does not tell which key does.
standing-key-not-certified = A key or certificate lies there; this order has issued no certificate for it.

# Why an order cannot be abandoned.
abandon-order-closed = It is { $state ->
    [completed] completed
    [abandoned] abandoned already
    [superseded] superseded by the card's next order
    [expired] expired: nothing was issued
   *[other] closed
 }.
abandon-order-executing = The host is issuing its certificates. It can be abandoned in a moment, once they are issued.
abandon-order-of-another = It is another officer's: that needs the role Revoke certificate.

# Why a procedure is not in the list.
filtered = Hidden by your filter.
