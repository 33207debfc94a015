### What the host refuses, by the code of its refusal, and what can be wrong with reaching it.
### The text: what happened. not-done: what was not done, or what is true now. next: what to do.

error-not-signed-in = The host does not know this session, or it has ended.
    .not-done = The host did nothing.
    .next = Sign in again with the officer card.
error-unknown-officer = No officer at the host has the certificate of this card.
    .not-done = You are not signed in; nothing was issued.
    .next = { $in ->
        [window] Check that the officer card is in the officer device. Have a new card made known at the host.
       *[terminal] Check that the officer card is in the officer device. A new card is made known at the host: countersign-host officers add.
    }
error-officer-certificate = The host did not accept the officer's certificate: { $why ->
    [outside-validity] it has expired, or is not valid yet
    [revoked] it was revoked
    [untrusted] it was not issued by an authority the host trusts
    [wrong-usage] it is not meant for this use
   *[malformed] it cannot be read
 }.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Use an officer card with a valid certificate.
error-missing-role = You lack the role { $role ->
    [issue-certificate] Issue certificate
    [revoke-certificate] Revoke certificate
    [recover-key] Recover key
    [approve-recovery] Approve recovery
    [manage-pin-letters] Manage PIN letters
    [unblock-card] Unblock card
    [use-puk] Use PUK
   *[other] { $role }
 }.
    .not-done = Nothing was issued or revoked; the subject card is as it was.
    .next = Have an officer with this role do it, or have the role given to you at the host.
error-unknown-procedure = There is no procedure “{ $id }” that you can use.
    .not-done = Nothing was signed or issued.
    .next = { $in ->
        [window] Choose one from the list.
       *[terminal] Choose one from the list: countersign procedures.
    }
error-stale-revision = The procedure “{ $id }” was changed or closed at the host in the meantime.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Load the procedures again, look at the draft again, and submit it.
error-unknown-card = The host's stock does not have this card.
    .not-done = Nothing was issued; the card is as it was.
    .next = { $in ->
        [window] Check that the right card is in the subject device. If it is, have it taken into stock with its production file.
       *[terminal] Check that the right card is in the subject device. Cards come into stock by their production file: countersign-host cards import.
    }
error-draft-refused = The host refused the draft{ $in ->
    [window] {""}
   *[terminal] : { $faults ->
        [one] it breaks a rule of the procedure
       *[other] it breaks { $faults } rules of the procedure
    }
 }.
    .not-done = Nothing was issued; the subject card is as it was.
    .next = Correct what is named, and submit again.
error-document = The host did not accept the signed document: { $why ->
    [form] it has not the accepted form
    [algorithm] it uses an algorithm that is not accepted
    [digest] its content is not what was signed
    [signature] its signature does not verify
    [signer] another certificate signed it
   *[content] its content is not the document that was expected
 }.
    .not-done = Nothing was issued for it.
    .next = Submit again. If it stays so, the officer card, this program or the way to the host changes documents: tell whoever looks after the host.
error-differs-from-open-request = The order differs from the open request that the host granted: { $what }.
    .not-done = Nothing was issued for it.
    .next = Submit again. If it stays so, tell whoever looks after the host: somebody may have changed the order on its way.
error-nonce-not-good = The host's grant was used before, or it has ended.
    .not-done = Nothing was issued for this order.
    .next = Submit again; the host gives a new grant.
error-order-id-taken = The host has another document under this order's id.
    .not-done = Nothing was issued for this document; the earlier order is as it was.
    .next = Submit again; the order gets a new id.
error-proof-refused = The card's proof for key { $key } does not hold: the card may not have this key.
    .not-done = Nothing was issued.
    .next = Take the card out of use and have it examined. A key generated on the card during this run stays there without a certificate.
error-not-the-production-key = Key { $key } is not the one that production put on the card.
    .not-done = Nothing was issued; the card is as it was.
    .next = Take the card out of use and report it: its key was replaced, or it is not the card it seems to be.
