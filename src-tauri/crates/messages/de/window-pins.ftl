### PINs and PUKs in the window's Smart card tab: where they go, PIN code, unblocking a card and changing its PIN.

## Where the PIN goes

pin-mailer-title = Adresse für den PIN-Versand
pin-mailer-means-email = Die PIN wird an diese Adresse gemailt, sobald die Karte fertig ist.
pin-mailer-means-letter = { $secrets ->
    [pin] Die PIN geht mit einem Brief mit dieser ID.
    [puk] Die PUK geht mit einem Brief mit dieser ID.
   *[both] PIN und PUK gehen mit einem Brief mit dieser ID.
 } Gedruckt wird er auf der Registerkarte „PIN-Briefe“.
pin-mailer-address = E-Mail-Adresse
pin-mailer-address-missing = Die Adresse angeben.
pin-mailer-address-wrong = Das ist keine E-Mail-Adresse.
pin-mailer-address-no-domain = Die ganze Adresse mit @ und Domäne angeben.
pin-mailer-address-whole = Wird an { $address } gemailt, sobald die Karte fertig ist.
pin-mailer-address-forbidden = Die Karte geht an diese Adresse: Die PIN muss an eine andere.
pin-mailer-letter = PIN-Brief-ID
pin-mailer-letter-next = Die nächste freie ID. Die nehmen, die auf dem Papier steht.
pin-mailer-letter-none = Keine im Voraus angelegte ID ist frei. Die eingeben, die auf dem Papier steht.
pin-mailer-letter-missing = Die PIN-Brief-ID angeben.
pin-mailer-letter-wrong = Eine PIN-Brief-ID hat 1 bis 32 der Zeichen A bis Z, 0 bis 9 und -.
pin-mailer-go = Weiter
pin-mailer-cancel = Abbrechen
pin-mailer-cancel-means = Abbrechen: Es wird nichts signiert.

## Enter PIN

pinpad-new-pin = Die neue PIN wird an den Tasten von „{ $device }“ eingegeben, zweimal. Sie geht nicht über die Tastatur dieses Computers.
pinpad-new-pin-go = Am Kartenleser beginnen
pinpad-typing-title = { $what ->
    [new-pin] Neue PIN, am Kartenleser
   *[signature-pin] Signatur-PIN, am Kartenleser
 }
pinpad-typing = { $what ->
    [new-pin] Die neue PIN an den Tasten von „{ $device }“ eingeben, zweimal, wie die Anzeige es verlangt.
   *[signature-pin] Die Signatur-PIN an den Tasten von „{ $device }“ eingeben.
 }
pinpad-waiting = Der Kartenleser wartet auf die PIN.
pinpad-cancel-means = { $what ->
    [new-pin] Die rote Taste bricht ab: Dann wird eine erzeugte PIN gesetzt und angezeigt.
   *[signature-pin] Die rote Taste bricht ab; es wird kein Versuch verbraucht.
 }
pinpad-signature-pin = An den Tasten von „{ $device }“ eingeben, wenn dort danach gefragt wird. Das geschieht einmal je Signatur.
pinpad-sign-in = An den Tasten von „{ $device }“ eingeben, nachdem „Anmelden“ gewählt wurde.

## The PIN code and the PUK code

puk-code-title = PUK-Code der Karte
puk-code-taking = PUK wird geholt
puk-code-not-noted-means = Nicht notiert: Der Vorgang endet ohne Quittung, und der Auftrag bleibt offen. Der nächste Auftrag der Karte setzt eine andere PUK.
puk-code-gone-title = Der PUK-Code wurde angezeigt, bevor das Fenster neu geladen wurde.
puk-code-gone = Er wird einmal ausgegeben und kann nicht noch einmal angezeigt werden. Wurde er notiert, dies angeben. Wenn nicht, bleibt der Auftrag offen, und der nächste Auftrag der Karte setzt eine andere PUK.

## How it ended

done-pin-unchanged = Die Karte hat die PIN, die sie hatte.
done-pin-mailed = Die PIN wird an { $address } gemailt.
done-pin-letter = Die PIN geht mit Brief { $letter }.
done-puk = { $puk ->
    [shown] Die Karte hat die angezeigte PUK.
    [letter] Die PUK geht mit Brief { $letter }.
   *[host-only] Die PUK bleibt allein beim Host.
 }
done-taken-in = Die Karte wurde in den Bestand aufgenommen.
done-both-letter = PIN und PUK gehen mit Brief { $letter }.
done-letters-where = Der Brief wird auf der Registerkarte „PIN-Briefe“ gedruckt, von jemandem mit „PIN-Briefe verwalten“.

## After issuing

service-menu = PIN der Karte
service-unblock-open = Karte entsperren…
service-change-pin-open = PIN ändern…
service-unblock = Karte entsperren
service-change-pin = PIN ändern
service-asking = Host wird zur Karte gefragt
service-no-offer = Zuerst muss der Host zur Karte gefragt werden.
service-unblock-means = Entsperren setzt eine neue PIN: Die alte nützt nichts mehr, auch wenn der Inhaber sie noch weiß.
service-change-pin-means = Die neue PIN tritt an die Stelle der alten, die der Inhaber eingibt.
service-new-pin = Neue PIN
service-new-pin-how = { $how ->
    [enter-at-ra] hier eingegeben
    [show-at-ra] erzeugt und hier angezeigt
    [email] erzeugt und gemailt
    [letter] erzeugt und per Brief gesandt
   *[other] { $how }
 }
service-puk-from = PUK der Karte
service-puk-typed = Hier eingeben
service-puk-typed-means = Der Inhaber oder Sie geben sie ein. Sie verlässt diesen Arbeitsplatz nie.
service-puk-host = Vom Host
service-puk-host-means = Einmal verwendet und verzeichnet. Sie sehen sie nie.
service-puk-host-not = Der Host hat keine PUK dieser Karte, die Sie verwenden dürfen.
service-puk-tries = Versuche der PUK
service-puk-blocked = Die PUK ist blockiert: Diese Karte lässt sich nicht mehr entsperren.
service-go = Signieren und beginnen
ask-puk-title = PUK der Karte
ask-puk-why = Die PUK entsperrt die Karte. Sie verlässt diesen Arbeitsplatz nie.
ask-puk-label = PUK-Code
ask-puk-give = Diese PUK verwenden
ask-puk-decline = Ohne sie anhalten
ask-puk-decline-means = Ohne sie anhalten: Die Karte bleibt, wie sie ist.
ask-puk-missing = Die PUK eingeben.
ask-puk-blocks = Sind ihre Versuche verbraucht, kann die Karte nur noch zurückgesetzt werden, und ihre Schlüssel sind verloren.
service-doing-open = Auftrag wird signiert; der Host prüft ihn
service-done-title = { $service ->
    [unblock] Die Karte ist entsperrt
   *[change-pin] Die PIN ist geändert
 }
service-failed-title = { $service ->
    [unblock] Die Karte ist nicht entsperrt
   *[change-pin] Die PIN ist nicht geändert
 }
service-done-next = Die Karte herausnehmen oder mit ihr weiterarbeiten.
service-back = Zurück zur Karte
