# PIN letters as the host renders them.
host-letter-title = PIN letter
host-letter-id = Letter ID
host-letter-date = Date
host-letter-part = Part
host-letter-part-of = { $part } of { $parts }
host-letter-heading =
    { $what ->
        [both] The PIN and the PUK of your card
        [puk] The PUK of your card
       *[pin] The PIN of your card
    }
host-letter-text =
    { $what ->
        [both] With the PIN you use your smart card. With the PUK you unblock it, should the PIN have been typed wrong too often.
        [puk] With the PUK you unblock your smart card, should the PIN have been typed wrong too often.
       *[pin] With the PIN you use your smart card.
    }
host-letter-pin = PIN
host-letter-puk = PUK
host-letter-split =
    { $part ->
        [1] This is the first part. The characters that are dots here stand in the second part, which comes in a letter of its own with the same ID.
       *[other] This is the second part. The characters that are dots here stand in the first part, which comes in a letter of its own with the same ID.
    }
host-letter-advice =
    The spaces are there to be read more easily; they are not typed. Keep this letter to yourself, and apart from the card. Nobody needs to know what stands in it but you, and nobody from your organisation will ask you for it. If the envelope was open when it came, tell your organisation before you use the card.