error-unknown-order = There is no such order, or it is another officer's.
    .not-done = Nothing was changed.
    .next = { $in ->
        [window] Check the id.
       *[terminal] Check the id in the list: countersign orders list.
    }
error-order-state = The order is { $state ->
    [granted] granted, and its order has not come
    [executing] being executed
    [fulfilled] fulfilled, and its receipt is outstanding
    [completed] completed
    [abandoned] abandoned
    [superseded] superseded by another order
    [expired] expired
   *[other] in the state { $state }
 }: that does not allow it.
    .not-done = The order was not changed.
    .next = { $in ->
        [window] Choose Reload, and look at the card again.
       *[terminal] Look at it: countersign orders show.
    }
error-receipt-refused = The host did not accept the receipt: { $what }.
    .not-done = The certificates are on the card but not published; the order stays open.
    .next = { $in ->
        [window] Do not hand the card over. Submit for it again, which supersedes the order and revokes its certificates.
       *[terminal] Do not hand the card over. Abandon the order, which revokes its certificates, and issue the card again.
    }
error-clock-apart = This computer's clock is too far from the host's.
    .not-done = Nothing was issued.
    .next = Set the clock of this computer; the host's time is { $host-time }.
error-malformed = The host did not understand the request: { $what }.
    .not-done = The host did nothing.
    .next = Check that this program and the host are of the same version.
error-internal = Something failed inside the host.
    .not-done = Whether the order was taken is not certain; no certificate is published without a receipt.
    .next = { $in ->
        [window] Try again. If it stays so, tell whoever looks after the host; its log has the details under { $reference }.
       *[terminal] Look at the open orders: countersign orders list. The host's log has the details under { $reference }.
    }

### Where PIN and PUK go, and cards that come from their factory.

error-pin-mailer-not-asked-for = An address or a letter ID was given that the procedure does not ask for.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose Reload, and submit again: the procedure may have changed.
       *[terminal] Leave out --pin-mail or --letter-id: countersign procedures says how PIN and PUK reach the holder.
    }
error-pin-mailer-no-address = The procedure mails the PIN, and no address was given.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Type the address that the PIN goes to.
       *[terminal] Give the address that the PIN goes to: --pin-mail ADDRESS.
    }
error-pin-mailer-not-an-address = That is not an e-mail address.
    .not-done = { nothing-signed }
    .next = Type it as name@example.org, in letters without accents.
error-pin-mailer-where-the-card-goes = The card is sent to this address ({ $field }): whoever had both could use the card.
    .not-done = { nothing-signed }
    .next = Name another address for the PIN.
error-pin-mailer-no-letter-id = No letter ID was given, or what was given is none.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Type the ID that stands on the paper: up to 32 letters A–Z, digits and hyphens.
       *[terminal] Give the ID that stands on the paper, up to 32 letters A–Z, digits and hyphens: --letter-id ID.
    }
error-pin-mailer-letter-id-used = Another letter has the ID { $id }.
    .not-done = { nothing-signed }
    .next = { $next ->
        [none] Take the next sheet of paper, and name its ID.
       *[other] Take the next sheet of paper, and name its ID; the next that was created ahead is { $next }.
    }
error-pin-mailer-mail-not-set-up = The host is not set up to send mail.
    .not-done = { nothing-signed }
    .next = Use a procedure that does not mail the PIN, or have mail set up at the host.
error-take-in-not-allowed = The card is not in stock, and the procedure takes no cards in.
    .not-done = { nothing-signed }
    .next = Use a procedure that takes cards in, or have the card put in stock.
error-take-in-in-stock = The card is in stock with secrets of its own, and tells that it has those of its factory.
    .not-done = { nothing-signed }
    .next = Take the card out of use and have it examined: somebody may have reset it.
error-take-in-guid-taken = Another card of the host has the GUID that this one was to get.
    .not-done = { nothing-signed }
    .next = Submit again: the card gets another GUID.
error-take-in-no-identity = The card has nothing that tells it from every other one and that stays.
    .not-done = { nothing-signed }
    .next = Use a card that tells a serial number.
