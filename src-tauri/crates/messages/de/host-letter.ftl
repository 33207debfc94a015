# PIN-Briefe, wie der Host sie erzeugt.
host-letter-title = PIN-Brief
host-letter-id = Brief-ID
host-letter-date = Datum
host-letter-part = Teil
host-letter-part-of = { $part } von { $parts }
host-letter-heading =
    { $what ->
        [both] Die PIN und die PUK Ihrer Karte
        [puk] Die PUK Ihrer Karte
       *[pin] Die PIN Ihrer Karte
    }
host-letter-text =
    { $what ->
        [both] Mit der PIN benutzen Sie Ihre Smartcard. Mit der PUK entsperren Sie sie, falls die PIN zu oft falsch eingegeben wurde.
        [puk] Mit der PUK entsperren Sie Ihre Smartcard, falls die PIN zu oft falsch eingegeben wurde.
       *[pin] Mit der PIN benutzen Sie Ihre Smartcard.
    }
host-letter-pin = PIN
host-letter-puk = PUK
host-letter-split =
    { $part ->
        [1] Dies ist der erste Teil. Die Zeichen, die hier Punkte sind, stehen im zweiten Teil, der als eigener Brief mit derselben ID kommt.
       *[other] Dies ist der zweite Teil. Die Zeichen, die hier Punkte sind, stehen im ersten Teil, der als eigener Brief mit derselben ID kommt.
    }
host-letter-advice =
    Die Abstände dienen der Lesbarkeit; sie werden nicht eingegeben. Behalten Sie diesen Brief für sich, und bewahren Sie ihn getrennt von der Karte auf. Niemand außer Ihnen muss wissen, was darin steht, und niemand aus Ihrer Organisation wird Sie danach fragen. War der Umschlag bei der Ankunft offen, sagen Sie es Ihrer Organisation, bevor Sie die Karte benutzen.
