### The window's Smart card tab.

smart-card = Smartcard

## The device of the subject card, and the card in it

subject-device = Kartenleser
subject-choose-device = Kartenleser wählen
subject-reload = Neu laden
subject-reload-hint = Liest die Karte und die Verfahren neu; Eingegebenes bleibt
run-holds-device = Der Vorgang belegt die Karte.
subject-use-offered = Die Karte in „{ $device }“ verwenden

device-with-officer-card = Bearbeiterkarte
device-without-card = keine Karte
device-being-read = wird gelesen
device-with-mute-card = Karte antwortet nicht
device-with-unreadable-card = Karte nicht lesbar
device-with-nameless-card = eine Karte, die sich nicht ausweist

subject-state-none = Kein Kartenleser gewählt
subject-state-gone = Nicht angeschlossen
subject-state-empty = Keine Karte
subject-state-mute = Die Karte antwortet nicht
subject-state-reading = Karte wird gelesen
subject-state-unreadable = Nicht gelesen
subject-in-stock = im Bestand
subject-not-in-stock = nicht im Bestand
subject-stock-not-asked = der Host wurde nicht gefragt, ob sie im Bestand ist
subject-transport = { $count ->
    [one] 1 Transportzertifikat
   *[other] { $count } Transportzertifikate
 }, gültig bis { $until } · { $issuer }
subject-certificates = { $certificates ->
    [0] Kein Zertifikat auf der Karte
    [one] 1 Zertifikat auf der Karte
   *[other] { $certificates } Zertifikate auf der Karte
 }
open-order-title = Ein Auftrag für diese Karte blieb offen
open-order-left = Er wurde nicht beendet: Seine Zertifikate sind möglicherweise ausgestellt und zum Teil auf die Karte geschrieben.
open-order-submit = Einreichen löst ihn ab: Seine Zertifikate werden widerrufen.
subject-pin-blocked = PIN blockiert

no-device-title = Kein Kartenleser gefunden
no-device-next = Einen Kartenleser anschließen. Er erscheint hier von selbst.
one-device-title = Es gibt nur einen Kartenleser, und in ihm liegt die Bearbeiterkarte
one-device-next = Für die auszustellende Karte einen zweiten Kartenleser anschließen.
choose-device-title = In welchem Kartenleser liegt die Karte?
choose-device-next = Den Kartenleser mit der auszustellenden Karte wählen. Die Wahl wird gemerkt.
device-gone-title = „{ $device }“ ist nicht angeschlossen
device-gone-next = Wieder anschließen oder einen anderen Kartenleser wählen.
no-card-title = Karte in „{ $device }“ legen
no-card-next = Sie wird von selbst gelesen.
card-mute-title = Die Karte in „{ $device }“ antwortet nicht
card-mute-next = Die Karte herausnehmen, prüfen, wie herum sie gehört, die Kontakte reinigen und die Karte wieder einlegen.
card-issued-title = Diese Karte ist ausgestellt
card-issued-next = Die Karte herausnehmen und die nächste einlegen. „Neu laden“ liest sie neu, um sie zu ändern.
card-nothing-title = Die Karte enthält keinen Schlüssel und kein Zertifikat
card-nothing-next = Ein Verfahren für leere Karten erzeugt die Schlüssel auf ihr.

## The procedure

procedure-find = Verfahren suchen
procedure-recent = Zuletzt
procedure-others = Alle
procedure-none-found = Kein Verfahren heißt so
procedure-revision = Revision { $number }
procedures-loading = Verfahren werden beim Host abgefragt
procedures-hidden = { $count ->
    [one] 1 ausgeblendet · zeigen
   *[other] { $count } ausgeblendet · zeigen
 }
procedures-hidden-title = Ausgeblendete Verfahren
procedures-hidden-hint = Diese sind mit dieser Karte oder für Sie nicht verwendbar.
choose-procedure-title = Verfahren wählen
choose-procedure-next = Es legt fest, welche Zertifikate die Karte erhält und was vom Inhaber anzugeben ist.
no-procedure-title = Der Host hat kein aktives Verfahren
no-procedure-next = Die Host-Betreuung aktiviert eines. Danach „Neu laden“ wählen.
no-procedure-for-card-title = Kein Verfahren ist für diese Karte
no-procedure-for-card-next = Die ausgeblendeten ansehen: Jedes sagt, warum es nicht verwendbar ist.

## The content table

