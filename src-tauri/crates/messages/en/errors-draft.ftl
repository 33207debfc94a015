### What stands between a draft and its submission, and why an action cannot be taken.
### $about is the field's label, or its name where no label is known, or the key's name.

the-part = { $part ->
    [country] country
    [state] state
    [locality] locality
    [organization] organization
    [organizational-unit] organizational unit
    [domain-component] domain component
    [common-name] common name
    [given-name] given name
    [surname] surname
    [title] title
    [serial-number] attribute serialNumber
    [user-id] user ID
    [email] e-mail address
    [upn] user principal name
    [uri] URI
    [dns] DNS name
   *[other] { $part }
 }

nothing-signed = Nothing was signed or issued; the subject card is as it was.
action-name = { $action ->
    [add] Add
    [redo] Redo
    [issue] Issue
    [recover] Recover
   *[other] { $action }
 }

error-field-required = { $about } must be filled.
    .not-done = { nothing-signed }
    .next = Fill { $about }.
error-field-empty-entry = { $about } has an entry in the draft, and nothing in it.
    .not-done = { nothing-signed }
    .next = Fill { $about }, or leave it out.
error-field-forbidden-character = { $about } has the character { $character }, which controls, cannot be seen, or turns the direction of the text.
    .not-done = { nothing-signed }
    .next = Type { $about } again by hand; such characters come with copied text.
error-field-surrounding-space = { $about } begins or ends with a space.
    .not-done = { nothing-signed }
    .next = Take the space away from { $about }.
error-field-not-composed = { $about } has letters whose accents are separate characters.
    .not-done = { nothing-signed }
    .next = Type { $about } again by hand.
error-field-too-long = { $about } has more than { $max } characters.
    .not-done = { nothing-signed }
    .next = Shorten { $about }.
error-field-too-short = { $about } has fewer than { $min } characters.
    .not-done = { nothing-signed }
    .next = Type at least { $min } characters in { $about }.
error-field-character = { $about } has the character “{ $character }”; it takes { $set ->
    [digits] digits
    [alphanumeric] the letters A–Z and a–z, and digits
    [printable] the letters A–Z and a–z, digits, space and ' ( ) + , - . / : = ?
   *[ascii] visible ASCII characters and space
 }.
    .not-done = { nothing-signed }
    .next = Take that character away from { $about }.
error-field-not-email = { $about } is not an e-mail address.
    .not-done = { nothing-signed }
    .next = Type { $about } as name@domain.
error-field-not-upn = { $about } does not have the form user@realm.
    .not-done = { nothing-signed }
    .next = Type { $about } as user@realm.
error-field-pattern = { $about } does not have the form that is asked for.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Type { $about } as its hint says.
       *[terminal] See the field's hint: countersign procedures PROCEDURE.
    }
error-draft-unknown-field = The procedure has no field { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose the procedure again.
       *[terminal] See its fields: countersign procedures PROCEDURE.
    }
error-draft-nothing-chosen = No key has an action.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose an action for a key.
       *[terminal] Choose an action for a key: --action 9a=add.
    }
error-draft-unknown-key = The procedure does not deal with key { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose the procedure again.
       *[terminal] See its keys: countersign procedures PROCEDURE.
    }
error-draft-algorithm-not-offered = { $offered ->
    [none] No algorithm is offered for key { $about }
   *[other] { $algorithm } is not offered for key { $about }; offered: { $offered }
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose one that it offers.
       *[terminal] Choose one that it offers: countersign procedures PROCEDURE.
    }
error-draft-algorithm-of-present-key = { $algorithm } is chosen for key { $about }, which lies on the card already.
    .not-done = { nothing-signed }
    .next = Leave the algorithm out.
error-draft-no-such-procedure = The procedure names a certificate procedure for key { $about } that it does not have ({ $id }).
    .not-done = { nothing-signed }
    .next = Tell whoever looks after the procedures.
error-value-too-long = The { the-part } in the certificate for key { $about } has more than { $max } characters.
    .not-done = { nothing-signed }
    .next = Shorten the field that it comes from.
