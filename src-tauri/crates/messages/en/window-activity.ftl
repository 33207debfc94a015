### The window's Activity tab: what officers did, newest first, and what is still open. An order, a certificate and a card
### in full.

## The list

activity-list = What was done
activity-which = Which
activity-which-open = Open orders
activity-which-own = My own
activity-which-all = Everybody's
activity-search = Search
activity-search-hint = Holder, card, procedure, order, letter ID, reason, serial number; # and digits for a Certificate ID
activity-when = When
activity-what = What
activity-count = { $more ->
    [yes] The newest { $count }: scroll or load more for older ones.
   *[no] { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
 }
activity-none-open-title = No order is open
activity-none-open-next = An order is open from its grant until the card is done, or until it is given up.
activity-none-title = Nothing was done yet
activity-none-next = Orders, recovery requests and decisions are listed here as soon as they are signed.
activity-none-found-title = Nothing is found
activity-none-found-next = Change what is searched for, or look among all.
activity-kind = { $kind ->
    [abandon] Abandonment
    [recovery-request] Recovery request
    [recovery-approval] Approval
    [recovery-refusal] Refusal
    [unblock] Unblock
    [change-pin] PIN change
    [letter-ids] Letter IDs
    [letter-print] Letter print
    [letter-reprint] Letter reprint
    [mail-resend] PIN mail again
   *[issue] { $state ->
        [completed] Completed
        [abandoned] Abandoned
        [superseded] Superseded
        [expired] Expired
       *[open] Open
    }
 }

## An entry

activity-entry-title = { $kind ->
    [abandon] Order that was abandoned
    [recovery-request] Recovery request
    [recovery-approval] Approval of a recovery
    [recovery-refusal] Refusal of a recovery
    [unblock] Unblocking of a card
    [change-pin] PIN change of a card
    [letter-ids] Letter IDs created ahead
    [letter-print] Print of PIN letters
    [letter-reprint] Reprint of PIN letters
    [mail-resend] PIN mail, sent again
   *[issue] Order
 }
activity-done-by = { $kind ->
    [abandon] Abandoned by
    [recovery-request] Asked by
    [recovery-approval] Approved by
    [recovery-refusal] Refused by
   *[issue] Signed by
 }
activity-done-at = { $kind ->
    [abandon] Abandoned
    [recovery-request] Asked
    [recovery-approval] Approved
    [recovery-refusal] Refused
   *[issue] Signed
 }
activity-reason = Reason
activity-request-digest = Request
activity-order-signed-by = Order signed by
activity-act-not-done = { $what }, { $state ->
    [open] open
    [not-done] not done
    [superseded] superseded
   *[expired] not confirmed
 }
activity-act-came = What came of it
activity-act-outcome = { $state ->
    [open] Granted; its receipt is outstanding.
    [done] { $kind ->
        [letter-ids] The IDs were created.
        [letter-print] The system took them for printing.
        [letter-reprint] The system took them for printing.
        [mail-resend] The mail was queued once more.
       *[service] { $pin ->
            [entered] The card has a new PIN, which was entered at the RA.
           *[system] The card has a new PIN, which the system made.
        }
    }
    [not-done] { $why ->
        [wrong-puk] The PUK was wrong. The card has the PIN that it had.
        [puk-blocked] The PUK is blocked. The card has the PIN that it had.
        [wrong-pin] The PIN that the card has was typed wrong. The card keeps it.
        [pin-blocked] The PIN is blocked. The card keeps it.
        [new-pin-refused] The card refused the new PIN. It has the one that it had.
        [declined] It was cancelled. The card has the PIN that it had.
        [card] The card, or the way to it, failed. The card has the PIN that it had.
       *[none] They were not printed, and wait as before.
    }
    [superseded] The card's next order came before the receipt. Whether the card has this PIN, the host does not know; nothing was mailed or printed.
   *[expired] { $kind ->
        [letter-print] The desk did not tell whether they were printed: they count as printed.
        [letter-reprint] The desk did not tell whether they were printed: they count as printed.
       *[service] No receipt came in time. Whether the card has the new PIN, the host does not know; nothing was mailed or printed. Unblock the card once more.
    }
 }
activity-act-letters = { $count ->
    [one] Letter ID
   *[other] Letter IDs
 }
activity-act-letters-row = { $count }: from { $first } to { $last }
activity-act-ended = Ended
activity-request-where = A request that is still open stands in the Archive tab.

## An order

order-details-loading = Asking the host about the order
order-certificates = { $count ->
    [one] Certificate
   *[other] Certificates ({ $count })
 }
order-certificate-id = Certificate ID { $id }
order-certificate-until = valid until { $until }
order-no-certificates = No certificate was issued in this order.
order-certificate-open = Certificate ID { $id }: all fields
order-certificate-state = { $state ->
    [revoked] Revoked
    [published] Published
   *[unpublished] Not published
 }
order-steps = Steps
order-step = { $event ->
    [granted] Granted
    [executing] Order taken, issuing
    [fulfilled] Certificates issued
    [completed] Receipt: the card is done
    [abandoned] Abandoned, certificates revoked
    [superseded] Superseded by the card's next order
    [expired] Grant expired
   *[other] { $event }
 }
order-step-after = After
order-step-by-host = the host
order-keys = Keys, as signed
order-key-new = { $action }, new key { $algorithm }
order-fields = What was typed, as signed
order-documents = Documents at the host
order-document = { $document ->
    [open-request] Open request, signed by the officer
    [order] Order, signed by the officer
    [fulfilment] Fulfilment, signed by the host
    [receipt] Receipt, signed by the order key
    [abandoned-by] Abandonment, signed by an officer
   *[other] { $document }
 }
order-document-name = { $document ->
    [open-request] open request
    [order] order
    [fulfilment] fulfilment
    [receipt] receipt
    [abandoned-by] abandonment
   *[other] { $document }
 }
order-card-open = Card details
order-id = Order id

## Its signature

order-verify = Verify signature
order-verifying = Verifying the signatures
order-verified = The signatures verify.
order-verified-words = { $signed-by } signed it. Its certificate comes from an authority that the host trusts for officers, and was valid when the host took the order ({ $at }).
order-verified-abandoned = The abandonment verifies, too: { $signed-by }, { $at }.
order-verified-signer = Signed by
order-verified-signer-serial = Serial number of that certificate
order-verified-authorities = { $count ->
    [one] Authority
   *[other] Authorities
 }
order-verified-at = Verified at
order-verified-documents = Verified
order-verified-digest = SHA-256 of what was signed

## Exporting it

order-export = Export…
order-exporting = Exporting
order-exported = Written to { $folder }
order-exported-files = { $count ->
    [one] 1 file
   *[other] { $count } files
 }: { $files }
order-exported-line = In that folder, this line verifies the order with OpenSSL, now and years later:
order-exported-copy = Copy the line

## An order that is open

order-standing = What is true now
order-standing-host = At the host
order-standing-card = On the card
order-standing-finish = The card's next order supersedes this one, and its certificates are revoked. Or abandon it here.
order-abandon = Abandon…
order-abandon-title = Abandon this order?
order-abandon-means = It cannot be taken back. What is on the card stays there, and is of no use any more.
order-abandon-revokes = { $count ->
    [0] No certificate is revoked: none was issued.
    [one] This certificate is revoked:
   *[other] These { $count } certificates are revoked:
 }
order-abandon-certificate = Key { $key }: Certificate ID { $id }, serial number { $serial }, { $subject }
order-abandon-reason = Reason
order-abandon-reason-hint = It is signed, and kept in the audit.
order-abandon-reason-missing = Say why it is abandoned.
order-abandon-go = Sign and abandon
order-abandoned = The order is abandoned, and its certificates are revoked.

## Where an order is named elsewhere

order-show = Show in Activity
order-show-of = Show order { $order } in Activity
order-show-event = { $what }: show order { $order } in Activity

## A certificate

certificate-all-fields = All fields…
certificate-title = Certificate
certificate-title-key = Certificate of key { $key }
certificate-asking = Reading the certificate
certificate-at-host = At the host
certificate-not-of-host = The host did not issue it.
certificate-key-place = Key on the card
certificate-issued-at = Issued
certificate-published-at = Published
certificate-not-published = not published
certificate-revoked-at = Revoked
certificate-revoked-because = { $time }, { $reason ->
    [unspecified] no reason given
    [keyCompromise] key compromised
    [cACompromise] authority compromised
    [affiliationChanged] affiliation changed
    [superseded] superseded
    [cessationOfOperation] no longer needed
    [certificateHold] on hold
    [removeFromCRL] removed from the list
    [privilegeWithdrawn] privilege withdrawn
    [aACompromise] attribute authority compromised
    [none] no reason given
   *[other] { $reason }
 }
certificate-not-revoked = not revoked
certificate-archived = Private key
certificate-archived-yes = archived at the host
certificate-archived-no = not archived
certificate-fields = Fields
certificate-is-critical = critical
certificate-unread = Not known here; its bytes stand below.
certificate-raw = Raw fields
certificate-raw-show = Show the raw fields
certificate-raw-hide = Hide the raw fields
certificate-pem = PEM
certificate-pem-copy = Copy PEM

## A card

card-details = Card details
card-title = Card
card-asking = Asking about the card
card-now = Now in the device
card-not-here = It is in no device here.
card-product = Product
card-its-guid = GUID
card-pin = PIN
card-puk = PUK
card-places = Keys
card-places-used = { $used } of { $places } places hold a key or a certificate
card-management-key = Management key
card-management-key-value = { $cipher }{ $factory ->
    [yes] , the factory's
   *[no] { "" }
 }
card-reference = { $tries-left ->
    [none] the card does not tell
    [0] blocked
    [one] 1 try left
   *[other] { $tries-left } tries left
 }{ $factory ->
    [yes] , the factory's
   *[no] { "" }
 }
card-stock = In stock
card-not-in-stock = It is not in the host's stock.
card-type = Card type
card-producer = Producer
card-imported = Taken into stock
card-key-fingerprint = Card key, SHA-256
card-pin-at-host = PIN at the host
card-pin-at-host-value = { $pin ->
    [production] the one that production set
    [known] one of a run that has no receipt
   *[unknown-to-host] not known: the holder has it
 }
card-stock-keys = Keys from production
card-stock-key-state = { $state ->
    [overwritten] overwritten { $time }
    [replaced] transport certificate replaced { $time }
   *[there] as delivered
 }
card-transport-certificate = Transport certificate
card-certificates = Certificates
card-no-certificates = The host has issued no certificate for it.
card-certificate-state = { $state ->
    [unpublished] Not published
    [live] Live
    [revoked] Revoked
    [expired] Expired
   *[gone] Key is gone
 }
card-history = History
card-no-history = Nothing was done to it yet.
card-event = { $event ->
    [imported] Taken into stock
    [officer-card] Made an officer card
    [granted] Order granted
    [executing] Order taken, issuing
    [fulfilled] Certificates issued
    [completed] Issued: receipt taken
    [abandoned] Order abandoned
    [superseded] Order superseded
    [expired] Grant expired
    [unblocked] Unblocked: new PIN
    [pin-changed] PIN changed
   *[other] { $event }
 }
