### PIN letters, PIN mails, printing, and what is done for a card that was issued before.

nothing-printed = Es wurde nichts gedruckt.
nothing-mailed = Es wurde keine Mail gesendet.
no-ids-created = Es wurde keine Brief-ID angelegt.
card-as-it-was = Die Karte ist unverändert, und es wurde nichts signiert.

error-letter-number-malformed = „{ $number }“ ist nicht die Nummer eines Briefs oder einer Mail.
    .not-done = Es wurde nichts nachgesehen oder geändert.
    .next = { $in ->
        [window] Etwas aus der Liste wählen.
       *[terminal] Die Nummer aus der Liste kopieren: countersign letters list oder countersign mails list.
    }
error-letters-how-many = Auf einmal werden 1 bis { $max } Briefe gedruckt, jeder davon einmal.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Weniger Briefe wählen und die übrigen danach drucken.
       *[terminal] Weniger Briefe angeben und die übrigen danach drucken.
    }
error-letter-reason-malformed = Ein Grund hat 1 bis { $max } Zeichen.
    .not-done = Es wurde nichts gedruckt oder gesendet.
    .next = { $in ->
        [window] In einem Satz angeben, warum es noch einmal geschieht.
       *[terminal] In einem Satz angeben, warum es noch einmal geschieht: --reason.
    }
error-letter-id-malformed = „{ $id }“ ist keine Brief-ID.
    .not-done = Es wurde nichts signiert.
    .next = Eine Brief-ID hat 1 bis { $max } der Zeichen A bis Z, 0 bis 9 und -. Ein anderes Präfix oder weniger Ziffern wählen.
error-letter-ids-how-many = Auf einmal werden 1 bis { $max } Brief-IDs angelegt, mit Nummern von 1 bis { $max-digits } Ziffern.
    .not-done = { no-ids-created }
    .next = Eine andere Anzahl wählen.
error-letters-not-accepted = Die vom Host gesandten Briefe wurden nicht angenommen ({ $why }).
    .not-done = { nothing-printed }
    .next = An die Host-Betreuung wenden; womöglich ist dieser Arbeitsplatz mit einem anderen Host verbunden.
error-letters-not-told = { $printer } hat die Briefe angenommen, und dem Host konnte das nicht mitgeteilt werden.
    .not-done = Der Host weiß nicht, dass sie gedruckt sind.
    .next = Nachsehen, ob sie im Drucker liegen. Noch einmal gedruckt werden können sie nur mit einem Grund.
error-letter-preview-unreadable = Die Vorschau des Briefs vom Host kann nicht dargestellt werden.
    .not-done = Es wird keine Vorschau gezeigt.
    .next = Die Host-Betreuung bitten, die Vorlage der Briefe anzusehen.
error-letter-unknown = Es gibt keinen solchen Brief ({ $letter }).
    .not-done = { nothing-printed }
    .next = Die Liste erneut ansehen.
error-letter-state = Brief { $id } kann nicht gedruckt werden: { $state ->
    [waiting] Seine Karte ist nicht fertig
    [erased] Was darin stand, wurde gelöscht
   *[other] Sein Zustand ist inzwischen ein anderer
 }.
    .not-done = { nothing-printed }
    .next = { $state ->
        [waiting] Warten, bis die Karte fertig ist.
       *[other] Der Karte eine neue PIN geben, woraus ein neuer Brief wird.
    }
error-letter-printed-before = Brief { $id } wurde schon gedruckt.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Angeben, warum er noch einmal gedruckt wird.
       *[terminal] Angeben, warum er noch einmal gedruckt wird: --reason.
    }
error-letter-id-taken = Die Brief-ID { $id } gibt es schon.
    .not-done = { no-ids-created }
    .next = { $free-from ->
        [none] Ein anderes Präfix wählen: Mit diesem ist keine Nummer frei.
       *[other] Mit { $free-from } beginnen, ab da sind alle frei, oder ein anderes Präfix wählen.
    }
error-letter-not-printable = { $about } enthält Zeichen, die kein Brief zeigen kann: { $characters }.
    .not-done = { nothing-signed }
    .next = In lateinischer, griechischer oder kyrillischer Schrift eingeben oder ein Verfahren ohne Brief wählen.
error-letter-address-too-long = { $about } ist zu lang: Die Adresse hat { $lines } Zeilen, ein Brief hat Platz für { $most }.
    .not-done = { nothing-signed }
    .next = Kürzen oder ein Verfahren ohne Brief wählen.