error-value-character = The { the-part } in the certificate for key { $about } has the character “{ $character }”, which cannot stand there.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-country = The { the-part } in the certificate for key { $about } is not a code of two capital letters.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-domain-component = The { the-part } in the certificate for key { $about } is not one part of a domain name.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-email = The { the-part } in the certificate for key { $about } is not an e-mail address.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-upn = The { the-part } in the certificate for key { $about } does not have the form user@realm.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-uri = The { the-part } in the certificate for key { $about } is not an absolute URI.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-value-not-dns-name = The { the-part } in the certificate for key { $about } is not a DNS name.
    .not-done = { nothing-signed }
    .next = Correct the field that it comes from.
error-certificate-empty-subject = The certificate for key { $about } would have an empty subject.
    .not-done = { nothing-signed }
    .next = Fill the fields that its subject is made of.
error-certificate-no-key-usage = No key usage of the procedure fits the { $algorithm } key in { $about }.
    .not-done = { nothing-signed }
    .next = Choose another algorithm, or another procedure.
error-card-no-identity = The card has nothing that tells it from another one.
    .not-done = { nothing-signed }
    .next = Have the card pre-personalized.
error-card-not-in-stock = The card is not in the host's stock.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Have it taken into stock with its production file, or put a card in that is in stock.
       *[terminal] Take it into stock with its production file: countersign-host cards import. Or put a card in that is in stock.
    }
error-card-not-pre-personalized = The card left production without keys, and the procedure is for pre-personalized cards.
    .not-done = { nothing-signed }
    .next = Choose a procedure for blank cards, or another card.
error-card-not-blank = The card left production with keys, and the procedure is for blank cards.
    .not-done = { nothing-signed }
    .next = Choose a procedure for pre-personalized cards, or another card.
error-card-no-serial = The card tells no serial number, and the procedure is for certain ones.
    .not-done = { nothing-signed }
    .next = Choose another procedure, or another card.
error-card-serial-not-in-range = The card's serial number { $serial } is not one of those the procedure is for.
    .not-done = { nothing-signed }
    .next = Choose another procedure, or another card.
error-key-not-in-procedure = The procedure does not deal with key { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose the procedure again.
       *[terminal] See its keys: countersign procedures PROCEDURE.
    }
error-action-not-offered = The procedure does not offer { action-name } for key { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose an action that it offers.
       *[terminal] Choose an action that it offers: countersign procedures PROCEDURE.
    }
error-key-no-room = The card has no place for key { $about }.
    .not-done = { nothing-signed }
    .next = Choose another key, or another card.
error-card-pin-blocked = The card's PIN is blocked, and without it no key can be proven.
    .not-done = { nothing-signed }
    .next = Unblock the card with { unblock-where }. One that was never issued goes back into stock.
error-certificate-there = There is { $what ->
    [transport] a transport certificate
    [own] a live certificate of the host
    [spent] a certificate of the host that is of no use any more
    [malformed] something that is no certificate
   *[foreign] a certificate of another issuer
 } for key { $about } already.
    .not-done = { nothing-signed }
    .next = Choose Redo, which replaces it.
error-nothing-there = There is no certificate for key { $about } that could be replaced.
    .not-done = { nothing-signed }
    .next = Choose Add, which makes the first.
error-no-key = There is no key in { $about }.
    .not-done = { nothing-signed }
    .next = Choose another key, or a procedure that generates it.
error-key-not-certified = The host has no live certificate for the key in { $about }.
    .not-done = { nothing-signed }
    .next = Choose Add or Redo.
error-no-production-key = Production recorded no key in { $about }.
    .not-done = { nothing-signed }
    .next = Choose another key, or a procedure that generates it.
error-another-key = The card holds another key in { $about } than the host has on record.
    .not-done = { nothing-signed }
    .next = Take the card out of use and report it.
error-algorithm-not-accepted = The key in { $about } is { $algorithm }, and the procedure accepts { $accepted }.
    .not-done = { nothing-signed }
    .next = Choose another procedure, or another card.
error-live-certificate = A new key in { $about } would overwrite one whose certificate may be in use.
    .not-done = { nothing-signed }
    .next = Choose a procedure that replaces keys, or revoke the certificate first.
