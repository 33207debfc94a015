### The window's PIN letters tab: letters that are printed, their IDs, and PIN mails.

pin-letters = PIN-Briefe
pin-letters-what = Was aufgelistet wird
pin-letters-letters = Briefe
pin-letters-mails = Mails

## The letters

letters-state = Zustand
letters-state-all = Alle
letter-state-name = { $state ->
    [waiting] Wartet
    [ready] Bereit
    [printed] Gedruckt
    [erased] Gelöscht
   *[other] { $state }
 }
letters-search = Suchen
letters-search-hint = Brief-ID, Inhaber oder Karte
letters-mark = Auch { $id } drucken
letters-mark-heading = Zum Drucken gewählt
letters-mark-first = Die ersten { $most } druckbaren wählen
pin-letter-id = Brief-ID
letter-id-part = { $id } ({ $part }/{ $parts })
pin-letter-ordered = Beauftragt
letter-ordered-by = Beauftragt von
letter-addressed-to = Adressiert an
pin-letter-part = Teil
letter-part-of = { $part } von { $parts }; beide haben diese ID
letter-contents = Inhalt
letter-contents-value = { $says ->
    [pin] PIN
    [puk] PUK
    [both] PIN und PUK
   *[neither] weder PIN noch PUK
 }
letter-state-means = { $state ->
    [waiting] Er kann gedruckt werden, sobald die Karte fertig ist.
    [ready] Er kann gedruckt werden.
    [printed] Er wurde gedruckt. Was darin steht, wird einige Tage versiegelt aufbewahrt, falls er noch einmal gedruckt werden muss.
   *[erased] Was darin stand, ist gelöscht.
 }
letter-prints = Gedruckt
letter-never-printed = Noch nicht gedruckt
letter-print-outcome = { $outcome ->
    [printed] gedruckt
    [not-printed] nicht gedruckt
   *[not-told] herausgegeben; ob er gedruckt wurde, wurde nicht gemeldet
 }
letter-print-line = { $time }, { $officer }: { $outcome }
letter-print-reason = Grund: { $reason }
letters-count = { $more ->
    [yes] Die neuesten { $count }: für ältere nach unten blättern oder mehr laden.
   *[no] { $count ->
        [one] 1 Brief
       *[other] { $count } Briefe
    }
 }
pin-letters-ready = { $count ->
    [0] Keiner bereit
    [one] 1 bereit
   *[other] { $count } bereit
 }
letters-free-ids = { $count ->
    [0] keine Brief-ID frei
    [one] 1 Brief-ID frei
   *[other] { $count } Brief-IDs frei
 }
letters-marked = { $not-listed ->
    [0] { $count } gewählt
   *[other] { $count } gewählt, { $not-listed } nicht in der Liste
 }
letters-unmark = Keinen wählen
shortcut-mark = Einen Brief wählen
key-mark = Leertaste
shortcut-mark-range = Alle bis zu einem anderen wählen
key-mark-range = Umschalt und Pfeiltasten
shortcut-mark-first = Die ersten druckbaren wählen
key-mark-first = { $system ->
    [macos] ⌘ A
   *[other] Strg A
 }
letters-none-title = Es gibt noch keinen PIN-Brief
letters-none-next = Ein Brief kommt hierher, sobald eine Karte beauftragt wird, deren PIN oder PUK per Brief geht.
letters-none-ready-title = Kein Brief ist bereit
letters-none-ready-next = Ein Brief ist bereit, sobald seine Karte fertig ist. „Alle“ zeigt die anderen.
letters-none-found-title = Nichts gefunden
letters-none-found-next = Die Suche ändern oder einen anderen Zustand wählen.

## One as it will look

letter-preview = Vorschau
letter-preview-title = Brief { $id }
letter-preview-means = Wie er gedruckt wird; anstelle seiner Geheimnisse stehen Punkte.
letter-preview-page = Seite { $page } des Briefs, mit Punkten anstelle seiner Geheimnisse
letter-preview-failed = Das Bild konnte nicht dargestellt werden.

## Printing

letters-print = { $count ->
    [0] Drucken…
    [one] Brief drucken…
   *[other] { $count } Briefe drucken…
 }
letters-print-nothing = Zuerst einen Brief wählen.
letters-print-waiting = Ein Brief, dessen Karte noch nicht fertig ist, kann nicht gedruckt werden.
letters-print-erased = Ein gelöschter Brief kann nicht gedruckt werden.
letters-print-many = Höchstens { $most } Briefe werden auf einmal gedruckt.
letters-print-title = { $count ->
    [one] Diesen Brief drucken
   *[other] { $count } Briefe drucken
 }
letters-print-means = { $again ->
    [0] Ein Brief wird einmal gedruckt.
   *[other] Was schon gedruckt wurde, wird aus dem angegebenen Grund noch einmal gedruckt.
 } Was von wem und wann gedruckt wurde, wird im Audit aufbewahrt.
