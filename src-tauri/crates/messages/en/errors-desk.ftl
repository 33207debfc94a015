### What can go wrong at the desk, and on the way to the host.

error-unknown = Something failed that this program has no text for.
    .not-done = What was not done is not certain.
    .next = { $in ->
        [window] Choose Reload to see what is on the card, and report the code { $code }.
       *[terminal] Look at the card (countersign card) and at the open orders (countersign orders list), and report the code { $code }.
    }
error-host-unreachable = The host at { $url } cannot be reached.
    .not-done = The request was not sent.
    .next = { $in ->
        [window] Check the address, the network, and that the host runs. Then try again.
       *[terminal] Check the address (--host), the network, and that the host runs.
    }
error-host-certificate = The certificate at { $url } is not one of the host's: { $why ->
    [expired] it has expired
    [not-yet-valid] it is not valid yet
    [revoked] it was revoked
    [unknown-issuer] it was not issued by the host's authority
    [another-name] it is for another address
    [wrong-usage] it is not meant for a host
   *[other] { $why }
 }.
    .not-done = The request was not sent.
    .next = { $in ->
        [window] Check the address and the authority file. If both are right, somebody stands between you and the host: tell whoever looks after it.
       *[terminal] Check the address (--host) and the authority (--ca). If both are right, somebody stands between you and the host: tell whoever looks after it.
    }
error-host-tls = No secure connection to { $url } could be made: { $why }.
    .not-done = The request was not sent.
    .next = { $in ->
        [window] Check the address, and that the host is of the same version as this program.
       *[terminal] Check the address (--host) and that the host is of the same version as this program.
    }
error-host-timeout = The host at { $url } did not answer in time.
    .not-done = Whether the host acted on the request is not certain; no certificate is published without a receipt.
    .next = { $in ->
        [window] Try again. An order that was left open for this card is superseded by the next one.
       *[terminal] Look at the open orders (countersign orders list), then try again.
    }
error-host-interrupted = The connection to the host at { $url } broke.
    .not-done = Whether the host acted on the request is not certain; no certificate is published without a receipt.
    .next = { $in ->
        [window] Try again. An order that was left open for this card is superseded by the next one.
       *[terminal] Look at the open orders (countersign orders list), then try again.
    }
error-host-answer-too-large = The host's answer is larger than { $limit } bytes.
    .not-done = The answer was not used.
    .next = Check that this program and the host are of the same version.
error-host-answer-not-understood = The host's answer was not understood: { $what }.
    .not-done = The answer was not used.
    .next = Check that this program and the host are of the same version, and that the address is the host's.
error-declined = { $secret ->
    [shown-pin] The new PIN was not noted.
    [pin-mailer] Where PIN and PUK go was not said.
    [puk] The PUK was needed, and none was given.
   *[other] A PIN was needed, and none was given.
 }
    .not-done = What needed it was not done.
    .next = { $in ->
        [window] { $secret ->
            [shown-pin] Submit again: the card gets another PIN.
            [pin-mailer] Submit again, and name the address or the letter when you are asked.
            [puk] Begin again, and type the PUK when you are asked.
           *[other] Submit again, and type the PIN when you are asked.
        }
       *[terminal] { $secret ->
            [shown-pin] Begin again: the card gets another PIN.
            [pin-mailer] Name the address or the letter when you are asked, or give it with --pin-mail or --letter-id.
            [puk] Type the PUK when you are asked, or give it with --secrets.
           *[other] Type the PIN when you are asked, or give it with --secrets.
        }
    }
error-cancelled = Cancelled.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Submit again when you want to.
error-same-device = The officer card and the subject card cannot be in the same device ({ $device }).
    .not-done = No card was read or written.
    .next = { $in ->
        [window] Use two devices, and choose one for each card.
       *[terminal] Use two devices, and name them: --officer-device and --device.
    }
error-officer-certificate-unusable = The officer card has no certificate that can be used in { $key }.
    .not-done = You are not signed in; nothing was issued.
    .next = Check that the officer card, and not the subject card, lies in the officer device.