error-identity-key = The host knows the card by the key in { $about }: it cannot be overwritten.
    .not-done = { nothing-signed }
    .next = Leave this key as it is.
error-no-key-policies = The card cannot give key { $about } the PIN or touch policy that the procedure asks for.
    .not-done = { nothing-signed }
    .next = Choose another procedure, or another card.
error-pin-too-short = The PIN has fewer than { $min } digits.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-pin-too-long = The PIN has more than { $max } digits.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-pin-not-digits = The PIN has other characters than digits.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-pin-repeats = The PIN is one digit throughout.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-pin-sequence = The PIN is a run of digits up or down.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-pin-factory = The PIN is the one that cards leave their factory with.
    .not-done = The card has not seen it.
    .next = Choose another PIN.
error-no-system-pin = No PIN that meets the procedure's rules could be drawn.
    .not-done = { nothing-signed }
    .next = Have the PIN rules of the procedure looked at.
error-action-not-possible = { action-name } cannot be done for key { $about }.
    .not-done = { nothing-signed }
    .next = Choose another action for this key, or another procedure.
error-nothing-generated = Key { $about } is not generated, so that no algorithm can be chosen for it.
    .not-done = { nothing-signed }
    .next = Leave the algorithm out, or choose an action that generates the key.
error-field-not-hideable = { $about } can be neither hidden nor shown.
    .not-done = The draft is as it was.
    .next = Leave the field as it is.
error-not-transport-certificate = The certificate for key { $about } is no transport certificate, and the procedure replaces nothing else.
    .not-done = { nothing-signed }
    .next = Choose another procedure, or leave this key as it is.
error-template-unclosed-brace = For key { $about } a template of the procedure has a brace at character { $position } that is not closed.
    .not-done = { nothing-signed }
    .next = Tell whoever looks after the procedures.
error-template-stray-brace = For key { $about } a template of the procedure has a brace at character { $position } that closes nothing.
    .not-done = { nothing-signed }
    .next = Tell whoever looks after the procedures.
error-template-malformed-field = For key { $about } a template of the procedure has “{ $name }” at character { $position }, which is not a field name.
    .not-done = { nothing-signed }
    .next = Tell whoever looks after the procedures.
error-key-in-use = The key in { $about } is in use: it is in the order twice, or has a live certificate for another card, place or holder.
    .not-done = Nothing was issued.
    .next = Choose Redo, or a procedure that generates a new key. If the key came from production, take the card out of use and report it.
error-key-algorithm = The key that was generated in { $about } is not of the algorithm that was chosen.
    .not-done = Nothing was issued.
    .next = Submit again. If it stays so, use another card.
error-certificate-not-encodable = The certificate for key { $about } cannot be made.
    .not-done = Nothing was issued.
    .next = Check the fields that its subject and alternative names are made of.

### Cards that come from their factory.

the-secret = { $secret ->
    [pin] PIN
    [puk] PUK
   *[management-key] card management key
 }
error-card-not-factory-new = The card is not in the host's stock, and it does not tell that its PIN, PUK and card management key are the factory's.
    .not-done = { nothing-signed }
    .next = Use a new card, or have this one put in stock with what production says of it.
error-factory-secret-left = The card has the factory's { the-secret }, which everybody knows, and this procedure would leave it there.
    .not-done = { nothing-signed }
    .next = Use a procedure that sets the { the-secret }.
error-management-key-stays = The card has the factory's card management key, which everybody knows, and does not let anybody replace it.
    .not-done = { nothing-signed }
    .next = Use another card, or have production give this one a card management key of its own.
error-tries-not-offered = The procedure sets how often PIN and PUK may be typed wrong, and the card does not offer that.
    .not-done = { nothing-signed }
    .next = Use another card, or a procedure that leaves it to the card.
error-tries-with-keys = How often PIN and PUK may be typed wrong is set before there is any key on a card, and this card has one.
    .not-done = { nothing-signed }
    .next = Use a card without keys, or a procedure that leaves it to the card.
error-pin-of-holder-data = The PIN stands in what was typed about the holder.
    .not-done = The card has not seen it; no try was spent.
    .next = Choose a PIN that is no part of a number or a date in the form.
