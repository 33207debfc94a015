### The window's Activity tab: what officers did, newest first, and what is still open. An order, a certificate and a card
### in full.

## The list

activity-list = Was getan wurde
activity-which = Welche
activity-which-open = Offene Aufträge
activity-which-own = Eigene
activity-which-all = Von allen
activity-search = Suchen
activity-search-hint = Inhaber, Karte, Verfahren, Auftrag, Brief-ID, Grund, Seriennummer; # und Ziffern für eine Zertifikat-ID
activity-when = Wann
activity-what = Was
activity-count = { $more ->
    [yes] Die neuesten { $count }: Für ältere scrollen oder mehr laden.
   *[no] { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }
 }
activity-none-open-title = Kein Auftrag ist offen
activity-none-open-next = Ein Auftrag ist von seiner Freigabe an offen, bis die Karte fertig ist oder er verworfen wird.
activity-none-title = Noch wurde nichts getan
activity-none-next = Aufträge, Wiederherstellungsanträge und Entscheidungen stehen hier, sobald sie signiert sind.
activity-none-found-title = Nichts gefunden
activity-none-found-next = Die Suche ändern oder unter allen suchen.
activity-kind = { $kind ->
    [abandon] Verwerfung
    [recovery-request] Wieder{ "\u00AD" }herstellungs{ "\u00AD" }antrag
    [recovery-approval] Genehmigung
    [recovery-refusal] Ablehnung
    [unblock] Entsperrung
    [change-pin] PIN-Änderung
    [letter-ids] Brief-IDs
    [letter-print] Briefdruck
    [letter-reprint] Briefdruck, erneut
    [mail-resend] PIN-Mail, erneut
   *[issue] { $state ->
        [completed] Abgeschlossen
        [abandoned] Verworfen
        [superseded] Abgelöst
        [expired] Abgelaufen
       *[open] Offen
    }
 }

## An entry

activity-entry-title = { $kind ->
    [abandon] Verworfener Auftrag
    [recovery-request] Wiederherstellungsantrag
    [recovery-approval] Genehmigung einer Wiederherstellung
    [recovery-refusal] Ablehnung einer Wiederherstellung
    [unblock] Entsperrung einer Karte
    [change-pin] PIN-Änderung einer Karte
    [letter-ids] Im Voraus angelegte Brief-IDs
    [letter-print] Druck von PIN-Briefen
    [letter-reprint] Erneuter Druck von PIN-Briefen
    [mail-resend] PIN-Mail, erneut gesendet
   *[issue] Auftrag
 }
activity-done-by = { $kind ->
    [abandon] Verworfen von
    [recovery-request] Beantragt von
    [recovery-approval] Genehmigt von
    [recovery-refusal] Abgelehnt von
   *[issue] Signiert von
 }
activity-done-at = { $kind ->
    [abandon] Verworfen
    [recovery-request] Beantragt
    [recovery-approval] Genehmigt
    [recovery-refusal] Abgelehnt
   *[issue] Signiert
 }
activity-reason = Grund
activity-request-digest = Antrag
activity-order-signed-by = Auftrag signiert von
activity-act-not-done = { $what }, { $state ->
    [open] offen
    [not-done] nicht ausgeführt
    [superseded] abgelöst
   *[expired] nicht bestätigt
 }
activity-act-came = Was daraus wurde
activity-act-outcome = { $state ->
    [open] Freigegeben; die Quittung steht aus.
    [done] { $kind ->
        [letter-ids] Die IDs wurden angelegt.
        [letter-print] Das System hat sie zum Drucken angenommen.
        [letter-reprint] Das System hat sie zum Drucken angenommen.
        [mail-resend] Die Mail wurde erneut eingereiht.
       *[service] { $pin ->
            [entered] Die Karte hat eine neue PIN, die bei der Registrierungsstelle eingegeben wurde.
           *[system] Die Karte hat eine neue PIN, die das System erzeugt hat.
        }
    }
    [not-done] { $why ->
        [wrong-puk] Die PUK war falsch. Die Karte hat die PIN, die sie hatte.
        [puk-blocked] Die PUK ist blockiert. Die Karte hat die PIN, die sie hatte.
        [wrong-pin] Die PIN der Karte wurde falsch eingegeben. Die Karte behält sie.
        [pin-blocked] Die PIN ist blockiert. Die Karte behält sie.
        [new-pin-refused] Die Karte hat die neue PIN abgelehnt. Sie hat die, die sie hatte.
        [declined] Es wurde abgebrochen. Die Karte hat die PIN, die sie hatte.
        [card] Die Karte oder der Weg zu ihr hat versagt. Die Karte hat die PIN, die sie hatte.
       *[none] Sie wurden nicht gedruckt und warten wie zuvor.
    }
    [superseded] Der nächste Auftrag der Karte kam vor der Quittung. Ob die Karte diese PIN hat, weiß der Host nicht; nichts wurde gemailt oder gedruckt.
   *[expired] { $kind ->
        [letter-print] Ob sie gedruckt wurden, hat der Arbeitsplatz nicht gemeldet: Sie gelten als gedruckt.
        [letter-reprint] Ob sie gedruckt wurden, hat der Arbeitsplatz nicht gemeldet: Sie gelten als gedruckt.
       *[service] Rechtzeitig kam keine Quittung. Ob die Karte die neue PIN hat, weiß der Host nicht; nichts wurde gemailt oder gedruckt. Die Karte noch einmal entsperren.
    }
 }
