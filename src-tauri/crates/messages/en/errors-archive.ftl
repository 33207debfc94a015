### Keys that are archived or recovered: what is refused, here or by the host, and why.

nothing-recovered = Nothing was recovered or issued; the subject card is as it was.
nothing-searched = The archive was not searched.
nothing-decided = The recovery request is as it was.
request-state = { $state ->
    [pending] waits for approvals
    [approved] was approved already
    [refused] was refused
    [used] was used up by an order
   *[expired] has ended
 }

error-no-import = The card takes no private key from outside, so { $about } cannot get an archived one.
    .not-done = { nothing-signed }
    .next = Use a card that private keys can be imported into, or leave this key out.
error-no-import-of-algorithm = The card takes { $imported } from outside, and the key for { $about } would be { $made }.
    .not-done = { nothing-signed }
    .next = Use a card that takes such keys, or leave this key out.
error-recovered-key-not-taken = The recovered key for { $key } is { $algorithm }, and the card takes { $imported } from outside.
    .not-done = { nothing-recovered }
    .next = Use a card that takes such keys.
error-place-taken = Retired place { $key } is not free, though it was when the card was read.
    .not-done = Nothing was written to the card.
    .next = { $in ->
        [window] Choose Reload, and submit again.
       *[terminal] Submit again: the free places are read from the card.
    }
error-draft-certificate-of-other-key = An archived certificate is named for { $about }, whose key does not come from the archive.
    .not-done = { nothing-signed }
    .next = Leave the certificate out.
error-recovery-no-certificate-chosen = No archived certificate is chosen for { $about }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose Search in the row of { $about }, and take the certificate whose key is to be recovered.
       *[terminal] Find it, countersign archive search, and name it: --recover { $about }=ID.
    }
error-recovery-no-holder = The key for { $about } is found by { $field }, and that is empty.
    .not-done = { nothing-signed }
    .next = Fill { $field }.
error-recovery-no-reason = A recovery needs a reason of 1 to { $max } characters.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Say in a sentence why the key is recovered.
       *[terminal] Say in a sentence why the key is recovered: --reason.
    }
error-recovery-reason-character = The reason has the character { $character }, which controls, cannot be seen, or turns the direction of the text.
    .not-done = { nothing-signed }
    .next = Type the reason again by hand; such characters come with copied text.
error-recovery-no-request = The recovery for { $about } needs { $approvals ->
    [one] the approval of another officer
   *[other] the approval of { $approvals } other officers
 }.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Ask for the approvals, and submit once they are given.
       *[terminal] Ask for the approvals, countersign recovery request, and cite the request once they are given: --request.
    }
error-draft-nothing-recovered = The draft says something of a recovery, and recovers no key.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Set Request to Yes where a key is to be recovered.
       *[terminal] Name the key: --recover. Or leave the reason and the request out.
    }
error-recovery-no-retired-place = { $about } is no free retired place that the procedure leaves alone.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Choose Reload, and submit again.
       *[terminal] Submit again: the free places are read from the card.
    }
error-nothing-recovered = The key in { $key } does not come from the archive.
    .not-done = The draft is as it was.
    .next = { $in ->
        [window] Choose another row, or a procedure that recovers this key.
       *[terminal] Choose another key, or a procedure that recovers this one: countersign procedures.
    }
error-request-digest-malformed = That is not the digest of a recovery request.
    .not-done = The draft is as it was.
    .next = { $in ->
        [window] Choose the request from the list.
       *[terminal] Copy the whole digest from the list: countersign recovery list.
    }

error-serial-malformed = “{ $typed }” is not a serial number.
    .not-done = { nothing-searched }
    .next = Type it as hexadecimal digits; colons, spaces, 0x and leading zeros do not matter.
error-certificate-id-malformed = “{ $id }” is not a Certificate ID.
    .not-done = { nothing-searched }
    .next = Give the decimal number that the host gave the certificate.
error-subject-too-short = A subject is searched by at least { $min } characters.
    .not-done = { nothing-searched }
    .next = Type more of it.
error-subject-too-long = A subject is searched by at most { $max } characters.
    .not-done = { nothing-searched }
    .next = Type less of it.
error-nothing-to-search-for = Nothing to search for was given.
    .not-done = { nothing-searched }
    .next = { $in ->
        [window] Type a serial number or a part of the subject.
       *[terminal] Give one of --serial, --subject and --id.
    }

error-recovery-nothing-to-approve = Nothing that is recovered here needs an approval.
    .not-done = Nobody was asked.
    .next = Submit without one.