content = Inhalt
content-reading = Karte wird gelesen
content-action-of = Aktion für { $key }: { $action }
content-algorithm-of = Algorithmus des neuen Schlüssels { $key }: { $algorithm }
content-certificate = Zertifikat, gültig bis
content-algorithm = Neuer Schlüssel
action-blank = –
action-none = keine
action-blank-hint = Diesen Schlüssel lassen, wie er ist
action-add-hint = Ein Zertifikat für diesen Schlüssel, auf der Karte gespeichert
action-redo-hint = Ersetzen, was dort ist
action-issue-hint = Ein weiteres Zertifikat, nicht auf der Karte gespeichert
certificate-kind = { $kind ->
    [transport] Transport
    [own] Gültig
    [spent] Ungültig
    [foreign] Fremd
    [malformed] Unlesbar
    [unknown] Vorhanden
   *[absent] –
 }
certificate-kind-hint = { $kind ->
    [transport] Weist nach, dass Karte und Schlüssel aus der vertrauten Produktion kommen
    [own] Von diesem Host ausgestellt und gültig
    [spent] Von diesem Host ausgestellt und nicht mehr brauchbar
    [foreign] Von jemand anderem ausgestellt
    [malformed] Was hier liegt, ist kein Zertifikat
   *[absent] Hier liegt kein Zertifikat
 }
certificate-details-of = Zertifikat von Schlüssel { $key }
certificate-valid-from = Gültig ab
certificate-fingerprint = SHA-256
key-without-key = kein Schlüssel
key-unsupported = { $algorithm }: Dafür kann kein Zertifikat ausgestellt werden
algorithm-name = { $algorithm ->
    [eccp256] P-256
    [eccp384] P-384
    [rsa2048] RSA-2048
    [rsa3072] RSA-3072
    [rsa4096] RSA-4096
   *[other] { $algorithm }
 }

## The holder's fields

holder-fields = Felder
holder-fields-hint = Welche Felder angezeigt werden
holder-fields-all-shown = Alle Felder werden immer angezeigt
holder-clear = Leeren
holder-clear-hint = Leert, was eingegeben und gewählt wurde; Kartenleser und Verfahren bleiben
fields-dropped-here = Nicht im Zertifikat: { $fields }
field-dropped-hidden = { $label } (ausgeblendet)
no-fields = Das Verfahren verlangt keine Angaben.
holder-waits-for-card = Die Felder erscheinen, sobald die Karte gelesen ist.

## Submitting

submit = Einreichen
submitting = Wird eingereicht
submit-summary = { $certificates ->
    [0] Kein neues Zertifikat
    [one] 1 Zertifikat
   *[other] { $certificates } Zertifikate
 }{ $generated ->
    [0] { "" }
    [one] , 1 neuer Schlüssel
   *[other] , { $generated } neue Schlüssel
 }{ $archived ->
    [0] { "" }
    [one] , 1 archivierter Schlüssel
   *[other] , { $archived } archivierte Schlüssel
 }{ $recovered ->
    [0] { "" }
    [one] , 1 wiederhergestellter Schlüssel
   *[other] , { $recovered } wiederhergestellte Schlüssel
 }{ $overwritten-keys ->
    [0] { "" }
    [one] , 1 Schlüssel geht verloren
   *[other] , { $overwritten-keys } Schlüssel gehen verloren
 } · { $pin ->
    [show-at-ra] PIN wird hier angezeigt
    [email] PIN per E-Mail
    [letter] PIN per Brief
    [unchanged] PIN bleibt
   *[enter-at-ra] PIN wird hier eingegeben
 }
submit-holder-pin = der Inhaber gibt die PIN ein
submit-supersedes = Löst den offenen Auftrag der Karte ab
submit-words = Was signiert wird
submit-words-title = Was signiert wird
submit-words-added = Nonce, IDs, öffentliche Schlüssel und Nachweise kommen beim Signieren hinzu.
submit-words-was = Was signiert ist
submit-more-missing = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
 }
submit-missing-title = Was fehlt
submit-needs-card = Zuerst die auszustellende Karte einlegen.
submit-needs-reading = Die Karte wird gelesen.
submit-needs-reload = Die Karte wurde nicht gelesen. „Neu laden“ versucht es erneut.
submit-needs-next-card = Zuerst die nächste Karte einlegen.
submit-needs-procedure = Zuerst ein Verfahren wählen.
submit-needs-pin = Die Signatur-PIN eingeben.
signature-pin = Signatur-PIN
signature-pin-refused = { $code ->
    [wrong-pin] Falsche PIN
    [pin-blocked] PIN blockiert
   *[other] Das ist keine PIN
 }