error-mail-unknown = Es gibt keine solche Mail.
    .not-done = { nothing-mailed }
    .next = Die Liste erneut ansehen.
error-mail-erased = Die PIN dieser Mail wurde gelöscht, oder die Karte hat inzwischen eine andere.
    .not-done = { nothing-mailed }
    .next = Der Karte eine neue PIN geben, die neu gemailt wird.
error-mail-under-way = Diese Mail ist nicht fehlgeschlagen: Sie ist unterwegs oder wurde gesendet.
    .not-done = Sie wurde nicht noch einmal gesendet.
    .next = Warten, bis sie gesendet wurde oder fehlgeschlagen ist.

error-printing-not-there = Der Druckdienst des Systems läuft nicht.
    .not-done = { nothing-printed }
    .next = Ihn starten (unter Linux und macOS CUPS) oder an einem anderen Arbeitsplatz drucken.
error-printer-not-found = Es gibt keinen Drucker „{ $printer }“.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Einen der angezeigten Drucker wählen.
       *[terminal] Einen der Drucker des Systems wählen: --printer.
    }
error-printer-not-chosen = Es ist kein Drucker angegeben, und das System hat keinen Standarddrucker.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Einen der angezeigten Drucker wählen.
       *[terminal] Einen der Drucker des Systems wählen: --printer, oder print.printer in der Konfiguration.
    }
error-printing-refused = { $printer } hat die Briefe nicht angenommen: { $why }.
    .not-done = Es wurde nichts gedruckt; die Briefe warten auf den Druck.
    .next = Den Drucker und seine Warteschlange ansehen und erneut drucken, oder auf einem anderen Drucker.
error-printing-no-answer = { $printer } hat nicht rechtzeitig geantwortet.
    .not-done = Ob die Briefe gedruckt sind, ist nicht bekannt.
    .next = Den Drucker und seine Warteschlange ansehen, bevor noch einmal gedruckt wird.

error-card-not-issued = Dieser Host hat für die Karte keinen abgeschlossenen Auftrag.
    .not-done = { card-as-it-was }
    .next = Mit dem Host arbeiten, der die Karte ausgestellt hat.
error-card-has-open-order = Für die Karte ist ein Auftrag offen: { $order }.
    .not-done = { card-as-it-was }
    .next = Den Auftrag abschließen oder verwerfen oder die Karte erneut einreichen.
error-puk-not-held = Der Host hat die PUK der Karte nicht.
    .not-done = { card-as-it-was }
    .next = { $in ->
        [window] Die PUK eingeben, falls der Inhaber sie hat.
       *[terminal] Die PUK eingeben, falls der Inhaber sie hat: --host-puk weglassen.
    }

left-behind-pin-as-before = Die Karte hat die PIN, die sie hatte, und der Host weiß, dass nichts daraus wurde.
left-behind-new-pin-in-doubt = Die Karte hat entweder die PIN, die sie hatte, oder die neue; welche, ließ sich am Arbeitsplatz nicht feststellen.
    .next = { $in ->
        [window] Die Karte entsperren, was ihr in jedem Fall eine neue PIN gibt.
       *[terminal] Die Karte entsperren, was ihr in jedem Fall eine neue PIN gibt: countersign unblock.
    }
left-behind-new-pin-not-noted = Die Karte hat eine neue PIN, die niemand notiert hat.
    .next = { $in ->
        [window] Die Karte entsperren, was ihr eine andere PIN gibt.
       *[terminal] Die Karte entsperren, was ihr eine andere PIN gibt: countersign unblock.
    }
left-behind-new-pin-not-told = Die Karte hat ihre neue PIN, aber der Host hat keine Quittung dafür: Eine Mail oder ein Brief mit der PIN verlässt den Host nicht.
    .next = { $in ->
        [window] Die Karte entsperren, falls der Inhaber die neue PIN nicht schon hat.
       *[terminal] Die Karte entsperren, falls der Inhaber die neue PIN nicht schon hat: countersign unblock.
    }

## The clipboard

error-copy-not-allowed = An diesem Arbeitsplatz werden PIN-Codes nicht kopiert (pin.allow_copy).
    .not-done = Es wurde nichts kopiert.
    .next = Den PIN-Code notieren oder sich an die Betreuung dieses Computers wenden.
error-pin-not-copied = Die Zwischenablage des Systems hat den PIN-Code nicht angenommen.
    .not-done = Es wurde nichts kopiert.
    .next = Den PIN-Code notieren.