error-recovery-request-incomplete = The recovery cannot be asked for yet.
    .not-done = Nobody was asked; nothing was signed.
    .next = Correct what is named, and ask again.
error-recovery-request-not-accepted = The recovery request, as the host showed it, was not accepted: { $why ->
    [signer-certificate] the certificate that signed it is not good
   *[document] its signature or its form is not good
 }.
    .not-done = { nothing-decided }
    .next = Do not decide on it. Tell whoever looks after the host.
error-refusal-reason-malformed = A refusal has a reason of 1 to { $max } characters.
    .not-done = { nothing-decided }
    .next = { $in ->
        [window] Say in a sentence why it is refused.
       *[terminal] Say in a sentence why it is refused: --reason.
    }

error-recovery-none-found = The archive has no key that was found by { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Check these fields, or choose Search and take the certificate whose key is meant.
       *[terminal] Check these fields, or name the certificate whose key is meant: --recover KEY=ID.
    }
error-recovery-several-holders = Keys of more than one holder were found by { $fields }.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choose Search, and take the certificate whose key is meant.
       *[terminal] Name the certificate whose key is meant: --recover KEY=ID. To find it: countersign archive search.
    }
error-recovery-not-archived = Certificate { $id } is of no archived key.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choose Search, and take another certificate.
       *[terminal] Find the certificate: countersign archive search.
    }
error-recovery-other-holder = The key of certificate { $id } is another holder's: { $fields } differs.
    .not-done = { nothing-recovered }
    .next = Check these fields and the certificate. Another holder's key needs a procedure that says so, and approvals.
error-recovery-more-places-needed = The holder has { $keys } archived keys, and the card has { $places ->
    [one] one place
   *[other] { $places } places
 } for them.
    .not-done = { nothing-recovered }
    .next = Use a card with more retired places that it tells are free, or a procedure that recovers the last key only.
error-recovery-signing-key = A signing key is never archived.
    .not-done = { nothing-recovered }
    .next = Tell whoever looks after the procedures.
error-recovery-unknown-request = There is no such recovery request that you can see.
    .not-done = { nothing-recovered }
    .next = { $in ->
        [window] Choose a request from the list.
       *[terminal] Look at the list: countersign recovery list.
    }
error-recovery-request-state = The recovery request { request-state }.
    .not-done = Nothing was recovered, approved or refused.
    .next = { $in ->
        [window] Look at the requests, or ask again.
       *[terminal] Look at the requests, countersign recovery list, or ask again.
    }
error-recovery-approvals-missing = The recovery request has { $given } of { $needed } approvals.
    .not-done = { nothing-recovered }
    .next = Submit again once the others have approved.
error-recovery-differs-from-request = What is submitted is not what was approved: the { $what ->
    [holder] holder differs
    [certificates] keys differ
    [card] card differs
    [procedure] procedure was changed, or is another one
    [reason] reason differs
   *[other] { $what } differs
 }.
    .not-done = { nothing-recovered }
    .next = Submit exactly what was approved, or ask for the approvals of this.
error-recovery-own-request = Who asks for a recovery does not approve it.
    .not-done = { nothing-decided }
    .next = Have other officers decide on it.
error-recovery-decided-already = You have decided on this recovery request already.
    .not-done = { nothing-decided }
    .next = Have other officers decide on it.
error-recovery-compromised = The key of certificate { $id } was revoked for key compromise: it gets no new certificate.
    .not-done = { nothing-recovered }
    .next = Recover it with the certificate it had, to a retired place, so that old mail can be read. For new mail, issue a new key.
error-recovery-too-many-requests = You have { $max } open recovery requests, and nobody may have more.
    .not-done = No recovery was asked for.
    .next = Ask again once some of them were used or refused, or have ended.
error-recovery-record-not-good = The archived key of certificate { $id } cannot be used: its record was changed, or does not fit the certificate.
    .not-done = { nothing-recovered }
    .next = Tell whoever looks after the host; its audit names the record.

error-key-package-not-accepted = The key that the host delivered for { $key } was not accepted: { $why ->
    [document] its signature or its form is not good
    [signer-certificate] it is not signed by the host's key generation authority
   *[sealed] it cannot be opened, or is for another order or place
 }.
    .not-done = Nothing was written to the card.
    .next = Check that the address is the host's, and tell whoever looks after it.
error-delivered-key-differs = The key that the host delivered for { $key } is not the one of its certificate.
    .not-done = Nothing was written to the card.
    .next = Tell whoever looks after the host.