error-card-not-an-officers = The card in “{ $device }” is no officer's card at this host: its certificate to sign in with comes from no authority of the host's officers.
    .not-done = Its PIN was not tried. You are not signed in; nothing was issued.
    .next = { $in ->
        [window] Check that the officer card, and not the subject card, lies in the officer device.
       *[terminal] Check that the officer card, and not the subject card, lies in the officer device (--officer-device).
    }
error-no-host = This desk has no host: devices and cards can be looked at, and nothing else.
    .not-done = You are not signed in; nothing was issued.
    .next = { $in ->
        [window] Choose where to work: at the practice desk, with this desk's own host, or with a host elsewhere.
       *[terminal] Name a host: --host and --ca, or --data for the embedded one.
    }
error-signing-failed = The officer card did not sign.
    .not-done = Nothing was issued.
    .next = Put the officer card in again, and submit again.
error-order-id-malformed = “{ $order }” is not the id of an order.
    .not-done = Nothing was looked up or changed.
    .next = { $in ->
        [window] Copy the whole id.
       *[terminal] Copy the id from the list: countersign orders list.
    }
error-verification-failed = The { $document ->
    [open-request] open request
    [fulfilment] fulfilment
    [receipt] receipt
    [abandoned-by] abandoning order
   *[order] order
 } does not verify: “{ $why }”.
    .not-done = Nothing was changed.
    .next = Do not rely on this order. Tell whoever looks after the host.
error-draft-incomplete = The draft cannot be submitted yet.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Correct what is named, and submit again.
       *[terminal] Correct what is named, and submit again. What the procedure asks for: countersign procedures.
    }
error-card-has-no-certificate = { The-card } has no certificate that can be used in { $key }.
    .not-done = You are not signed in; nothing was issued.
    .next = Check that the officer card, and not the subject card, lies in the officer device.
error-new-pin-refused = The new PIN breaks the rules of the procedure or of the card.
    .not-done = The card has not seen it; no try was spent.
    .next = Submit again with a PIN that meets the rules of the procedure and of the card.
error-order-ran-out = It took so long that the order might have ended before the card had its new PIN.
    .not-done = Nothing on the card was changed: it has the PIN that it had.
    .next = Begin again.
error-puk-last-try = The PUK of the card may have only one try left, and the card would have to be shown a PUK that may not be the one it has.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Use a procedure that leaves the PUK as it is, type the PUK to unblock the card, or use another card.
error-puk-not-known = The host keeps no PUK of the card but the factory's, and the card tells that it has another one.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Use a procedure that leaves the PUK as it is, or another card; have the card's PUK brought to the host with its production file.
error-grant-not-accepted = The host's grant was not accepted: { $why ->
    [document] its signature or its form is not good
    [signer-certificate] it is not signed by the host's registration key
    [another-order] it answers something else
    [incomplete] it has not the parts that were asked for
    [not-asked-for] it recovers what was not asked for
    [revoked] it brings a revoked certificate to a place of keys in use
    [expired] it brings a certificate that has expired to a place of keys in use
   *[sealed] what is sealed in it cannot be opened
 }.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Check that the address is the host's, and tell whoever looks after it.
error-fulfilment-not-accepted = The host's fulfilment was not accepted: { $why ->
    [document] its signature or its form is not good
    [signer-certificate] it is not signed by the host's registration key
    [another-order] it answers something else
    [incomplete] it has not the parts that were asked for
   *[sealed] what is sealed in it cannot be opened
 }.
    .not-done = No certificate was written to the card.
    .next = Check that the address is the host's, and tell whoever looks after it.
error-certificate-differs = The certificate for key { $key } is not the one that was ordered: { $what ->
    [malformed] it cannot be read
    [public-key] it has another public key
    [subject] it has another subject
    [alternative-names] it has other alternative names
    [not-reused] it is not the one that was to be reused
    [expired] it has expired, and is for a place of keys in use
   *[chain] it does not chain to the host's authority
 }.
    .not-done = No certificate was written to the card.
    .next = Tell whoever looks after the host.
error-key-differs = Key { $key } on the card is not the one on record.
    .not-done = No certificate was issued for it.
    .next = Take the card out of use and report it.
error-read-back-differs = The certificate for key { $key } was not read back as it was written.
    .not-done = The card is not done.
    .next = Use another card.
error-check-failed = Key { $key } does not work with its certificate.
    .not-done = The card is not done.
    .next = Use another card.