activity-act-letters = { $count ->
    [one] Brief-ID
   *[other] Brief-IDs
 }
activity-act-letters-row = { $count }: von { $first } bis { $last }
activity-act-ended = Beendet
activity-request-where = Ein noch offener Antrag steht auf der Registerkarte „Archiv“.

## An order

order-details-loading = Host wird nach dem Auftrag gefragt
order-certificates = { $count ->
    [one] Zertifikat
   *[other] Zertifikate ({ $count })
 }
order-certificate-id = Zertifikat-ID { $id }
order-certificate-until = gültig bis { $until }
order-no-certificates = In diesem Auftrag wurde kein Zertifikat ausgestellt.
order-certificate-open = Zertifikat-ID { $id }: alle Felder
order-certificate-state = { $state ->
    [revoked] Widerrufen
    [published] Veröffentlicht
   *[unpublished] Nicht veröffentlicht
 }
order-steps = Schritte
order-step = { $event ->
    [granted] Freigegeben
    [executing] Auftrag angenommen, Ausstellung läuft
    [fulfilled] Zertifikate ausgestellt
    [completed] Quittung: Die Karte ist fertig
    [abandoned] Verworfen, Zertifikate widerrufen
    [superseded] Durch den nächsten Auftrag der Karte abgelöst
    [expired] Freigabe abgelaufen
   *[other] { $event }
 }
order-step-after = Nach
order-step-by-host = der Host
order-keys = Schlüssel, wie signiert
order-key-new = { $action }, neuer Schlüssel { $algorithm }
order-fields = Was eingegeben wurde, wie signiert
order-documents = Dokumente beim Host
order-document = { $document ->
    [open-request] Eröffnungsanfrage, signiert vom Bearbeiter
    [order] Auftrag, signiert vom Bearbeiter
    [fulfilment] Erfüllung, signiert vom Host
    [receipt] Quittung, signiert mit dem Auftragsschlüssel
    [abandoned-by] Verwerfung, signiert von einem Bearbeiter
   *[other] { $document }
 }
order-document-name = { $document ->
    [open-request] Eröffnungsanfrage
    [order] Auftrag
    [fulfilment] Erfüllung
    [receipt] Quittung
    [abandoned-by] Verwerfung
   *[other] { $document }
 }
order-card-open = Einzelheiten der Karte
order-id = Auftrags-ID

## Its signature

order-verify = Signatur prüfen
order-verifying = Signaturen werden geprüft
order-verified = Die Signaturen halten der Prüfung stand.
order-verified-words = Signiert von { $signed-by }. Das Zertifikat stammt von einer Zertifizierungsstelle, der der Host bei Bearbeitern vertraut, und war gültig, als der Host den Auftrag annahm ({ $at }).
order-verified-abandoned = Auch die Verwerfung hält der Prüfung stand: { $signed-by }, { $at }.
order-verified-signer = Signiert von
order-verified-signer-serial = Seriennummer dieses Zertifikats
order-verified-authorities = { $count ->
    [one] Zertifizierungsstelle
   *[other] Zertifizierungsstellen
 }
order-verified-at = Geprüft um
order-verified-documents = Geprüft
order-verified-digest = SHA-256 des Signierten

## Exporting it

order-export = Exportieren…
order-exporting = Wird exportiert
order-exported = Nach { $folder } geschrieben
order-exported-files = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
 }: { $files }
order-exported-line = In diesem Ordner prüft diese Zeile den Auftrag mit OpenSSL, jetzt und noch nach Jahren:
order-exported-copy = Zeile kopieren

## An order that is open

order-standing = Was jetzt gilt
order-standing-host = Beim Host
order-standing-card = Auf der Karte
order-standing-finish = Der nächste Auftrag der Karte löst diesen ab, und seine Zertifikate werden widerrufen. Oder ihn hier verwerfen.
order-abandon = Verwerfen…
order-abandon-title = Diesen Auftrag verwerfen?
order-abandon-means = Das kann nicht zurückgenommen werden. Was auf der Karte ist, bleibt dort und ist nicht mehr brauchbar.
order-abandon-revokes = { $count ->
    [0] Kein Zertifikat wird widerrufen: Es wurde keines ausgestellt.
    [one] Dieses Zertifikat wird widerrufen:
   *[other] Diese { $count } Zertifikate werden widerrufen:
 }
