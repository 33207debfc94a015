### The text beside the documents of an order that was exported: what each of them is.

evidence-of = Order { $order }, as the host keeps it.
evidence-verified = It verified when it was written here.
evidence-unverified = IT DID NOT VERIFY when it was written here. { $why }
evidence-how = Run the lines below in this folder, from top to bottom. OpenSSL 3 is all they need; the number after -attime is the time that the host recorded, in seconds since 1970.
evidence-open-request = The open request: what the officer asked for, signed by the officer's card.
evidence-order = The order: the same with the keys and their proofs, signed by the officer's card. Its "open-request" is the SHA-256 of open-request.json.
evidence-fulfilment = The fulfilment: the host's answer, signed by its registration key. Its "order-digest" is the SHA-256 of order.json.
evidence-certificates = The certificates that were issued, by key.
evidence-receipt = The receipt: what was written to the card, signed by the order key (order-key.pem, which is the "order-key" of order.json). Its "fulfilment" is the SHA-256 of fulfilment.json.
evidence-abandoned-by = The order that gave this one up, signed by an officer's card.
evidence-act = The order: what the officer asked for, signed by the officer's card.
evidence-act-receipt = The receipt: what came of it, signed by the order key (order-key.pem, which is the "order-key" of order.json).
evidence-act-authorities = The authorities: officer-authorities.pem are those that the host trusts for officers. Compare them with what you know otherwise: everything above stands on them.
evidence-authorities = The authorities: officer-authorities.pem are those that the host trusts for officers, host-authorities.pem those that the desk trusts for the host. Compare them with what you know otherwise: everything above stands on them.

# The title of the system's dialog that asks where the folder is to be made.
export-folder-title = Folder for the documents of the order