error-run-under-way = Another submission for the card in “{ $device }” is under way.
    .not-done = This one was not begun; the other goes on.
    .next = Wait until the other one has ended.
error-program-ending = The program is ending.
    .not-done = What was under way was not finished.
    .next = { $in ->
        [window] Open Countersign again. An order that was left open is superseded by the next one for the same card.
       *[terminal] Look at the open orders: countersign orders list.
    }

error-reason-malformed = A reason has 1 to { $max } characters.
    .not-done = The order was not given up.
    .next = { $in ->
        [window] Say in a sentence why the order is given up.
       *[terminal] Say in a sentence why the order is given up: --reason.
    }
error-embedded-host = The embedded host did not start: { $why }.
    .not-done = Nothing was signed or issued.
    .next = { $in ->
        [window] Check its folder, or choose a host elsewhere.
       *[terminal] Check its folder (--data), or use a host elsewhere: --host and --ca.
    }
error-practice = The practice desk could not be set up: { $why }.
    .not-done = No practice card was issued.
    .next = Check that the folder for temporary files can be written to.
error-address-malformed = “{ $url }” is not the address of a host.
    .not-done = The host was not asked.
    .next = Give it as https://name:port.
error-authority-unusable = The file with the host's authority has no certificate that can be used.
    .not-done = The host was not asked.
    .next = { $in ->
        [window] Choose the PEM file that the host names.
       *[terminal] Give the PEM file that the host names: --ca.
    }

### What a run that ended early left behind. Where it is known, it stands for what was not done.

left-behind-nothing = Neither the card nor the host was changed.
left-behind-grant = The card is as it was. Nothing was issued; the host's grant ends by itself.
left-behind-try-spent = A wrong PIN took a try from the subject card; its keys and certificates are as they were. Nothing was issued; the host's grant ends by itself.
left-behind-factory-secrets = The card has, or may have, the PIN and the PUK of its factory, which everybody knows, and no key. Nothing was issued.
    .next = Submit for the same card again, which sets both anew. Do not hand the card to anybody.
left-behind-prepared = The card was made ready: it has a PIN and a PUK that the host keeps, or a CHUID. It has no new key, and nothing was issued; the host's grant ends by itself.
left-behind-new-keys = The card may have new keys without certificates ({ $new-keys }). Nothing was issued.
left-behind-order-unanswered = Whether the host issued certificates is not known; none is published. Nothing was written to the card but new keys.
    .next = { $in ->
        [window] Submit for the same card again, which supersedes the order.
       *[terminal] Look at the order: countersign orders show { $order }. Submitting for the same card again supersedes it.
    }
left-behind-not-written = Certificates are issued but not published, and none is on the card. The order is open.
    .next = { $in ->
        [window] Submit for the same card again, which supersedes the order, or have it given up at the host.
       *[terminal] Submit for the same card again, which supersedes the order, or give it up: countersign orders abandon { $order } --reason …
    }
left-behind-written-in-part = Certificates are issued but not published; some, or keys that came with them, may be on the card. The card is not done; the order is open.
    .next = { $in ->
        [window] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or have it given up at the host.
       *[terminal] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or give it up: countersign orders abandon { $order } --reason …
    }
left-behind-pin-not-set = Certificates are issued but not published, and on the card. The PIN is as it was; a new PUK or card management key may be set, and the host has it. The order is open.
    .next = { $in ->
        [window] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or have it given up at the host.
       *[terminal] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or give it up: countersign orders abandon { $order } --reason …
    }
left-behind-pin-in-doubt = Certificates are issued but not published, and on the card. The PIN is either as it was or the new one; the order is open.
    .next = { $in ->
        [window] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or have it given up at the host.
       *[terminal] Submit for the same card again: that supersedes the order and replaces its certificates on the card. Or give it up: countersign orders abandon { $order } --reason …
    }
left-behind-receipt-missing = The card is done, but the host has no receipt that it took: the certificates are not published, and the order is open.
    .next = { $in ->
        [window] Do not hand the card over. Submit for it again, which supersedes the order and replaces its certificates on the card, or have the order given up at the host.
       *[terminal] Do not hand the card over. Submit for it again, which supersedes the order and replaces its certificates on the card, or give it up: countersign orders abandon { $order } --reason …
    }