order-abandon-certificate = Schlüssel { $key }: Zertifikat-ID { $id }, Seriennummer { $serial }, { $subject }
order-abandon-reason = Grund
order-abandon-reason-hint = Der Grund wird signiert und im Audit aufbewahrt.
order-abandon-reason-missing = Angeben, warum der Auftrag verworfen wird.
order-abandon-go = Signieren und verwerfen
order-abandoned = Der Auftrag ist verworfen, und seine Zertifikate sind widerrufen.

## Where an order is named elsewhere

order-show = In Aktivität zeigen
order-show-of = Auftrag { $order } in Aktivität zeigen
order-show-event = { $what }: Auftrag { $order } in Aktivität zeigen

## A certificate

certificate-all-fields = Alle Felder…
certificate-title = Zertifikat
certificate-title-key = Zertifikat von Schlüssel { $key }
certificate-asking = Zertifikat wird gelesen
certificate-at-host = Beim Host
certificate-not-of-host = Der Host hat es nicht ausgestellt.
certificate-key-place = Schlüssel auf der Karte
certificate-issued-at = Ausgestellt
certificate-published-at = Veröffentlicht
certificate-not-published = nicht veröffentlicht
certificate-revoked-at = Widerrufen
certificate-revoked-because = { $time }, { $reason ->
    [unspecified] ohne Angabe eines Grundes
    [keyCompromise] Schlüssel kompromittiert
    [cACompromise] Zertifizierungsstelle kompromittiert
    [affiliationChanged] Zugehörigkeit geändert
    [superseded] ersetzt
    [cessationOfOperation] nicht mehr benötigt
    [certificateHold] ausgesetzt
    [removeFromCRL] aus der Liste entfernt
    [privilegeWithdrawn] Berechtigung entzogen
    [aACompromise] Attributstelle kompromittiert
    [none] ohne Angabe eines Grundes
   *[other] { $reason }
 }
certificate-not-revoked = nicht widerrufen
certificate-archived = Privater Schlüssel
certificate-archived-yes = beim Host archiviert
certificate-archived-no = nicht archiviert
certificate-fields = Felder
certificate-is-critical = kritisch
certificate-unread = Hier nicht bekannt; seine Bytes stehen unten.
certificate-raw = Rohe Felder
certificate-raw-show = Rohe Felder zeigen
certificate-raw-hide = Rohe Felder verbergen
certificate-pem = PEM
certificate-pem-copy = PEM kopieren

## A card

card-details = Einzelheiten der Karte
card-title = Karte
card-asking = Angaben zur Karte werden abgefragt
card-now = Jetzt im Kartenleser
card-not-here = Sie liegt hier in keinem Kartenleser.
card-product = Produkt
card-its-guid = GUID
card-pin = PIN
card-puk = PUK
card-places = Schlüssel
card-places-used = { $used } von { $places } Plätzen enthalten einen Schlüssel oder ein Zertifikat
card-management-key = Management-Schlüssel
card-management-key-value = { $cipher }{ $factory ->
    [yes] , ab Werk
   *[no] { "" }
 }
card-reference = { $tries-left ->
    [none] von der Karte nicht angegeben
    [0] blockiert
    [one] 1 Versuch übrig
   *[other] { $tries-left } Versuche übrig
 }{ $factory ->
    [yes] , ab Werk
   *[no] { "" }
 }
card-stock = Im Bestand
card-not-in-stock = Sie ist nicht im Bestand des Hosts.
card-type = Kartentyp
card-producer = Hersteller
card-imported = In den Bestand aufgenommen
card-key-fingerprint = Kartenschlüssel, SHA-256
card-pin-at-host = PIN beim Host
card-pin-at-host-value = { $pin ->
    [production] die von der Produktion gesetzte
    [known] die eines Vorgangs ohne Quittung
   *[unknown-to-host] nicht bekannt: Der Inhaber hat sie
 }
card-stock-keys = Schlüssel aus der Produktion
card-stock-key-state = { $state ->
    [overwritten] überschrieben { $time }
    [replaced] Transportzertifikat ersetzt { $time }
   *[there] wie geliefert
 }
card-transport-certificate = Transportzertifikat
card-certificates = Zertifikate
card-no-certificates = Der Host hat für sie kein Zertifikat ausgestellt.
card-certificate-state = { $state ->
    [unpublished] Nicht veröffentlicht
    [live] Gültig
    [revoked] Widerrufen
    [expired] Abgelaufen
   *[gone] Schlüssel ist weg
 }
card-history = Verlauf
card-no-history = Mit ihr wurde noch nichts getan.
card-event = { $event ->
    [imported] In den Bestand aufgenommen
    [officer-card] Zur Bearbeiterkarte gemacht
    [granted] Auftrag freigegeben
    [executing] Auftrag angenommen, Ausstellung läuft
    [fulfilled] Zertifikate ausgestellt
    [completed] Ausgestellt: Quittung angenommen
    [abandoned] Auftrag verworfen
    [superseded] Auftrag abgelöst
    [expired] Freigabe abgelaufen
    [unblocked] Entsperrt: neue PIN
    [pin-changed] PIN geändert
   *[other] { $event }
 }