## The run

run-of-card = { $procedure }, { $card }
run-step-waiting = nicht begonnen
run-step-running = läuft
run-step-waiting-for-touch = Karte berühren
run-step-waiting-for-answer = wartet auf eine Antwort
run-step-done = fertig
run-step-failed = fehlgeschlagen
run-at-key = { $doing }: Schlüssel { $key }
run-announce = { $step }: { $state }
run-cancel = Abbrechen
run-stop = Nach diesem Schritt anhalten
run-cancelling = Wird abgebrochen
run-stopping = Hält nach diesem Schritt an
run-means-free = Noch ist nichts verändert: Abbrechen hinterlässt nichts.
run-means-leaves-new-keys = Anhalten hinterlässt möglicherweise neue Schlüssel ohne Zertifikate auf der Karte; ausgestellt wird nichts.
run-means-leaves-open-order = Zertifikate sind ausgestellt und noch nicht alle auf der Karte. Anhalten lässt den Auftrag offen, bis er verworfen oder durch den nächsten Auftrag der Karte abgelöst wird.
run-means-no = Abschluss: Was noch fehlt, wird ohne Halt erledigt.

## What a run asks

ask-holder-pin-title = Der Inhaber gibt die PIN der Karte ein
ask-holder-pin-why = { $purpose ->
    [change-pin] Der Inhaber gibt die jetzige PIN der Karte ein; sie wird ersetzt.
   *[issue] Schlüssel auf der Karte werden benutzt, und der Host hat ihre PIN nicht. Der Inhaber gibt sie ein.
 }
ask-holder-pin-label = PIN des Inhabers
ask-holder-pin-give = Diese PIN verwenden
ask-holder-pin-decline = Ohne sie anhalten
ask-holder-pin-decline-means = Ohne sie anhalten: { $purpose ->
    [change-pin] Die Karte behält ihre PIN.
   *[issue] Es wird nichts ausgestellt.
 }
ask-holder-pin-missing = Den Inhaber die PIN eingeben lassen.
ask-card-in = { $card }, in „{ $device }“
new-pin-title = PIN eingeben
new-pin-set = Diese PIN setzen
new-pin-cancel = Erzeugte PIN setzen und anzeigen
new-pin-not-yet = Eine PIN, die alle Regeln erfüllt, zweimal eingeben.
new-pin-refused = { $count ->
    [one] Diese PIN verletzt eine Regel. Eine andere eingeben.
   *[other] Diese PIN verletzt { $count } Regeln. Eine andere eingeben.
 }
pin-code-title = PIN-Code der Karte
pin-code-once = Er wird hier und nirgends sonst angezeigt. Dem Inhaber übergeben oder für ihn aufschreiben.
pin-code-hides-in = Verdeckt in { $seconds } s
pin-code-hidden = Verdeckt
pin-code-longer = Länger anzeigen
pin-code-show-again = Wieder anzeigen
pin-code-noted = Notiert
pin-code-not-noted = Nicht notiert
pin-code-not-noted-means = Nicht notiert: Der Vorgang endet ohne Quittung, und der Auftrag bleibt offen. Der nächste Auftrag der Karte setzt eine andere PIN.
pin-code-taking = PIN wird geholt
pin-code-withheld = Noch nicht angezeigt
pin-code-gone-title = Der PIN-Code wurde angezeigt, bevor das Fenster neu geladen wurde.
pin-code-gone = Er wird einmal ausgegeben und kann nicht noch einmal angezeigt werden. Wurde er notiert, dies angeben. Wenn nicht, bleibt der Auftrag offen, und der nächste Auftrag der Karte setzt eine andere PIN.

## How it ended

done-title = Die Karte ist ausgestellt
done-pin-system = Die Karte hat die angezeigte PIN.
done-pin-entered = Die Karte hat die eingegebene PIN.
done-stored = Auf der Karte
done-not-stored = Nicht auf der Karte
done-where = Gespeichert
done-generated = Neue Schlüssel auf der Karte: { $keys }
done-take-card = Die Karte herausnehmen und die nächste einlegen.
next-card = Nächste Karte
next-card-hint = Behält das Verfahren, leert den Inhaber
failed-title = Die Karte ist nicht ausgestellt
failed-in-step = Der Vorgang endete im Schritt „{ $step }“.
failed-order = Auftrag { $order }.
failed-new-keys = Neue Schlüssel ohne Zertifikate: { $keys }.
back-to-form = Zurück zum Formular