letters-print-listed = Briefe, in der Reihenfolge, in der sie gedruckt werden
letters-print-line = { $letter } · { $holder }
letters-print-again = schon gedruckt
letters-printer = Drucker
letters-printer-choose = Drucker wählen
letters-printer-missing = Einen Drucker wählen.
letters-printer-set = für diesen Arbeitsplatz eingestellt
letters-printer-default = der Standarddrucker des Systems
letters-printer-not-there = „{ $printer }“, für diesen Arbeitsplatz eingestellt, ist nicht da.
letters-printers-asking = Drucker des Systems werden abgefragt
letters-printers-none = Das System hat keinen Drucker. Einen einrichten und „Erneut versuchen“ wählen.
letters-print-reason = Grund
letters-print-reason-hint = { $count ->
    [one] Einer wurde schon gedruckt. Der Grund wird signiert und im Audit aufbewahrt.
   *[other] { $count } davon wurden schon gedruckt. Der Grund wird signiert und im Audit aufbewahrt.
 }
letters-print-reason-missing = Angeben, warum noch einmal gedruckt wird.
letters-print-go = Signieren und drucken
pin-letters-printed = { $count ->
    [one] 1 Brief wurde an „{ $printer }“ übergeben.
   *[other] { $count } Briefe wurden an „{ $printer }“ übergeben.
 } Was herauskommt, sofort an sich nehmen.

## IDs for paper that is printed ahead

letter-ids-create = IDs anlegen…
letter-ids-title = Brief-IDs anlegen
letter-ids-means = Für Papier, das im Voraus mit IDs bedruckt wird. Jede ist um 1 höher als die vorige und wird für den nächsten Brief vorgeschlagen.
letter-ids-prefix = Präfix
letter-ids-prefix-hint = A bis Z, 0 bis 9 und -; darf leer sein
letter-ids-prefix-wrong = In einer ID können nur A bis Z, 0 bis 9 und - stehen.
letter-ids-first = Erste Nummer
letter-ids-first-hint = Die nächste freie
letter-ids-first-wrong = Eine ganze Zahl, mindestens 0.
letter-ids-digits = Ziffern
letter-ids-digits-hint = 1 bis 12; kürzere Nummern beginnen mit Nullen
letter-ids-digits-wrong = Eine ganze Zahl von 1 bis 12.
letter-ids-number = Anzahl
letter-ids-number-hint = Höchstens { $most }
letter-ids-number-wrong = Eine ganze Zahl von 1 bis { $most }.
letter-ids-too-long = Eine ID hat höchstens { $most } Zeichen.
letter-ids-preview = Diese IDs
letter-ids-preview-row = { $count ->
    [one] { $first }
   *[other] { $first } bis { $last }
 }
letter-ids-missing = Die Felder ausfüllen.
letter-ids-go = Signieren und anlegen
pin-letter-ids-created = { $count ->
    [one] 1 Brief-ID wurde angelegt: { $first }.
   *[other] { $count } Brief-IDs wurden angelegt: { $first } bis { $last }.
 }

## PIN mails

mail-state-name = { $state ->
    [waiting] Wartet
    [queued] Eingereiht
    [sent] Gesendet
    [failed] Fehlgeschlagen
    [erased] Gelöscht
   *[other] { $state }
 }
mail-state-means = { $state ->
    [waiting] Sie wird gesendet, sobald die Karte fertig ist.
    [queued] Sie wartet auf den Versand.
    [sent] Sie wurde gesendet. Der Host hat die PIN nicht mehr.
    [failed] Sie wurde nicht angenommen. Die PIN wird einige Tage versiegelt aufbewahrt, damit sie noch einmal gesendet werden kann.
   *[erased] Die PIN wurde gelöscht, bevor sie gesendet wurde.
 }
mail-title = PIN-Mail
pin-mail-address = Adresse
pin-mail-attempts = Versuche
mail-changed = Letzte Änderung
mail-next = Nächster Versuch
pin-mail-answer = Antwort auf die Mail
mails-count = { $more ->
    [yes] Die neuesten { $count }: für ältere nach unten blättern oder mehr laden.
   *[no] { $count ->
        [one] 1 Mail
       *[other] { $count } Mails
    }
 }
pin-mails-failed = { $count ->
    [0] Keine fehlgeschlagen
    [one] 1 fehlgeschlagen
   *[other] { $count } fehlgeschlagen
 }
mails-none-title = Es gibt noch keine PIN-Mail
mails-none-next = Eine Mail kommt hierher, sobald eine Karte beauftragt wird, deren PIN per E-Mail geht.
mails-none-found-title = Keine Mail ist in diesem Zustand
mails-none-found-next = „Alle“ zeigt die anderen.
mails-not-set-up-title = Der Host ist nicht für den Mailversand eingerichtet
mails-not-set-up-next = Die Host-Betreuung richtet ihn ein. Bis dahin wird keine Karte beauftragt, deren PIN per E-Mail geht.
pin-mails-not-set-up = Der Host ist nicht für den Mailversand eingerichtet: Was eingereiht ist, wartet.
mail-resend = Erneut senden…
mail-resend-only-failed = Nur eine fehlgeschlagene Mail kann erneut gesendet werden.
mail-resend-title = Diese PIN-Mail erneut senden
mail-resend-means = Die PIN geht an die Adresse unten. Adresse und Grund werden signiert und im Audit aufbewahrt.
mail-resend-whole = Wird an { $address } gemailt.
mail-resend-reason = Grund
mail-resend-reason-missing = Angeben, warum sie erneut gesendet wird.
mail-resend-go = Signieren und erneut senden
pin-mail-resent = Die Mail an { $address } ist wieder eingereiht.
